"""Which course somebody completes before they start."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0010_balance"),
    ]

    operations = [
        migrations.CreateModel(
            name="RequiredCourse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version_from", models.PositiveIntegerField()),
                ("version_until", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.TextField()),
                ("source_url", models.TextField(blank=True)),
                ("kind", models.CharField(max_length=40)),
                ("item", models.SlugField(max_length=40)),
                ("course", models.SlugField(max_length=40)),
                ("valid_years", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                        fields=("programme", "kind", "item"),
                        name="required_course_once",
                    )
                ],
            },
        ),
    ]
