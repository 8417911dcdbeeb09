from typing import Any

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# A need that waits was sent with a chain of one step; each answer there is was given to that step.
CARRY_OVER = """
UPDATE selection_endorsement e SET
    code = coalesce(f.chain #>> '{0,code}', 'ministry'),
    name = coalesce(f.chain #> '{0,name}', jsonb_build_object('source', 'en', 'en', 'Ministry')),
    days = coalesce((f.chain #>> '{0,days}')::int, 14), ways = '{account,link,letter}', how = 'account',
    asked_at = e.answered_at, "current" = false
FROM selection_need n JOIN programmes_focus f ON f.id = n.focus_id WHERE n.id = e.need_id;
INSERT INTO selection_endorsement (
    need_id, step, code, name, organisation_id, days, ways, languages, "current", asked_at, due_on, days_held, answer,
    how, function, reason, read
) SELECT n.id, 1, coalesce(f.chain #>> '{0,code}', 'ministry'),
    coalesce(f.chain #> '{0,name}', jsonb_build_object('source', 'en', 'en', 'Ministry')), n.endorser_id,
    coalesce((f.chain #>> '{0,days}')::int, 14), '{account,link,letter}', '{}', true, n.state_since,
    (n.due_at AT TIME ZONE p.zone)::date, 0, '', '', '', '', ''
FROM selection_need n JOIN programmes_focus f ON f.id = n.focus_id JOIN programmes_programme p ON p.id = n.programme_id
WHERE n.state = 'submitted' AND n.endorser_id IS NOT NULL;
UPDATE selection_endorsement SET "current" = true WHERE id IN (
    SELECT max(e.id) FROM selection_endorsement e JOIN selection_need n ON n.id = e.need_id
    WHERE n.state NOT IN ('draft', 'submitted') GROUP BY e.need_id
);
UPDATE selection_need n SET due_on = (n.due_at AT TIME ZONE p.zone)::date FROM programmes_programme p
WHERE p.id = n.programme_id AND n.state = 'submitted';
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""

WALL = """
ALTER TABLE selection_addressee ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_addressee FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON selection_addressee USING (user_id = ciconia_user() OR ciconia_system());
CREATE POLICY staff ON selection_addressee USING (
    EXISTS (
        SELECT 1 FROM selection_endorsement e JOIN selection_need n ON n.id = e.need_id
        WHERE e.id = endorsement_id AND n.focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
    )
);

ALTER TABLE selection_endorsementletter ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_endorsementletter FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON selection_endorsementletter USING (ciconia_system());
CREATE POLICY host_and_staff ON selection_endorsementletter USING (
    EXISTS (
        SELECT 1 FROM selection_endorsement e JOIN selection_need n ON n.id = e.need_id
        WHERE e.id = endorsement_id AND (
            n.focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
            OR n.organisation_id = ANY ((SELECT ciconia_organisations(
                ARRAY['host contact', 'organisation contact']))::bigint[])
        )
    )
);
"""

ANSWERS = [("endorsed", "Endorsed"), ("returned", "Sent back"), ("refused", "Refused")]
WAYS = [("account", "with an account"), ("link", "by a link"), ("letter", "by letter")]


def column(name: str, field: Any, bare: Any = None) -> Any:
    """A new column, filled with `bare` where rows exist."""
    if bare is None:
        return migrations.AddField("endorsement", name, field)
    field.default = bare
    return migrations.AddField("endorsement", name, field, preserve_default=False)


def account() -> Any:
    return models.ForeignKey(
        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
    )


def step() -> Any:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name="addressees", to="selection.endorsement"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_people"),
        ("programmes", "0006_decision"),
        ("selection", "0010_asking"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("need", "due_on", models.DateField(blank=True, null=True)),
        migrations.AddField("need", "held_on", models.DateField(blank=True, null=True)),
        migrations.AddField(
            "need",
            "waits_for",
            models.CharField(
                blank=True,
                choices=[
                    ("letter", "a letter of the authority is to be compared with what was recorded"),
                    ("nobody", "the authority has not answered, or nobody there can be asked"),
                ],
                default="",
                max_length=8,
            ),
            preserve_default=False,
        ),
        migrations.AlterModelOptions("endorsement", {"ordering": ["need", "step", "id"]}),
        migrations.RenameField("endorsement", "at", "answered_at"),
        migrations.AlterField("endorsement", "answered_at", models.DateTimeField(blank=True, null=True)),
        migrations.AlterField("endorsement", "answer", models.CharField(blank=True, choices=ANSWERS, max_length=8)),
        column("code", models.CharField(max_length=40), ""),
        column("name", models.JSONField(blank=True), {}),
        column("days", models.PositiveSmallIntegerField(), 14),
        column(
            "ways",
            django.contrib.postgres.fields.ArrayField(models.CharField(choices=WAYS, max_length=8), size=None),
            [],
        ),
        column(
            "languages",
            django.contrib.postgres.fields.ArrayField(
                models.CharField(max_length=8), blank=True, default=list, size=None
            ),
        ),
        column("current", models.BooleanField(default=True)),
        column("asked_at", models.DateTimeField(blank=True, null=True)),
        column("due_on", models.DateField(blank=True, null=True)),
        column("days_held", models.PositiveSmallIntegerField(default=0)),
        column("how", models.CharField(blank=True, choices=WAYS, max_length=8), ""),
        column("function", models.CharField(blank=True, max_length=120), ""),
        column("read", models.CharField(blank=True, max_length=64), ""),
        migrations.RunSQL(CARRY_OVER, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "endorsement",
            models.UniqueConstraint(
                condition=models.Q(("current", True)), fields=("need", "code"), name="endorsement_once"
            ),
        ),
        migrations.AddConstraint(
            "endorsement",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None)),
                    models.Q(("answered_at__isnull", False), ("asked_at__isnull", False)),
                    _connector="OR",
                ),
                name="endorsement_answered",
            ),
        ),
        migrations.CreateModel(
            name="Addressee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("function", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("language", models.CharField(max_length=8)),
                ("serial", models.PositiveSmallIntegerField(default=1)),
                ("link_until", models.DateField(blank=True, null=True)),
                ("told", models.CharField(blank=True, max_length=8)),
                ("told_on", models.DateField(blank=True, null=True)),
                ("again_at", models.DateTimeField(blank=True, null=True)),
                ("said_name", models.CharField(blank=True, max_length=120)),
                ("endorsement", step()),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("user__isnull", False), models.Q(("email", ""), _negated=True), _connector="OR"
                        ),
                        name="addressee_reached",
                    ),
                    models.UniqueConstraint(fields=("endorsement", "user"), name="addressee_account"),
                    models.UniqueConstraint(
                        condition=models.Q(("email", ""), _negated=True),
                        fields=("endorsement", "email"),
                        name="addressee_email",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EndorsementLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("says", models.CharField(choices=ANSWERS, max_length=8)),
                ("reason", models.TextField(blank=True)),
                ("dated_on", models.DateField()),
                ("reference", models.CharField(blank=True, max_length=80)),
                ("function", models.CharField(max_length=120)),
                ("name", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("at", models.DateTimeField()),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("confirmed", "It says so"), ("turned", "It does not say so")],
                        max_length=9,
                    ),
                ),
                ("verdict_at", models.DateTimeField(blank=True, null=True)),
                ("verdict_reason", models.TextField(blank=True)),
                ("by", account()),
                (
                    "endorsement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="letters", to="selection.endorsement"
                    ),
                ),
                ("verdict_by", account()),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
