import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("code", models.SlugField(max_length=40, unique=True)),
                (
                    "name",
                    models.JSONField(blank=True),
                ),
                ("prefix", models.CharField(max_length=6, unique=True)),
                ("starts", models.DateField(blank=True, null=True)),
                (
                    "starts_precision",
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
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "ends_precision",
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
                ("prolonged_to", models.DateField(blank=True, null=True)),
                ("zone", models.CharField(default="Europe/Amsterdam", max_length=40)),
                ("answer_working_days", models.PositiveSmallIntegerField()),
                ("longest_days", models.PositiveSmallIntegerField()),
                ("carried_out_by", models.TextField(blank=True)),
                ("offices", models.TextField(blank=True)),
                ("funders", models.JSONField(blank=True, default=list)),
                (
                    "lines",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                (
                    "tagline",
                    models.JSONField(blank=True),
                ),
                (
                    "lede",
                    models.JSONField(blank=True),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends", None), ("ends__gte", models.F("starts")), _connector="OR"),
                        name="programme_dates",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("prolonged_to", None), ("prolonged_to__gt", models.F("ends")), _connector="OR"
                        ),
                        name="programme_prolonged",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Focus",
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
                ("country", models.CharField(max_length=3)),
                ("authority", models.CharField(blank=True, max_length=80)),
                (
                    "name",
                    models.JSONField(blank=True),
                ),
                ("chain", models.JSONField(blank=True, default=list)),
                ("next_review", models.DateField()),
                ("next_number", models.PositiveIntegerField(default=1)),
                ("tint", models.PositiveSmallIntegerField(default=1)),
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
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="focuses", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["programme", "tint", "id"],
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version_from", models.PositiveIntegerField()),
                ("version_until", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.TextField()),
                ("source_url", models.TextField(blank=True)),
                ("key", models.SlugField(max_length=60)),
                ("label", models.TextField()),
                ("value", models.TextField()),
                ("known", models.BooleanField(default=True)),
                ("known_from", models.DateField(blank=True, null=True)),
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
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version_from", models.PositiveIntegerField()),
                ("version_until", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.TextField()),
                ("source_url", models.TextField(blank=True)),
                ("code", models.SlugField(max_length=40)),
                (
                    "name",
                    models.JSONField(blank=True),
                ),
                (
                    "question",
                    models.JSONField(blank=True),
                ),
                ("scale", models.JSONField(default=list)),
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
                "verbose_name_plural": "criteria",
                "ordering": ["programme", "position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version_from", models.PositiveIntegerField()),
                ("version_until", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.TextField()),
                ("source_url", models.TextField(blank=True)),
                ("code", models.SlugField(max_length=40)),
                ("what", models.CharField(max_length=40)),
                ("operator", models.CharField(max_length=20)),
                ("value", models.JSONField()),
                (
                    "sentence",
                    models.JSONField(blank=True),
                ),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                (
                    "assumed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), blank=True, default=list, size=None
                    ),
                ),
                ("note", models.TextField(blank=True)),
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
            },
        ),
        migrations.CreateModel(
            name="Sector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("code", models.SlugField(max_length=40)),
                (
                    "name",
                    models.JSONField(blank=True),
                ),
                (
                    "dac_codes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=5), default=list, size=None
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sectors", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["programme", "id"],
            },
        ),
        migrations.CreateModel(
            name="SectorChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version_from", models.PositiveIntegerField()),
                ("version_until", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.TextField()),
                ("source_url", models.TextField(blank=True)),
                ("decided_with", models.TextField()),
                ("why", models.TextField()),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "focus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sector_choices",
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
                (
                    "sector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="choices", to="programmes.sector"
                    ),
                ),
            ],
            options={
                "ordering": ["focus", "position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version_from", models.PositiveIntegerField()),
                ("version_until", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.TextField()),
                ("source_url", models.TextField(blank=True)),
                ("code", models.SlugField(max_length=40)),
                ("about", models.PositiveIntegerField()),
                ("of_what", models.CharField(max_length=40)),
                ("by", models.DateField(blank=True, null=True)),
                ("words", models.TextField()),
                (
                    "focus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
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
            },
        ),
        migrations.CreateModel(
            name="PackVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("number", models.PositiveIntegerField()),
                ("origin", models.CharField(choices=[("file", "file"), ("desk", "desk")], max_length=4)),
                ("reason", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("content", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "base",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.packversion",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["programme", "number"],
                "constraints": [models.UniqueConstraint(fields=("programme", "number"), name="pack_version_number")],
            },
        ),
        migrations.AddConstraint(
            model_name="focus",
            constraint=models.UniqueConstraint(fields=("programme", "country", "authority"), name="focus_once"),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("version_until", None)), fields=("programme", "key"), name="fact_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("version_until", None)), fields=("programme", "code"), name="criterion_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("version_until", None)), fields=("programme", "code"), name="rule_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until", None), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                ),
                name="rule_dates",
            ),
        ),
        migrations.AddConstraint(
            model_name="sector",
            constraint=models.UniqueConstraint(fields=("programme", "code"), name="sector_once"),
        ),
        migrations.AddConstraint(
            model_name="sectorchoice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("version_until", None)),
                fields=("focus", "sector", "starts"),
                name="sector_choice_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.UniqueConstraint(
                condition=models.Q(("version_until", None)), fields=("programme", "code"), name="target_once"
            ),
        ),
    ]
