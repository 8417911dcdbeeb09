"""A need in full: drafts that say little yet, work from afar, what was looked for, who said it by telephone."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

LANGUAGE = """
UPDATE selection_need SET written_in = left(title->>'source', 8) WHERE coalesce(title->>'source', '') <> '';
"""

# How many people whom staff of a focus may find fit concepts and languages: a rounded figure is all that comes out,
# and fewer than five are none. It counts past the walls, so that whoever states a need sees no row of anybody.
COUNT = """
CREATE FUNCTION ciconia_people_like(focus bigint, uris text[], spoken text[]) RETURNS integer
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    asking text := coalesce(current_setting('ciconia.user', true), '');
    number numeric;
BEGIN
    PERFORM set_config('ciconia.user', 'system:jobs', true);
    SELECT count(*) INTO number FROM people_person p
    WHERE p.confirmed && uris::varchar[]
        AND (spoken = '{}' OR EXISTS (
            SELECT 1 FROM jsonb_array_elements(p.languages) l WHERE l->>'code' = ANY (spoken)))
        AND EXISTS (
            SELECT 1 FROM people_sight s
            WHERE s.person_id = p.id AND s.because = 'register' AND s.focus_id = focus
                AND s.starts <= ciconia_today() AND (s.ends IS NULL OR s.ends > ciconia_today()));
    PERFORM set_config('ciconia.user', asking, true);
    RETURN CASE WHEN number < 5 THEN 0 WHEN number < 8 THEN 5 WHEN number < 100 THEN round(number / 10) * 10
        ELSE round(number / 50) * 50 END;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0011_intake"),
        ("programmes", "0006_decision"),
        ("selection", "0011_authority_chain"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NeedConcept",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("score", models.FloatField(default=0)),
                ("confirmed", models.BooleanField(null=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="need",
            name="carried_on",
            field=models.JSONField(blank=True, default=dict),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="need",
            name="concepts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=200), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="confirmed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="need",
            name="confirmed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="contact",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="people.contact"
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="equipment",
            field=models.PositiveSmallIntegerField(
                blank=True, choices=[(0, "No"), (1, "Partly"), (2, "Yes")], null=True
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="group_size",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="need",
            name="internet",
            field=models.PositiveSmallIntegerField(
                blank=True, choices=[(0, "No"), (1, "Partly"), (2, "Yes")], null=True
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="looked_for",
            field=models.JSONField(blank=True, default=dict),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="need",
            name="looked_result",
            field=models.JSONField(blank=True, default=dict),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="need",
            name="looked_since",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="need",
            name="origin",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="copies", to="selection.need"
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="power",
            field=models.PositiveSmallIntegerField(
                blank=True, choices=[(0, "No"), (1, "Partly"), (2, "Yes")], null=True
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="practical",
            field=models.JSONField(blank=True, default=dict),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="need",
            name="taken_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="taken_from",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="need",
            name="taken_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="need",
            name="told_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="need",
            name="workplace",
            field=models.PositiveSmallIntegerField(
                blank=True, choices=[(0, "No"), (1, "Partly"), (2, "Yes")], null=True
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="written_in",
            field=models.CharField(default="en", max_length=8),
        ),
        migrations.AlterField(
            model_name="need",
            name="creation",
            field=models.PositiveSmallIntegerField(
                blank=True, choices=[(0, "None"), (1, "Low"), (2, "Medium"), (3, "High")], null=True
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="ends",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="need",
            name="mode",
            field=models.CharField(
                blank=True,
                choices=[("physical", "In person"), ("virtual", "Online"), ("mixed", "Online, then in person")],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="organisational",
            field=models.PositiveSmallIntegerField(
                blank=True, choices=[(0, "None"), (1, "Low"), (2, "Medium"), (3, "High")], null=True
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="sector",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.sector"
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="starts",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="need",
            name="transmission",
            field=models.PositiveSmallIntegerField(
                blank=True, choices=[(0, "None"), (1, "Low"), (2, "Medium"), (3, "High")], null=True
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="weeks",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(models.Q(("taken_on", None), _negated=True), ("told_at", None)),
                fields=["id"],
                name="need_to_tell",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("equipment__lte", 2), ("internet__lte", 2), ("power__lte", 2), ("workplace__lte", 2)
                ),
                name="need_readiness",
            ),
        ),
        migrations.AddField(
            model_name="needconcept",
            name="concept",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.concept"),
        ),
        migrations.AddField(
            model_name="needconcept",
            name="need",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="suggestions", to="selection.need"
            ),
        ),
        migrations.AddConstraint(
            model_name="needconcept",
            constraint=models.UniqueConstraint(fields=("need", "concept"), name="need_concept_once"),
        ),
        migrations.RunSQL(COUNT, "DROP FUNCTION ciconia_people_like(bigint, text[], text[])"),
        migrations.RunSQL(LANGUAGE, migrations.RunSQL.noop),
    ]
