"""Joint statements, the signatures of organisations, and, behind the wall, who signed for them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Who signs for an organisation is for whoever leads the statement through, and for themself. A text that is open for
# signature stands as it is: what people sign cannot become something else.
WALL = """
ALTER TABLE gatherings_statementsigner ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_statementsigner FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON gatherings_statementsigner FOR SELECT USING (account_id = ciconia_user());
CREATE POLICY led ON gatherings_statementsigner USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM gatherings_statementsignature s JOIN gatherings_statement t ON t.id = s.statement_id
        JOIN foundation_membership m ON m.scope_id = t.programme_id
        WHERE s.id = gatherings_statementsigner.signature_id AND m.user_id = ciconia_user() AND m.scope = 'programme'
            AND m.role IN ('officer', 'coordinator') AND m.starts <= ciconia_today()
            AND (m.ends IS NULL OR m.ends >= ciconia_today())
    )
);

CREATE FUNCTION ciconia_statement_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.digest <> '' AND NEW.digest <> '' AND (
        NEW.title IS DISTINCT FROM OLD.title OR NEW.text IS DISTINCT FROM OLD.text
        OR NEW.addressed_to IS DISTINCT FROM OLD.addressed_to OR NEW.digest <> OLD.digest
    ) THEN
        RAISE EXCEPTION 'a statement that is open for signature keeps its words';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER statement_stands BEFORE UPDATE ON gatherings_statement
    FOR EACH ROW EXECUTE FUNCTION ciconia_statement_stands();

-- Its history is read by all staff of the programme, as it is of no single country.
CREATE POLICY statement ON foundation_log FOR SELECT USING (
    noun = 'statement' AND focus_id IS NULL AND EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = foundation_log.programme_id
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    )
);
"""
UNDO = """
DROP POLICY statement ON foundation_log;
DROP TRIGGER statement_stands ON gatherings_statement;
DROP FUNCTION ciconia_statement_stands();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0004_event_organisation"),
        ("people", "0015_active_in"),
        ("programmes", "0011_required_course"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="StatementSignature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("key", models.CharField(max_length=160)),
                ("country", models.CharField(blank=True, max_length=3)),
                ("website", models.URLField(blank=True, max_length=300)),
                ("signer", models.CharField(blank=True, max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("struck", models.TextField(blank=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Statement",
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
                ("title", models.JSONField(blank=True)),
                ("text", models.JSONField(blank=True)),
                ("addressed_to", models.CharField(max_length=200)),
                ("closes_on", models.DateField()),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("signed", models.PositiveIntegerField(default=0)),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("handed_to", models.CharField(blank=True, max_length=200)),
                ("handed_on", models.DateField(blank=True, null=True)),
                ("answer", models.JSONField(blank=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
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
            ],
        ),
        migrations.CreateModel(
            name="StatementSigner",
            fields=[
                (
                    "signature",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="by",
                        serialize=False,
                        to="gatherings.statementsignature",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("function", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(max_length=254)),
                ("shown", models.BooleanField(default=False)),
                ("language", models.CharField(default="en", max_length=8)),
                ("words", models.TextField(blank=True)),
                (
                    "letter",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "none"),
                            ("confirm", "confirm the signature"),
                            ("signed", "the signature stands"),
                            ("struck", "the signature was taken off"),
                        ],
                        max_length=8,
                    ),
                ),
                ("letters", models.PositiveSmallIntegerField(default=0)),
                ("bounced_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.AddField(
            model_name="statementsignature",
            name="statement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="signatures", to="gatherings.statement"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["draft", "open", "closed", "handed_over", "answered", "unanswered", "withdrawn"])
                ),
                name="statement_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["draft", "withdrawn"]),
                    models.Q(models.Q(("digest", ""), _negated=True), ("opened_at__isnull", False)),
                    _connector="OR",
                ),
                name="statement_opened",
            ),
        ),
        migrations.AddField(
            model_name="statementsigner",
            name="account",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="statementsignature",
            constraint=models.UniqueConstraint(
                condition=models.Q(("confirmed_at__isnull", False), ("ended_at", None)),
                fields=("statement", "key"),
                name="statement_signature_once",
            ),
        ),
        migrations.AddIndex(
            model_name="statementsigner",
            index=models.Index(
                condition=models.Q(("letter", ""), _negated=True), fields=["signature"], name="statement_signer_letter"
            ),
        ),
        migrations.RunSQL(WALL, UNDO),
    ]
