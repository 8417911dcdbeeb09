"""Organisations are edited and put in order; what those of a diaspora say for the registry."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models

KEEPS = """
-- Officers and coordinators who are limited to some focuses keep organisations where no programme works as well:
-- those of a diaspora are in no focus.
CREATE OR REPLACE FUNCTION ciconia_keeps_countries() RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (
        WITH held AS (
            SELECT m.role, m.scope_id, m.focus_ids FROM foundation_membership m
            WHERE m.user_id = ciconia_user() AND m.scope = 'programme'
                AND m.role IN ('coordinator', 'officer', 'focal point')
                AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
        )
        SELECT coalesce(array_agg(country), '{}') FROM (
            SELECT f.country FROM held JOIN programmes_focus f
                ON f.id = ANY (held.focus_ids) OR held.focus_ids = '{}' AND f.programme_id = held.scope_id
            UNION
            SELECT o.country FROM people_organisation o
            WHERE EXISTS (SELECT 1 FROM held WHERE role <> 'focal point')
                AND NOT EXISTS (SELECT 1 FROM programmes_focus f WHERE f.country = o.country)
        ) countries
    );
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0003_fold"),
        ("people", "0008_confirmed_concepts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("registered_where", models.CharField(blank=True, max_length=120)),
                ("registered_number", models.CharField(blank=True, max_length=40)),
                ("founded", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("members", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "countries",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3), blank=True, default=list, size=None
                    ),
                ),
                ("works_on", models.JSONField(blank=True)),
                ("funded_by", models.JSONField(blank=True)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, size=None
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "wanted",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("city", "The town"),
                                ("about", "What it says about itself"),
                                ("website", "The website"),
                                ("email", "An address for everybody"),
                                ("registered", "Where it is registered, and under which number"),
                                ("founded", "The year it was founded"),
                                ("members", "About how many members it has"),
                                ("countries", "The countries it works in"),
                                ("works_on", "What it works on"),
                                ("funded_by", "What funds it"),
                                ("languages", "The languages it speaks"),
                                ("ties", "The funding and ties it marked as public"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("listed_since", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.AddField(
            model_name="organisation",
            name="acronym",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="organisation",
            name="sorted_by",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.text.Lower(
                    models.Func(
                        django.db.models.functions.comparison.Coalesce(
                            django.db.models.fields.json.KeyTextTransform("en", "name"),
                            models.Func(
                                models.F("name"),
                                django.db.models.fields.json.KeyTextTransform("source", "name"),
                                function="jsonb_extract_path_text",
                            ),
                            models.Value(""),
                        ),
                        function="ciconia_fold",
                    ),
                    output_field=models.TextField(),
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="version",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["sorted_by", "id"], name="organisation_sorted"),
        ),
        migrations.AddField(
            model_name="registration",
            name="organisation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="registration", to="people.organisation"
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(
                condition=models.Q(("listed_since", None), _negated=True),
                fields=["listed_since"],
                name="registration_listed",
            ),
        ),
        migrations.RunSQL(KEEPS, migrations.RunSQL.noop),
    ]
