"""The timetable of a programme: its dates, as each version of the set-up says them."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0006_decision"),
    ]

    operations = [
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version_from", models.PositiveIntegerField()),
                ("version_until", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.TextField()),
                ("source_url", models.TextField(blank=True)),
                ("code", models.SlugField(max_length=60)),
                ("name", models.JSONField(blank=True)),
                ("set_on", models.DateField(blank=True, null=True)),
                (
                    "precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("open", "open"),
                            ("unknown", "unknown"),
                        ],
                        default="day",
                        max_length=8,
                    ),
                ),
                ("after", models.SlugField(blank=True, max_length=60)),
                ("days", models.SmallIntegerField(blank=True, null=True)),
                ("each", models.CharField(blank=True, max_length=40)),
                ("day", models.DateField(blank=True, null=True)),
                ("derived", models.BooleanField(default=False)),
                (
                    "not_before",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                (
                    "due",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                (
                    "latest",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                ("audience", models.CharField(blank=True, max_length=40)),
                (
                    "reminders",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("reminds", models.BooleanField(default=True)),
                ("subject", models.JSONField(blank=True)),
                ("letter", models.JSONField(blank=True)),
                ("public", models.BooleanField(default=False)),
                ("known_from", models.DateField(blank=True, null=True)),
                (
                    "focus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="programmes.focus",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["programme", "position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("version_until", None)),
                        fields=("programme", "code", "focus"),
                        name="milestone_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
    ]
