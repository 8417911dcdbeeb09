import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
CREATE FUNCTION ciconia_user() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN current_setting('ciconia.user', true) ~ '^[0-9]{1,18}$'
        THEN current_setting('ciconia.user', true)::bigint END
$$;

CREATE FUNCTION ciconia_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT nullif(current_setting('ciconia.today', true), '')::date
$$;

CREATE FUNCTION ciconia_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(current_setting('ciconia.user', true), '') IN ('system:jobs', 'system:maker')
$$;

CREATE FUNCTION ciconia_sign_in() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(current_setting('ciconia.user', true), '') = 'system:sign_in'
$$;

CREATE FUNCTION ciconia_organisations(roles text[]) RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(m.scope_id), '{}') FROM foundation_membership m
    WHERE m.user_id = ciconia_user() AND m.scope = 'organisation' AND m.role = ANY (roles)
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
$$;

CREATE FUNCTION ciconia_person_roles() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY['coordinator', 'officer', 'assessor', 'focal point', 'finance', 'results', 'safeguarding']
$$;

ALTER TABLE foundation_user ENABLE ROW LEVEL SECURITY;
ALTER TABLE foundation_user FORCE ROW LEVEL SECURITY;
CREATE POLICY account ON foundation_user USING (
    id = ciconia_user() OR ciconia_system() OR ciconia_sign_in()
);
-- Whoever works for a programme or an organisation is known to those who work with them.
CREATE POLICY colleague ON foundation_user FOR SELECT USING (
    ciconia_user() IS NOT NULL
    AND EXISTS (SELECT 1 FROM foundation_membership m WHERE m.user_id = foundation_user.id)
);

ALTER TABLE foundation_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE foundation_log FORCE ROW LEVEL SECURITY;
CREATE POLICY written ON foundation_log FOR INSERT WITH CHECK (true);
CREATE POLICY reader ON foundation_log FOR SELECT USING (
    actor_id = ciconia_user() OR ciconia_system() OR ciconia_sign_in()
    OR EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = foundation_log.programme_id
            AND (m.focus_ids = '{}' OR foundation_log.focus_id = ANY (m.focus_ids))
            AND (foundation_log.person_id IS NULL OR m.role = ANY (ciconia_person_roles()))
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    )
    OR noun IN ('partnership', 'need', 'opportunity', 'engagement', 'deliverable')
        AND organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['host contact', 'endorser']))::bigint[])
);

-- The log is written once: no policy allows changing or removing an entry, and the privileges go as well
-- where the application's role exists at this point.
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'ciconia_app') THEN
        REVOKE UPDATE, DELETE ON foundation_log FROM ciconia_app;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    # The wall: row-level security from the first migration on.

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("language", models.CharField(default="en", max_length=8)),
                ("is_active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Log",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("actor_label", models.CharField(max_length=160)),
                ("verb", models.CharField(max_length=60)),
                ("noun", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField()),
                ("from_state", models.CharField(blank=True, max_length=24)),
                ("to_state", models.CharField(blank=True, max_length=24)),
                ("reason", models.TextField(blank=True)),
                ("data", models.JSONField(blank=True, default=dict)),
                ("programme_id", models.BigIntegerField(null=True)),
                ("focus_id", models.BigIntegerField(null=True)),
                ("organisation_id", models.BigIntegerField(null=True)),
                ("person_id", models.BigIntegerField(null=True)),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["noun", "object_id", "id"], name="log_object"),
                    models.Index(fields=["programme_id", "-id"], name="log_programme"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("coordinator", "coordinator"),
                            ("officer", "officer"),
                            ("assessor", "assessor"),
                            ("focal point", "focal point"),
                            ("finance", "finance"),
                            ("results", "results"),
                            ("safeguarding", "safeguarding"),
                            ("editor", "editor"),
                            ("viewer", "viewer"),
                            ("host contact", "host contact"),
                            ("organisation contact", "organisation contact"),
                            ("endorser", "endorser"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[("programme", "programme"), ("organisation", "organisation")], max_length=12
                    ),
                ),
                ("scope_id", models.BigIntegerField()),
                (
                    "focus_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["scope", "scope_id", "role"], name="membership_scope")],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "role", "scope", "scope_id"), name="membership_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ends", None), ("ends__gte", models.F("starts")), _connector="OR"),
                        name="membership_dates",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "role__in",
                                    (
                                        "coordinator",
                                        "officer",
                                        "assessor",
                                        "focal point",
                                        "finance",
                                        "results",
                                        "safeguarding",
                                        "editor",
                                        "viewer",
                                    ),
                                ),
                                ("scope", "programme"),
                            ),
                            models.Q(
                                ("role__in", ("host contact", "organisation contact", "endorser")),
                                ("scope", "organisation"),
                            ),
                            _connector="OR",
                        ),
                        name="membership_role_fits_scope",
                    ),
                ],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
