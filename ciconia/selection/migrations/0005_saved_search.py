import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
ALTER TABLE selection_savedsearch ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_savedsearch FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON selection_savedsearch USING (account_id = ciconia_user() OR ciconia_system());

ALTER TABLE selection_writtenopportunity ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_writtenopportunity FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON selection_writtenopportunity USING (account_id = ciconia_user() OR ciconia_system());
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0003_terms"),
        ("selection", "0004_terms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                (
                    "countries",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3), blank=True, default=list, size=None
                    ),
                ),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), blank=True, default=list, size=None
                    ),
                ),
                (
                    "modes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, size=None
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, size=None
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=100)),
                ("starts_from", models.DateField(blank=True, null=True)),
                ("starts_by", models.DateField(blank=True, null=True)),
                (
                    "pace",
                    models.CharField(
                        choices=[("at_once", "At once"), ("weekly", "Once a week, on Monday"), ("never", "Never")],
                        default="at_once",
                        max_length=8,
                    ),
                ),
                ("kept_at", models.DateTimeField()),
                ("looked_at", models.DateTimeField()),
                ("matched_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("pace", "never"), _negated=True),
                        fields=["programme", "pace", "looked_at"],
                        name="saved_search_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "account",
                            "programme",
                            "countries",
                            "sectors",
                            "kinds",
                            "modes",
                            "languages",
                            "words",
                            "starts_from",
                            "starts_by",
                        ),
                        name="saved_search_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pace__in", ["at_once", "weekly", "never"])), name="saved_search_pace"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_by", None),
                            ("starts_from", None),
                            ("starts_by__gte", models.F("starts_from")),
                            _connector="OR",
                        ),
                        name="saved_search_dates",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WrittenOpportunity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="selection.opportunity"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("account", "opportunity"), name="written_once")],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
