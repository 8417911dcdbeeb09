import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
-- Each side sees what it was asked, never what the other answered; staff see both.
ALTER TABLE results_outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE results_outcome FORCE ROW LEVEL SECURITY;
CREATE POLICY asked_and_staff ON results_outcome USING (
    ciconia_system()
    OR focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
    OR respondent = 'participant' AND person_id = ANY ((SELECT ciconia_own_person())::bigint[])
    OR respondent = 'host'
        AND organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['host contact']))::bigint[])
);

ALTER TABLE results_sighting ENABLE ROW LEVEL SECURITY;
ALTER TABLE results_sighting FORCE ROW LEVEL SECURITY;
CREATE POLICY whoever_sees_the_outcome ON results_sighting USING (
    EXISTS (SELECT 1 FROM results_outcome o WHERE o.id = outcome_id)
);
"""


class Migration(migrations.Migration):
    # The wall: row-level security from the first migration on.

    initial = True

    dependencies = [
        ("delivery", "0001_delivery"),
        ("people", "0001_people"),
        ("programmes", "0001_programmes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("state", models.CharField(max_length=24)),
                ("state_since", models.DateTimeField()),
                ("state_before", models.CharField(blank=True, max_length=24)),
                ("mark", models.CharField(blank=True, max_length=16)),
                ("turn_role", models.CharField(blank=True, max_length=60)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("wave", models.CharField(max_length=24)),
                ("wave_on", models.DateField()),
                (
                    "respondent",
                    models.CharField(
                        choices=[("participant", "Participant"), ("host", "Host institution")], max_length=12
                    ),
                ),
                (
                    "transmission",
                    models.PositiveSmallIntegerField(
                        blank=True, choices=[(0, "None"), (1, "Low"), (2, "Medium"), (3, "High")], null=True
                    ),
                ),
                (
                    "creation",
                    models.PositiveSmallIntegerField(
                        blank=True, choices=[(0, "None"), (1, "Low"), (2, "Medium"), (3, "High")], null=True
                    ),
                ),
                (
                    "organisational",
                    models.PositiveSmallIntegerField(
                        blank=True, choices=[(0, "None"), (1, "Low"), (2, "Medium"), (3, "High")], null=True
                    ),
                ),
                (
                    "changed",
                    models.JSONField(blank=True),
                ),
                (
                    "hindered",
                    models.JSONField(blank=True),
                ),
                ("by_telephone", models.BooleanField(default=False)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "engagement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outcomes", to="delivery.engagement"
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
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
            name="Sighting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "in_use",
                    models.CharField(
                        choices=[("yes", "Still in use"), ("partly", "Partly in use"), ("no", "No longer in use")],
                        max_length=6,
                    ),
                ),
                ("by_whom", models.CharField(blank=True, max_length=200)),
                (
                    "deliverable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sightings", to="delivery.deliverable"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sightings", to="results.outcome"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="outcome",
            index=models.Index(fields=["focus", "state", "wave_on"], name="outcome_focus"),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["planned", "asked", "recorded", "not_answered"])),
                name="outcome_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.UniqueConstraint(fields=("engagement", "wave", "respondent"), name="outcome_once"),
        ),
        migrations.AddConstraint(
            model_name="sighting",
            constraint=models.UniqueConstraint(fields=("outcome", "deliverable"), name="sighting_once"),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
