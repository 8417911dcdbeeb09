"""Spreadsheets of people and organisations that are brought in at once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
ALTER TABLE people_intake ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_intake FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON people_intake USING (ciconia_system() OR account_id = ciconia_user());
CREATE POLICY coordinated ON people_intake USING (programme_id = ANY ((SELECT ciconia_coordinated())::bigint[]));

-- A line is seen with its spreadsheet.
ALTER TABLE people_intakerow ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_intakerow FORCE ROW LEVEL SECURITY;
CREATE POLICY intake ON people_intakerow USING (ciconia_system() OR intake_id IN (SELECT i.id FROM people_intake i));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_merge"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Intake",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("programme_id", models.BigIntegerField()),
                ("focus_id", models.BigIntegerField(null=True)),
                (
                    "what",
                    models.CharField(choices=[("people", "People"), ("organisations", "Organisations")], max_length=16),
                ),
                ("file", models.CharField(max_length=200)),
                ("columns", models.JSONField(default=list)),
                ("notes", models.JSONField(default=list)),
                ("mapping", models.JSONField(default=dict)),
                ("ground", models.CharField(blank=True, max_length=500)),
                ("ground_by", models.CharField(blank=True, max_length=160)),
                ("ground_on", models.DateField(null=True)),
                ("language", models.CharField(default="en", max_length=8)),
                ("by_name", models.CharField(max_length=160)),
                ("total", models.PositiveIntegerField(default=0)),
                ("running", models.BooleanField(default=False)),
                ("read_at", models.DateTimeField()),
                ("checked_at", models.DateTimeField(null=True)),
                ("begun_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("undoing_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IntakeRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("line", models.PositiveIntegerField()),
                ("cells", models.JSONField(default=list)),
                (
                    "fate",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new", "New"),
                            ("same", "Known, nothing changes"),
                            ("changes", "Known, something changes"),
                            ("refused", "Refused"),
                        ],
                        max_length=8,
                    ),
                ),
                ("why", models.JSONField(default=list)),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("is_done", models.BooleanField(default=False)),
                ("is_undone", models.BooleanField(default=False)),
                ("is_kept", models.BooleanField(default=False)),
                ("told_at", models.DateTimeField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
                (
                    "intake",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="people.intake"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="intake",
            index=models.Index(fields=["programme_id", "-id"], name="intake_programme"),
        ),
        migrations.AddConstraint(
            model_name="intake",
            constraint=models.UniqueConstraint(
                condition=models.Q(("running", True)), fields=("programme_id",), name="intake_one_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="intake",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("focus_id", None), ("what", "organisations")),
                    models.Q(("focus_id__isnull", False), ("what", "people")),
                    _connector="OR",
                ),
                name="intake_people_have_a_focus",
            ),
        ),
        migrations.AddIndex(
            model_name="intakerow",
            index=models.Index(fields=["intake", "fate", "line"], name="intake_fate"),
        ),
        migrations.AddIndex(
            model_name="intakerow",
            index=models.Index(condition=models.Q(("is_done", False)), fields=["intake", "line"], name="intake_open"),
        ),
        migrations.AddConstraint(
            model_name="intakerow",
            constraint=models.UniqueConstraint(fields=("intake", "line"), name="intake_line_once"),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
