"""When somebody last said that their profile is true; its own people and staff who see the person may read it."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

WALL = """
ALTER TABLE people_freshness ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_freshness FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON people_freshness USING (
    ciconia_system() OR person_id = ANY ((SELECT ciconia_own_person())::bigint[])
);
CREATE POLICY staff ON people_freshness FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM people_sight s
        WHERE s.person_id = people_freshness.person_id
            AND s.starts <= (SELECT ciconia_today()) AND (s.ends IS NULL OR s.ends > (SELECT ciconia_today()))
            AND (
                s.programme_id = ANY ((SELECT ciconia_person_programmes())::bigint[])
                OR s.focus_id = ANY ((SELECT ciconia_person_limited_focuses())::bigint[])
            )
    )
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_contact_and_tie"),
    ]

    operations = [
        migrations.AddField(
            model_name="consent",
            name="erases_when_silent",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Freshness",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="freshness",
                        serialize=False,
                        to="people.person",
                    ),
                ),
                ("work_on", models.DateField()),
                ("languages_on", models.DateField()),
                ("availability_on", models.DateField()),
                ("context_on", models.DateField()),
                ("contact_on", models.DateField()),
                (
                    "oldest_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Least(
                            models.F("work_on"),
                            models.F("languages_on"),
                            models.F("availability_on"),
                            models.F("context_on"),
                            models.F("contact_on"),
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                ("asked_on", models.DateField(blank=True, null=True)),
                ("warned_on", models.DateField(blank=True, null=True)),
                ("warned_again_on", models.DateField(blank=True, null=True)),
                ("hidden_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["oldest_on"], name="freshness_oldest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("warned_on", None),
                                models.Q(("asked_on__isnull", False), ("asked_on__lte", models.F("warned_on"))),
                                _connector="OR",
                            ),
                            models.Q(
                                ("warned_again_on", None),
                                models.Q(("warned_on__isnull", False), ("warned_on__lte", models.F("warned_again_on"))),
                                _connector="OR",
                            ),
                            models.Q(
                                ("hidden_on", None),
                                models.Q(
                                    ("warned_again_on__isnull", False), ("warned_again_on__lte", models.F("hidden_on"))
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="freshness_in_order",
                    )
                ],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
