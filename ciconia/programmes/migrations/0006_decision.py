"""What was decided with ministries and embassies, and the long list of sectors before it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# What was decided stays as it was recorded; only the account of whoever recorded it may vanish from it.
KEEP = """
CREATE FUNCTION programmes_decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'by_id') IS DISTINCT FROM (to_jsonb(OLD) - 'by_id') THEN
    RAISE EXCEPTION 'a decision is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programmes_decision_stays BEFORE UPDATE OR DELETE ON programmes_decision
  FOR EACH ROW EXECUTE FUNCTION programmes_decision_stays();
CREATE TRIGGER programmes_decision_stays BEFORE UPDATE OR DELETE ON programmes_sectorverdict
  FOR EACH ROW EXECUTE FUNCTION programmes_decision_stays();
"""
FREE = """
DROP TRIGGER programmes_decision_stays ON programmes_sectorverdict;
DROP TRIGGER programmes_decision_stays ON programmes_decision;
DROP FUNCTION programmes_decision_stays();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_freshness"),
        ("programmes", "0005_affiliation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                (
                    "about",
                    models.CharField(
                        choices=[("sectors", "the sectors of a country"), ("partnership", "a partnership")],
                        max_length=12,
                    ),
                ),
                ("decided_on", models.DateField()),
                ("reason", models.TextField()),
                ("without_ministry", models.TextField(blank=True)),
                ("minutes_name", models.CharField(blank=True, max_length=200)),
                ("minutes_digest", models.CharField(blank=True, max_length=64)),
                ("minutes_type", models.CharField(blank=True, max_length=100)),
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
                    "focus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="programmes.focus"
                    ),
                ),
                (
                    "made",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["focus", "-decided_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("function", models.CharField(blank=True, max_length=120)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="programmes.decision"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["decision", "id"],
            },
        ),
        migrations.CreateModel(
            name="SectorListing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("code", models.SlugField(max_length=40)),
                ("name", models.JSONField(blank=True)),
                (
                    "dac_codes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=5), blank=True, default=list, size=None
                    ),
                ),
                ("why", models.TextField()),
                ("at", models.DateTimeField()),
                ("institutions", models.TextField(blank=True)),
                ("can_carry", models.TextField(blank=True)),
                ("strategy", models.TextField(blank=True)),
                ("donors", models.TextField(blank=True)),
                ("known", models.PositiveIntegerField(blank=True, null=True)),
                ("known_from", models.CharField(blank=True, max_length=200)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "focus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sector_listings",
                        to="programmes.focus",
                    ),
                ),
                (
                    "listed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["focus", "id"],
            },
        ),
        migrations.CreateModel(
            name="SectorVerdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("chosen", "Chosen"), ("not_chosen", "Not chosen"), ("ends", "Ends")], max_length=12
                    ),
                ),
                ("day", models.DateField(blank=True, null=True)),
                ("why", models.TextField()),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="verdicts", to="programmes.decision"
                    ),
                ),
                (
                    "listing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdicts",
                        to="programmes.sectorlisting",
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.sector",
                    ),
                ),
            ],
            options={
                "ordering": ["decision", "id"],
            },
        ),
        migrations.AddConstraint(
            model_name="sectorlisting",
            constraint=models.UniqueConstraint(fields=("focus", "code"), name="sector_listing_once"),
        ),
        migrations.AddConstraint(
            model_name="sectorlisting",
            constraint=models.CheckConstraint(
                condition=models.Q(("known", None), ("known__gt", 0), _connector="OR"), name="sector_listing_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="sectorlisting",
            constraint=models.CheckConstraint(
                condition=models.Q(("known", None), models.Q(("known_from", ""), _negated=True), _connector="OR"),
                name="sector_listing_known_from",
            ),
        ),
        migrations.AddConstraint(
            model_name="sectorverdict",
            constraint=models.CheckConstraint(
                condition=models.Q(("listing__isnull", False), ("sector__isnull", False), _connector="OR"),
                name="verdict_of",
            ),
        ),
        migrations.AddConstraint(
            model_name="sectorverdict",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome", "not_chosen"), ("day__isnull", False), _connector="OR"),
                name="verdict_day",
            ),
        ),
        migrations.RunSQL(KEEP, FREE),
    ]
