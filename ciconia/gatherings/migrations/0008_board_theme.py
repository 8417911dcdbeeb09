"""What boards speak about, a space for each, and, behind the wall, what members say to it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# What a member says is read by nobody else, staff neither: only sums leave it.
WALL = """
ALTER TABLE gatherings_boardvoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_boardvoice FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON gatherings_boardvoice USING (account_id = ciconia_user() OR ciconia_system());
"""


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0007_board"),
        ("programmes", "0011_required_course"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BoardTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("state", models.CharField(max_length=24)),
                ("state_since", models.DateTimeField()),
                ("state_before", models.CharField(blank=True, max_length=24)),
                ("mark", models.CharField(blank=True, max_length=16)),
                ("turn_role", models.CharField(blank=True, max_length=60)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("title", models.CharField(max_length=160)),
                ("why", models.TextField(blank=True)),
                ("language", models.CharField(max_length=8)),
                ("interested", models.PositiveIntegerField(default=0)),
                ("reached_at", models.DateTimeField(blank=True, null=True)),
                ("question", models.CharField(blank=True, max_length=300)),
                ("vote_until", models.DateField(blank=True, null=True)),
                ("yes", models.PositiveIntegerField(default=0)),
                ("no", models.PositiveIntegerField(default=0)),
                ("abstained", models.PositiveIntegerField(default=0)),
                ("conclusion", models.JSONField(blank=True)),
                ("owner", models.CharField(blank=True, max_length=160)),
                ("done_by", models.DateField(blank=True, null=True)),
                ("outcome", models.JSONField(blank=True)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="BoardVoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("interested", models.BooleanField(default=False)),
                (
                    "vote",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No"), ("abstain", "I abstain")], max_length=8
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="space",
            name="space_once",
        ),
        migrations.AddField(
            model_name="space",
            name="board",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="space",
                to="gatherings.board",
            ),
        ),
        migrations.AddConstraint(
            model_name="space",
            constraint=models.UniqueConstraint(
                fields=("programme", "focus", "cohort", "board"), name="space_once", nulls_distinct=False
            ),
        ),
        migrations.AddField(
            model_name="boardtheme",
            name="board",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="themes", to="gatherings.board"
            ),
        ),
        migrations.AddField(
            model_name="boardtheme",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="themes",
                to="gatherings.event",
            ),
        ),
        migrations.AddField(
            model_name="boardtheme",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
            ),
        ),
        migrations.AddField(
            model_name="boardtheme",
            name="turn_person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="boardvoice",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="boardvoice",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="voices", to="gatherings.boardseat"
            ),
        ),
        migrations.AddField(
            model_name="boardvoice",
            name="theme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="voices", to="gatherings.boardtheme"
            ),
        ),
        migrations.AddIndex(
            model_name="boardtheme",
            index=models.Index(fields=["board", "state"], name="board_theme_of"),
        ),
        migrations.AddConstraint(
            model_name="boardtheme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["raised", "planned", "voting", "voted", "concluded", "done", "not_now"])
                ),
                name="board_theme_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="boardtheme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("concluded", "done")), _negated=True),
                    models.Q(models.Q(("owner", ""), _negated=True), ("done_by__isnull", False)),
                    _connector="OR",
                ),
                name="board_theme_owned",
            ),
        ),
        migrations.AddConstraint(
            model_name="boardtheme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "voting"), _negated=True),
                    models.Q(models.Q(("question", ""), _negated=True), ("vote_until__isnull", False)),
                    _connector="OR",
                ),
                name="board_theme_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="boardvoice",
            constraint=models.UniqueConstraint(fields=("theme", "seat"), name="board_voice_once"),
        ),
        migrations.AddConstraint(
            model_name="boardvoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("vote__in", ["", "yes", "no", "abstain"])), name="board_voice_vote"
            ),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
