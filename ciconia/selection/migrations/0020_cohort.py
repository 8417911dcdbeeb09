"""Planning rounds: the places, the candidates as the data stood, the drafts of a plan and each change of them."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Who could be placed, and why somebody decided, is for staff who work with people in every country of the round; the
# rounds are looked up once a statement. A round, its places and its drafts say nothing of a person but ids.
OURS = """SELECT c.id FROM selection_cohort c
    WHERE c.programme_id = ANY ((SELECT ciconia_person_programmes())::bigint[])
        OR c.focus_ids <@ (SELECT ciconia_person_limited_focuses())"""
WALL = f"""
ALTER TABLE selection_candidate ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_candidate FORCE ROW LEVEL SECURITY;
CREATE POLICY of_cohort ON selection_candidate USING (ciconia_system() OR cohort_id IN ({OURS}));
ALTER TABLE selection_cohortstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_cohortstep FORCE ROW LEVEL SECURITY;
CREATE POLICY of_draft ON selection_cohortstep USING (
    ciconia_system()
    OR draft_id IN (SELECT d.id FROM selection_cohortdraft d WHERE d.cohort_id IN ({OURS}))
);
"""  # noqa: S608 - put together from constants


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0009_selection_setting"),
        ("selection", "0019_interview"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Cohort",
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
                (
                    "focus_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                ("title", models.CharField(max_length=120)),
                ("ranking_on", models.DateField()),
                ("currency", models.CharField(default="EUR", max_length=3)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("taken_at", models.DateTimeField()),
                ("safeguard", models.TextField(blank=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cohorts", to="programmes.programme"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="CohortDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("version", models.PositiveIntegerField(default=0)),
                ("at", models.DateTimeField()),
                ("rules", models.JSONField(default=dict)),
                (
                    "locks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "forbids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "plan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("figures", models.JSONField(default=dict)),
                ("digest", models.CharField(blank=True, max_length=64)),
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
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="selection.cohort"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.AddField(
            model_name="cohort",
            name="draft",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="selection.cohortdraft"
            ),
        ),
        migrations.CreateModel(
            name="CohortPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("free", models.PositiveSmallIntegerField()),
                ("starts", models.DateField()),
                ("ends", models.DateField()),
                ("cost", models.DecimalField(decimal_places=4, default=0, max_digits=18)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="places", to="selection.cohort"
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="selection.opportunity"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="CohortStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "did",
                    models.CharField(
                        choices=[
                            ("lock", "Locked"),
                            ("forbid", "Forbidden"),
                            ("free", "Left to the plan again"),
                            ("rules", "Rules changed"),
                            ("data", "Data taken anew"),
                        ],
                        max_length=8,
                    ),
                ),
                ("before", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
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
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="selection.cohortdraft"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fit", models.FloatField()),
                ("host_rank", models.PositiveSmallIntegerField(default=0)),
                ("confirmed", models.BooleanField(default=False)),
                ("out", models.CharField(blank=True, max_length=12)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="selection.application"
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="candidates", to="selection.cohort"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("cohort", "application"), name="candidate_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="cohortdraft",
            constraint=models.UniqueConstraint(fields=("cohort", "number"), name="cohort_draft_once"),
        ),
        migrations.AddConstraint(
            model_name="cohort",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "proposed", "approved", "offered", "dropped"])),
                name="cohort_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="cohortplace",
            constraint=models.UniqueConstraint(fields=("cohort", "opportunity"), name="cohort_place_once"),
        ),
        migrations.AddConstraint(
            model_name="cohortplace",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gte", models.F("starts"))), name="cohort_place_dates"
            ),
        ),
        migrations.AddConstraint(
            model_name="cohortplace",
            constraint=models.CheckConstraint(condition=models.Q(("cost__gte", 0)), name="cohort_place_cost"),
        ),
        migrations.AddConstraint(
            model_name="cohortstep",
            constraint=models.UniqueConstraint(fields=("draft", "number"), name="cohort_step_once"),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
