"""A second step that was lost is taken away after a wait."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
ALTER TABLE foundation_stepremoval ENABLE ROW LEVEL SECURITY;
ALTER TABLE foundation_stepremoval FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON foundation_stepremoval FOR SELECT USING (user_id = ciconia_user());
CREATE POLICY jobs ON foundation_stepremoval USING (ciconia_system());
"""


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0005_each_query_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="StepRemoval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("because", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("stopped_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="step_removals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done_at", None), ("stopped_at", None)),
                        fields=("user",),
                        name="step_removal_once",
                    )
                ],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
