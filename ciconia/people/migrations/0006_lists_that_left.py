"""Lists of people that left, and whom they named."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
CREATE FUNCTION ciconia_coordinated() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(m.scope_id), '{}') FROM foundation_membership m
    WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.role = 'coordinator' AND m.focus_ids = '{}'
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
$$;

-- Whom a list named is read by themselves, and written by the product alone.
ALTER TABLE people_exported ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_exported FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON people_exported FOR SELECT USING (person_id = ANY ((SELECT ciconia_own_person())::bigint[]));
CREATE POLICY system ON people_exported USING (ciconia_system());

-- Written once, in one's own name; nobody changes or deletes it.
ALTER TABLE people_export ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_export FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON people_export USING (ciconia_system());
CREATE POLICY taken ON people_export FOR INSERT WITH CHECK (account_id = ciconia_user());
CREATE POLICY seen ON people_export FOR SELECT USING (
    account_id = ciconia_user()
    OR programme_id = ANY ((SELECT ciconia_coordinated())::bigint[])
    OR EXISTS (SELECT 1 FROM people_exported x WHERE x.export_id = people_export.id)
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_freshness"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("programme_id", models.BigIntegerField()),
                ("what", models.CharField(max_length=40)),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None),
                ),
                ("people", models.PositiveIntegerField()),
                ("rows", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("xlsx", "Spreadsheet (.xlsx)"), ("csv", "Comma-separated text (.csv)")], max_length=4
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                ("by_name", models.CharField(max_length=160)),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Exported",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None),
                ),
                ("at", models.DateTimeField()),
                (
                    "export",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exported", to="people.export"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="exported", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="export",
            index=models.Index(fields=["programme_id", "-id"], name="export_programme"),
        ),
        migrations.AddConstraint(
            model_name="exported",
            constraint=models.UniqueConstraint(fields=("export", "person"), name="exported_once"),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
