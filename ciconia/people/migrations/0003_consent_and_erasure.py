"""What somebody agreed to, and the proof that somebody was erased."""

import django.db.models.deletion
from django.db import migrations, models

WALL = r"""
ALTER TABLE people_consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_consent FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON people_consent USING (
    ciconia_system() OR person_id = ANY ((SELECT ciconia_own_person())::bigint[])
);

-- The log is changed in one case alone: somebody is erased. The application's role cannot; this function can, and
-- only for a job. The policy lets nobody but the owner of the table through.
CREATE POLICY erased ON foundation_log FOR UPDATE USING (
    ciconia_system()
    AND current_user = (SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'foundation_log')
);
-- `everywhere`: also in entries about others, for what names one person alone, such as an address.
CREATE FUNCTION ciconia_erase_log(about bigint, account bigint, names text[], pseudonym text, everywhere boolean)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    changed bigint;
    pattern text;
BEGIN
    IF NOT ciconia_system() THEN
        RAISE EXCEPTION 'only a job may erase';
    END IF;
    SELECT '(^|[^[:alnum:]])(' || string_agg(regexp_replace(n, '([^[:alnum:][:space:]])', '\\\1', 'g'), '|')
        || ')(?![[:alnum:]])' INTO pattern FROM unnest(names) n;
    UPDATE foundation_log SET
        actor_label = CASE WHEN actor_id = account THEN pseudonym ELSE actor_label END,
        reason = regexp_replace(reason, pattern, '\1' || pseudonym, 'gi'),
        data = regexp_replace(data::text, pattern, '\1' || pseudonym, 'gi')::jsonb
    WHERE actor_id = account OR person_id = about OR (noun = 'person' AND object_id = about)
        OR everywhere AND (reason ~* pattern OR data::text ~* pattern);
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0004_sign_in"),
        ("people", "0002_own_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("profile", "Keep my profile"),
                            ("balance", "Count me in figures"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField()),
                ("language", models.CharField(max_length=8)),
                ("given_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)), fields=("person", "purpose"), name="consent_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("pseudonym", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("rows", models.JSONField(default=dict)),
                ("files", models.PositiveIntegerField(default=0)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="erasure", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
