"""Whom one reaches at an organisation without an account, and where its money comes from."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
-- Officers and coordinators of a whole programme keep all organisations.
CREATE FUNCTION ciconia_keeps_everywhere() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.role IN ('coordinator', 'officer')
            AND m.focus_ids = '{}'
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    )
$$;

-- Who is limited to some focuses, and every focal point, keeps those of their countries. In plpgsql, because the table
-- of focuses belongs to a floor above and is made after this one.
CREATE FUNCTION ciconia_keeps_countries() RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(DISTINCT f.country), '{}')
        FROM foundation_membership m JOIN programmes_focus f
            ON f.id = ANY (m.focus_ids) OR m.focus_ids = '{}' AND f.programme_id = m.scope_id
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme'
            AND m.role IN ('coordinator', 'officer', 'focal point')
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    );
END
$$;

CREATE FUNCTION ciconia_speaks_for() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT ciconia_organisations(ARRAY['organisation contact', 'host contact'])
$$;

ALTER TABLE people_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_contact FORCE ROW LEVEL SECURITY;
CREATE POLICY kept ON people_contact USING (
    ciconia_system() OR (SELECT ciconia_keeps_everywhere()) OR EXISTS (
        SELECT 1 FROM people_organisation o
        WHERE o.id = organisation_id AND o.country = ANY ((SELECT ciconia_keeps_countries())::text[])
    )
);
CREATE POLICY own ON people_contact FOR SELECT USING (
    organisation_id = ANY ((SELECT ciconia_speaks_for())::bigint[])
);

ALTER TABLE people_tie ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_tie FORCE ROW LEVEL SECURITY;
CREATE POLICY kept ON people_tie USING (
    ciconia_system() OR (SELECT ciconia_keeps_everywhere()) OR EXISTS (
        SELECT 1 FROM people_organisation o
        WHERE o.id = organisation_id AND o.country = ANY ((SELECT ciconia_keeps_countries())::text[])
    )
);
CREATE POLICY own ON people_tie USING (
    declared AND organisation_id = ANY ((SELECT ciconia_speaks_for())::bigint[])
);
CREATE POLICY wanted ON people_tie FOR SELECT USING (public AND taken_back_at IS NULL);

-- What happened to an organisation is read by those who keep it and those who speak for it. Nothing in these entries
-- says anything about a person but who did it.
CREATE POLICY organisation ON foundation_log FOR SELECT USING (
    noun = 'organisation' AND (
        (SELECT ciconia_keeps_everywhere())
        OR object_id = ANY ((SELECT ciconia_speaks_for())::bigint[])
        OR EXISTS (
            SELECT 1 FROM people_organisation o
            WHERE o.id = foundation_log.object_id
                AND o.country = ANY ((SELECT ciconia_keeps_countries())::text[])
        )
    )
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_consent_and_erasure"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("function", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends", None), ("ends__gte", models.F("starts")), _connector="OR"),
                        name="contact_dates",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("source", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("government", "government"),
                            ("party", "political party"),
                            ("company", "company"),
                            ("foundation", "foundation"),
                            ("members", "members"),
                            ("programme", "programme or agency"),
                        ],
                        max_length=12,
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=3)),
                (
                    "share",
                    models.CharField(
                        choices=[
                            ("nothing", "no money"),
                            ("little", "less than a tenth"),
                            ("some", "a tenth to a quarter"),
                            ("much", "a quarter to a half"),
                            ("most", "more than half"),
                            ("unknown", "not known"),
                        ],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                ("first_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("last_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("declared", models.BooleanField()),
                ("read_in", models.CharField(blank=True, max_length=300)),
                ("public", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ties", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("declared", True), models.Q(("read_in", ""), _negated=True), _connector="OR"
                        ),
                        name="tie_noted_with_its_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("declared", True), ("public", False), _connector="OR"),
                        name="tie_public_only_if_declared",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_year", None),
                            ("last_year", None),
                            ("last_year__gte", models.F("first_year")),
                            _connector="OR",
                        ),
                        name="tie_years",
                    ),
                ],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
