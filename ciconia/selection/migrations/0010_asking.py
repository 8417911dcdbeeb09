"""Whom staff asked about an opportunity, why, and what came back; staff read what was sent."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Written by the product alone, after it looked whether somebody may be asked; read by them and the staff of the focus.
WALL = """
-- Staff read what was sent: a draft that was taken back or ran out stays its writer's.
DROP POLICY staff ON selection_application;
CREATE POLICY staff ON selection_application USING (
    focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[]) AND submitted_at IS NOT NULL
);

ALTER TABLE selection_asking ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_asking FORCE ROW LEVEL SECURITY;
CREATE POLICY jobs ON selection_asking USING (ciconia_system());
CREATE POLICY own ON selection_asking FOR SELECT USING (person_id = ANY ((SELECT ciconia_own_person())::bigint[]));
CREATE POLICY staff ON selection_asking FOR SELECT USING (
    focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0013_asking_covered"),
        ("programmes", "0006_decision"),
        ("selection", "0009_follows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Asking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("by_name", models.CharField(max_length=160)),
                ("why", models.TextField()),
                ("at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reply",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "I want to apply"), ("no", "Not this one"), ("never", "Do not ask me again")],
                        max_length=8,
                    ),
                ),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asker",
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
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="askings", to="selection.opportunity"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="askings", to="people.person"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("sent_at", None)), fields=["at"], name="asking_unsent")],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "opportunity"), name="asking_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reply__in", ["", "yes", "no", "never"])), name="asking_reply"
                    ),
                ],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
