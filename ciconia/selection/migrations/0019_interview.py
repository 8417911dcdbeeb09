"""Talks with applicants: times kept free, who takes which, and notes for staff alone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
ALTER TABLE selection_interview ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_interview FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON selection_interview USING (ciconia_system());
CREATE POLICY own ON selection_interview USING (
    EXISTS (
        SELECT 1 FROM selection_application a
        WHERE a.id = application_id AND a.person_id = ANY ((SELECT ciconia_own_person())::bigint[])
    )
);
CREATE POLICY staff ON selection_interview USING (focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[]));

ALTER TABLE selection_interviewnote ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_interviewnote FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON selection_interviewnote USING (ciconia_system());
-- Never about oneself, as with assessments.
CREATE POLICY staff ON selection_interviewnote USING (
    EXISTS (
        SELECT 1 FROM selection_interview i JOIN selection_application a ON a.id = i.application_id
        WHERE i.id = interview_id AND i.focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
            AND a.person_id <> ALL ((SELECT ciconia_own_person())::bigint[])
    )
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0014_counted"),
        ("programmes", "0009_selection_setting"),
        ("selection", "0018_applying"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Interview",
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
                ("reads_in", models.CharField(blank=True, max_length=40)),
                ("told", models.PositiveIntegerField(default=0)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to="selection.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "focus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.focus"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
                (
                    "turn_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InterviewNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("text", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="selection.interview"
                    ),
                ),
            ],
            options={
                "ordering": ["interview", "id"],
            },
        ),
        migrations.CreateModel(
            name="InterviewTime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=30)),
                ("zone", models.CharField(max_length=40)),
                ("where", models.CharField(max_length=200)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "interviewer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interview_times",
                        to="selection.opportunity",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "id"],
            },
        ),
        migrations.AddField(
            model_name="interview",
            name="time",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="interview",
                to="selection.interviewtime",
            ),
        ),
        migrations.AddConstraint(
            model_name="interviewtime",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_back_at", None)),
                fields=("interviewer", "starts_at"),
                name="interview_time_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["invited", "others_asked", "fixed", "held", "missed", "cancelled"])),
                name="interview_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("invited", "others_asked", "fixed"))),
                fields=("application",),
                name="interview_one_ahead",
            ),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
