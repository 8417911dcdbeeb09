import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
-- Sets that are worked out once a statement, so that a policy costs a row no more than looking into them.
CREATE FUNCTION ciconia_person_programmes() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(m.scope_id), '{}') FROM foundation_membership m
    WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.role = ANY (ciconia_person_roles())
        AND m.focus_ids = '{}'
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
$$;

CREATE FUNCTION ciconia_person_limited_focuses() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(focus), '{}') FROM foundation_membership m, unnest(m.focus_ids) focus
    WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.role = ANY (ciconia_person_roles())
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
$$;

CREATE FUNCTION ciconia_own_person() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(p.id), '{}') FROM people_person p WHERE p.user_id = ciconia_user()
$$;

ALTER TABLE people_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_person FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON people_person USING (user_id = ciconia_user() OR ciconia_system());
CREATE POLICY sighted ON people_person FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM people_sight s
        WHERE s.person_id = people_person.id
            AND s.starts <= (SELECT ciconia_today()) AND (s.ends IS NULL OR s.ends > (SELECT ciconia_today()))
            AND (
                s.programme_id = ANY ((SELECT ciconia_person_programmes())::bigint[])
                OR s.focus_id = ANY ((SELECT ciconia_person_limited_focuses())::bigint[])
                OR s.organisation_id = ANY ((SELECT ciconia_organisations(
                    ARRAY['host contact', 'organisation contact', 'endorser']))::bigint[])
            )
    )
);

ALTER TABLE people_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_identity FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON people_identity USING (
    ciconia_system() OR person_id = ANY ((SELECT ciconia_own_person())::bigint[])
);
CREATE POLICY sighted ON people_identity FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM people_sight s
        WHERE s.person_id = people_identity.person_id
            AND s.level = 'full'
            AND s.starts <= (SELECT ciconia_today()) AND (s.ends IS NULL OR s.ends > (SELECT ciconia_today()))
            AND (
                s.programme_id = ANY ((SELECT ciconia_person_programmes())::bigint[])
                OR s.focus_id = ANY ((SELECT ciconia_person_limited_focuses())::bigint[])
                OR s.organisation_id = ANY ((SELECT ciconia_organisations(
                    ARRAY['host contact', 'organisation contact', 'endorser']))::bigint[])
            )
    )
);
"""


class Migration(migrations.Migration):
    # The wall: row-level security from the first migration on.

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("short_name", models.CharField(max_length=80)),
                ("headline", models.CharField(blank=True, max_length=160)),
                (
                    "experience",
                    models.JSONField(blank=True),
                ),
                (
                    "own_words",
                    models.JSONField(blank=True),
                ),
                ("languages", models.JSONField(blank=True, default=list)),
                ("available_from", models.DateField(blank=True, null=True)),
                ("available_weeks", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "modes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("physical", "In person"),
                                ("virtual", "Online"),
                                ("mixed", "Online, then in person"),
                            ],
                            max_length=8,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="identity",
                        serialize=False,
                        to="people.person",
                    ),
                ),
                ("full_name", models.CharField(max_length=160)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("residence_country", models.CharField(blank=True, max_length=3)),
                ("residence_city", models.CharField(blank=True, max_length=80)),
                ("work_history", models.JSONField(blank=True, default=list)),
                ("sex", models.CharField(blank=True, max_length=1)),
                ("birth_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "ties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("sex__in", ["", "f", "m", "x"])), name="identity_sex")
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("host", "host institution"),
                            ("ministry", "ministry"),
                            ("diaspora", "diaspora organisation"),
                            ("partner", "partner institution"),
                            ("embassy", "embassy"),
                            ("funder", "funder"),
                            ("office", "implementing office"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "name",
                    models.JSONField(blank=True),
                ),
                ("country", models.CharField(max_length=3)),
                ("city", models.CharField(blank=True, max_length=80)),
                (
                    "about",
                    models.JSONField(blank=True),
                ),
                ("website", models.URLField(blank=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "country"], name="organisation_kind")],
            },
        ),
        migrations.CreateModel(
            name="Sight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("programme_id", models.BigIntegerField(null=True)),
                ("focus_id", models.BigIntegerField(null=True)),
                ("organisation_id", models.BigIntegerField(null=True)),
                ("opportunity_id", models.BigIntegerField(null=True)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("card", "what a host sees before an offer is accepted"),
                            ("full", "also what identifies the person"),
                        ],
                        default="card",
                        max_length=4,
                    ),
                ),
                ("because", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField()),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sights", to="people.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["organisation_id", "person"], name="sight_organisation")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "because", "object_id", "programme_id", "organisation_id"),
                        name="sight_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation_id", None), ("programme_id__isnull", False)),
                            models.Q(
                                ("opportunity_id__isnull", False),
                                ("organisation_id__isnull", False),
                                ("programme_id", None),
                            ),
                            _connector="OR",
                        ),
                        name="sight_is_of_a_programme_or_an_organisation",
                    ),
                ],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
