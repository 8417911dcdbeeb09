"""What a programme asks of terms of reference beyond what all have, and what they may start from."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0002_versions_stay"),
    ]

    operations = [
        migrations.CreateModel(
            name="TermsSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version_from", models.PositiveIntegerField()),
                ("version_until", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.TextField()),
                ("source_url", models.TextField(blank=True)),
                ("code", models.SlugField(max_length=40)),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("label", models.JSONField(blank=True)),
                ("hint", models.JSONField(blank=True)),
                ("required", models.BooleanField(default=False)),
                ("listed", models.BooleanField(default=True)),
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
                        fields=("programme", "code"),
                        name="terms_section_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TermsTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version_from", models.PositiveIntegerField()),
                ("version_until", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.TextField()),
                ("source_url", models.TextField(blank=True)),
                ("code", models.SlugField(max_length=40)),
                ("kind", models.CharField(max_length=40)),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("name", models.JSONField(blank=True)),
                ("texts", models.JSONField(default=dict)),
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
                        fields=("programme", "code"),
                        name="terms_template_once",
                    )
                ],
            },
        ),
    ]
