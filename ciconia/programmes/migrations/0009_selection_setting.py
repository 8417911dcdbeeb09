"""How a programme chooses people, what it asks them, and where it lets itself be heard of."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0008_mailing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version_from", models.PositiveIntegerField()),
                ("version_until", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.TextField()),
                ("source_url", models.TextField(blank=True)),
                ("code", models.SlugField(max_length=40)),
                ("name", models.JSONField(blank=True)),
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
                        condition=models.Q(("version_until", None)), fields=("programme", "code"), name="channel_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
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
                ("form", models.CharField(max_length=8)),
                ("words", models.JSONField(blank=True)),
                ("hint", models.JSONField(blank=True)),
                ("required", models.BooleanField(default=False)),
                ("most_words", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("choices", models.JSONField(blank=True, default=list)),
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
                        condition=models.Q(("version_until", None)), fields=("programme", "code"), name="question_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SelectionSetting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version_from", models.PositiveIntegerField()),
                ("version_until", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.TextField()),
                ("source_url", models.TextField(blank=True)),
                ("assessors", models.PositiveSmallIntegerField(default=1)),
                ("blind", models.BooleanField(default=False)),
                ("ranking", models.BooleanField(default=True)),
                ("days_to_sign", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("days_to_offer", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("references_needed", models.PositiveSmallIntegerField(default=0)),
                (
                    "documents_needed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("version_until", None)),
                        fields=("programme",),
                        name="selection_setting_once",
                    )
                ],
            },
        ),
    ]
