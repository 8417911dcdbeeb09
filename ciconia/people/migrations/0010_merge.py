"""That two organisations are two, or one: with all it takes to part them again."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

LOG = """
-- Where an entry belongs follows the organisation it belongs to. The application's role cannot change the log; this
-- function can, in this one column, and only for a job.
CREATE FUNCTION ciconia_move_log(entries bigint[], organisation bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT ciconia_system() THEN
        RAISE EXCEPTION 'only a job may move entries';
    END IF;
    UPDATE foundation_log SET organisation_id = organisation WHERE id = ANY (entries);
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_registration"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Apart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="apart_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="apart_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("gone_id", models.BigIntegerField()),
                ("gone_public_id", models.CharField(max_length=10)),
                ("gone", models.JSONField()),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("moved", models.JSONField(default=dict)),
                ("removed", models.JSONField(default=dict)),
                ("widened", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="merges", to="people.organisation"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["gone_public_id"], name="merge_gone")],
            },
        ),
        migrations.RunSQL(LOG, migrations.RunSQL.noop),
    ]
