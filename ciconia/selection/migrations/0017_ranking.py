import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

STAY = """
CREATE FUNCTION selection_ranking_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a ranking is never changed';
END $$;
CREATE TRIGGER selection_ranking_stays BEFORE UPDATE ON selection_ranking
  FOR EACH ROW EXECUTE FUNCTION selection_ranking_stays();
CREATE TRIGGER selection_ranked_stays BEFORE UPDATE ON selection_ranked
  FOR EACH ROW EXECUTE FUNCTION selection_ranking_stays();
"""
FREE = """
DROP TRIGGER selection_ranking_stays ON selection_ranking;
DROP TRIGGER selection_ranked_stays ON selection_ranked;
DROP FUNCTION selection_ranking_stays();
"""

# Places and numbers are for staff, reasons also for the host that sees the application, and neither for the applicant
# whom staff would otherwise weigh while they look on. Only jobs write them.
WALL = """
ALTER TABLE selection_ranked ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_ranked FORCE ROW LEVEL SECURITY;
CREATE POLICY jobs ON selection_ranked USING (ciconia_system());
CREATE POLICY staff ON selection_ranked FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM selection_application a
        WHERE a.id = application_id AND a.focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
            AND a.person_id <> ALL ((SELECT ciconia_own_person())::bigint[])
    )
);

ALTER TABLE selection_rankreason ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_rankreason FORCE ROW LEVEL SECURITY;
CREATE POLICY jobs ON selection_rankreason USING (ciconia_system());
CREATE POLICY whoever_sees_the_application ON selection_rankreason FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM selection_application a
        WHERE a.id = application_id AND a.submitted_at IS NOT NULL
            AND a.person_id <> ALL ((SELECT ciconia_own_person())::bigint[])
    )
);

ALTER TABLE selection_rankmove ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_rankmove FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON selection_rankmove USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM selection_application a
        WHERE a.id = application_id AND a.focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
            AND a.person_id <> ALL ((SELECT ciconia_own_person())::bigint[])
    )
);

ALTER TABLE selection_wronglink ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_wronglink FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON selection_wronglink USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM selection_opportunity o
        WHERE o.id = opportunity_id AND o.focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
    ) AND (
        application_id IS NULL OR EXISTS (
            SELECT 1 FROM selection_application a
            WHERE a.id = application_id AND a.person_id <> ALL ((SELECT ciconia_own_person())::bigint[])
        )
    )
);

-- What fits somebody is theirs alone.
ALTER TABLE selection_fit ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_fit FORCE ROW LEVEL SECURITY;
CREATE POLICY jobs ON selection_fit USING (ciconia_system());
CREATE POLICY own ON selection_fit FOR SELECT USING (person_id = ANY ((SELECT ciconia_own_person())::bigint[]));

ALTER TABLE selection_fitlook ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_fitlook FORCE ROW LEVEL SECURITY;
CREATE POLICY jobs ON selection_fitlook USING (ciconia_system());
CREATE POLICY own ON selection_fitlook FOR SELECT USING (person_id = ANY ((SELECT ciconia_own_person())::bigint[]));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0013_asking_covered"),
        ("programmes", "0009_selection_setting"),
        ("selection", "0016_review"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FitLook",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="fit_look",
                        serialize=False,
                        to="people.person",
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("not_read", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Ranking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("made_at", models.DateTimeField()),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("sent", "An application was sent"),
                            ("changed", "An application was changed"),
                            ("confirmed", "An applicant changed the concepts of their profile"),
                            ("corrected", "A link to a concept was called wrong"),
                            ("asked", "An officer asked for it"),
                        ],
                        max_length=12,
                    ),
                ),
                ("versions", models.JSONField(default=dict)),
                ("names", models.JSONField(default=dict)),
                ("notes", models.JSONField(default=list)),
                ("digest", models.CharField(max_length=64)),
                ("failed", models.BooleanField(default=False)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "focus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.focus"
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engine_rankings",
                        to="selection.opportunity",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="selection.termsversion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Ranked",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveIntegerField(null=True)),
                ("score", models.FloatField(null=True)),
                ("parts", models.JSONField(default=dict)),
                ("lacks", models.PositiveSmallIntegerField(default=0)),
                ("not_read", models.CharField(blank=True, max_length=200)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ranked", to="selection.application"
                    ),
                ),
                (
                    "ranking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="selection.ranking"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RankMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveIntegerField(null=True)),
                ("engine_place", models.PositiveIntegerField(null=True)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rank_moves",
                        to="selection.application",
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
                (
                    "ranking",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="selection.ranking",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RankReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("criteria", models.JSONField(default=list)),
                ("surroundings", models.JSONField(default=list)),
                ("unused", models.JSONField(default=list)),
                ("language", models.CharField(blank=True, max_length=8)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="selection.application"
                    ),
                ),
                (
                    "ranking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reasons", to="selection.ranking"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WrongLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("words", models.TextField()),
                ("language", models.CharField(blank=True, max_length=8)),
                ("concept", models.CharField(max_length=200)),
                ("name", models.CharField(max_length=200)),
                ("better", models.CharField(blank=True, max_length=200)),
                ("at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("done", models.CharField(blank=True, max_length=400)),
                (
                    "application",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="selection.application",
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
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wrong_links",
                        to="selection.opportunity",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Fit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField()),
                ("score", models.FloatField()),
                ("criteria", models.JSONField(default=list)),
                ("names", models.JSONField(default=dict)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("made_at", models.DateTimeField()),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="selection.opportunity"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="fits", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["person", "place"],
                "constraints": [models.UniqueConstraint(fields=("person", "opportunity"), name="fit_once")],
            },
        ),
        migrations.AddIndex(
            model_name="ranking",
            index=models.Index(fields=["opportunity", "-id"], name="ranking_newest"),
        ),
        migrations.AddConstraint(
            model_name="ranking",
            constraint=models.CheckConstraint(
                condition=models.Q(("why__in", ["sent", "changed", "confirmed", "corrected", "asked"])),
                name="ranking_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="ranked",
            constraint=models.UniqueConstraint(fields=("ranking", "application"), name="ranked_once"),
        ),
        migrations.AddIndex(
            model_name="rankmove",
            index=models.Index(fields=["application", "-id"], name="rank_move_newest"),
        ),
        migrations.AddConstraint(
            model_name="rankreason",
            constraint=models.UniqueConstraint(fields=("ranking", "application"), name="rank_reason_once"),
        ),
        migrations.AddIndex(
            model_name="wronglink",
            index=models.Index(condition=models.Q(("seen_at", None)), fields=["opportunity"], name="wrong_link_open"),
        ),
        migrations.AddConstraint(
            model_name="wronglink",
            constraint=models.UniqueConstraint(
                fields=("opportunity", "application", "words", "concept"), name="wrong_link_once", nulls_distinct=False
            ),
        ),
        migrations.RunSQL(STAY, FREE),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
