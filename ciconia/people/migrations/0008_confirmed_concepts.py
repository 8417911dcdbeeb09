"""Concepts that people confirmed for their own words, as a column that can be asked; and what they were offered."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
ALTER TABLE people_suggestion ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_suggestion FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON people_suggestion USING (
    ciconia_system() OR person_id = ANY ((SELECT ciconia_own_person())::bigint[])
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_register"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Concept",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uri", models.CharField(max_length=200, unique=True)),
                ("kind", models.CharField(max_length=12)),
                ("isco", models.CharField(blank=True, max_length=4)),
                ("names", models.JSONField(default=dict)),
                ("vocabulary", models.CharField(max_length=12)),
            ],
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(max_length=60)),
                ("score", models.FloatField(default=0)),
                ("confirmed", models.BooleanField(null=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="person",
            name="confirmed",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=200), blank=True, default=list, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(fields=["confirmed"], name="person_confirmed"),
        ),
        migrations.AddField(
            model_name="suggestion",
            name="concept",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.concept"
            ),
        ),
        migrations.AddField(
            model_name="suggestion",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="suggestions", to="people.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.UniqueConstraint(
                fields=("person", "words", "concept"), name="suggestion_once", nulls_distinct=False
            ),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
