"""Organisations that work with a programme: what was weighed, and by whom."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# What was weighed stays as it was written; only its author's account may vanish from it.
KEEP = """
CREATE FUNCTION programmes_weighing_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'by_id') IS DISTINCT FROM (to_jsonb(OLD) - 'by_id') THEN
    RAISE EXCEPTION 'a weighing is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programmes_weighing_stays BEFORE UPDATE OR DELETE ON programmes_weighing
  FOR EACH ROW EXECUTE FUNCTION programmes_weighing_stays();
CREATE TRIGGER programmes_weighing_stays BEFORE UPDATE OR DELETE ON programmes_weighedrisk
  FOR EACH ROW EXECUTE FUNCTION programmes_weighing_stays();
-- An affiliation belongs to no country: its history is read by all staff of the programme.
CREATE POLICY affiliation ON foundation_log FOR SELECT USING (
    noun = 'affiliation' AND EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = foundation_log.programme_id
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    )
);
"""
FREE = """
DROP POLICY affiliation ON foundation_log;
DROP TRIGGER programmes_weighing_stays ON programmes_weighedrisk;
DROP TRIGGER programmes_weighing_stays ON programmes_weighing;
DROP FUNCTION programmes_weighing_stays();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_consent_and_erasure"),
        ("programmes", "0004_facts_in_languages"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("state", models.CharField(max_length=24)),
                ("state_since", models.DateTimeField()),
                ("state_before", models.CharField(blank=True, max_length=24)),
                ("mark", models.CharField(blank=True, max_length=16)),
                ("turn_role", models.CharField(blank=True, max_length=60)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "does",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("outreach", "Outreach"),
                                ("nomination", "Nomination"),
                                ("training", "Training"),
                                ("grants", "Grants"),
                                ("other", "Something else"),
                            ],
                            max_length=12,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("other", models.CharField(blank=True, max_length=200)),
                ("brings", models.JSONField(blank=True)),
                ("next_review", models.DateField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="people.organisation",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="programmes.programme",
                    ),
                ),
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
                    "weighed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Weighing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                ("adds", models.TextField()),
                ("conclusion", models.TextField()),
                (
                    "affiliation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="weighings",
                        to="programmes.affiliation",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["affiliation", "-number"],
            },
        ),
        migrations.CreateModel(
            name="WeighedRisk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("foreign_policy", "A government abroad steers it"),
                            ("over_representation", "Some groups get more room than others"),
                            ("political_current", "It is tied to one political current"),
                            ("money", "Its money, or the same work paid twice"),
                            ("people", "Safety and data of the people it reaches"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "likely",
                    models.CharField(
                        choices=[
                            ("no_sign", "No sign of it"),
                            ("unlikely", "Unlikely"),
                            ("possible", "Possible"),
                            ("likely", "Likely"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "grave",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("light", "Light: it can be put right"),
                            ("grave", "Grave: it harms the programme's work"),
                            ("very_grave", "Very grave: it harms people"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("limits", models.TextField(blank=True)),
                (
                    "weighing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="risks", to="programmes.weighing"
                    ),
                ),
            ],
            options={
                "ordering": ["weighing", "id"],
            },
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["declined", "ended"]), _negated=True),
                fields=("programme", "organisation"),
                name="affiliation_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["proposed", "weighed", "active", "declined", "suspended", "ended"])),
                name="affiliation_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "active"), _negated=True), ("next_review__isnull", False), _connector="OR"
                ),
                name="affiliation_review",
            ),
        ),
        migrations.AddConstraint(
            model_name="weighing",
            constraint=models.UniqueConstraint(fields=("affiliation", "number"), name="weighing_number"),
        ),
        migrations.AddConstraint(
            model_name="weighedrisk",
            constraint=models.UniqueConstraint(fields=("weighing", "kind"), name="weighed_risk_once"),
        ),
        migrations.AddConstraint(
            model_name="weighedrisk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("likely", "no_sign"),
                    models.Q(
                        models.Q(("grave", ""), _negated=True),
                        models.Q(("words", ""), _negated=True),
                        models.Q(("limits", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="weighed_risk_limited",
            ),
        ),
        migrations.RunSQL(KEEP, FREE),
    ]
