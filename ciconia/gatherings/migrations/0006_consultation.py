"""Consultations: what a programme asks, and, behind the wall, whom it asked and what was answered."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Who is asked reads their own row, and nobody else's: staff only count. What was answered is for whoever leads the
# consultation through, once it is closed.
WALL = """
ALTER TABLE gatherings_consultationasked ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_consultationasked FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON gatherings_consultationasked FOR SELECT USING (
    person_id = ANY ((SELECT ciconia_own_person())::bigint[])
);
CREATE POLICY asking ON gatherings_consultationasked USING (ciconia_system());

ALTER TABLE gatherings_consultationanswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_consultationanswer FORCE ROW LEVEL SECURITY;
CREATE POLICY led ON gatherings_consultationanswer FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM gatherings_consultationquestion q JOIN gatherings_consultation c ON c.id = q.consultation_id
        JOIN foundation_membership m ON m.scope_id = c.programme_id
        WHERE q.id = gatherings_consultationanswer.question_id AND c.state IN ('closed', 'published')
            AND m.user_id = ciconia_user() AND m.scope = 'programme' AND m.role IN ('officer', 'coordinator')
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    )
);
CREATE POLICY answering ON gatherings_consultationanswer USING (ciconia_system());

-- What is being asked stays as it was asked: neither the texts nor the questions change once somebody has the letter.
CREATE FUNCTION ciconia_consultation_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.opened_at IS NOT NULL AND (
        NEW.title IS DISTINCT FROM OLD.title OR NEW.about IS DISTINCT FROM OLD.about
        OR NEW.decides IS DISTINCT FROM OLD.decides
    ) THEN
        RAISE EXCEPTION 'a consultation that was opened keeps its words';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER consultation_stands BEFORE UPDATE ON gatherings_consultation
    FOR EACH ROW EXECUTE FUNCTION ciconia_consultation_stands();

CREATE FUNCTION ciconia_consultation_question_stands() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF (NEW.words IS DISTINCT FROM OLD.words OR NEW.options IS DISTINCT FROM OLD.options) AND EXISTS (
        SELECT 1 FROM gatherings_consultation c WHERE c.id = OLD.consultation_id AND c.opened_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'a question that was asked keeps its words';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER consultation_question_stands BEFORE UPDATE ON gatherings_consultationquestion
    FOR EACH ROW EXECUTE FUNCTION ciconia_consultation_question_stands();

-- Its history is read by all staff of the programme, as it is of no single country.
CREATE POLICY consultation ON foundation_log FOR SELECT USING (
    noun = 'consultation' AND focus_id IS NULL AND EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = foundation_log.programme_id
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    )
);
"""
UNDO = """
DROP POLICY consultation ON foundation_log;
DROP TRIGGER consultation_question_stands ON gatherings_consultationquestion;
DROP FUNCTION ciconia_consultation_question_stands();
DROP TRIGGER consultation_stands ON gatherings_consultation;
DROP FUNCTION ciconia_consultation_stands();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0005_statement"),
        ("people", "0015_active_in"),
        ("programmes", "0011_required_course"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Consultation",
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
                ("about", models.JSONField(blank=True)),
                ("decides", models.JSONField(blank=True)),
                ("closes_on", models.DateField()),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("taking_part", "Everybody who applied or takes part"),
                            ("assigned", "Everybody who is or was on an assignment"),
                            ("event", "Guests of an event who may be asked"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "focus_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("asked", models.PositiveIntegerField(default=0)),
                ("answered", models.PositiveIntegerField(default=0)),
                ("missing", models.JSONField(blank=True, default=list)),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="gatherings.event",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
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
            name="ConsultationAsked",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("email", models.EmailField(max_length=254)),
                ("language", models.CharField(default="en", max_length=8)),
                ("residence", models.CharField(blank=True, max_length=3)),
                ("answered", models.BooleanField(default=False)),
                ("reminded", models.BooleanField(default=False)),
                (
                    "letter",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "none"),
                            ("invite", "you are asked"),
                            ("reminder", "reminder"),
                            ("outcome", "what came of it"),
                            ("dropped", "it was dropped"),
                        ],
                        max_length=8,
                    ),
                ),
                ("bounced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="askeds", to="gatherings.consultation"
                    ),
                ),
                (
                    "focus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.focus",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consulted",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ConsultationQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("words", models.JSONField(blank=True)),
                ("options", models.JSONField(blank=True)),
                ("heard", models.JSONField(blank=True)),
                ("does", models.JSONField(blank=True)),
                ("owner", models.CharField(blank=True, max_length=160)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="gatherings.consultation",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ConsultationAnswer",
            fields=[
                ("id", models.BigIntegerField(editable=False, primary_key=True, serialize=False)),
                ("token", models.CharField(blank=True, max_length=40)),
                ("chosen", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("words", models.TextField(blank=True)),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="gatherings.consultationquestion",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "asking", "closed", "published", "dropped"])),
                name="consultation_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(("group__in", ["taking_part", "assigned", "event"])), name="consultation_group"
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "dropped"]), ("opened_at__isnull", False), _connector="OR"),
                name="consultation_opened",
            ),
        ),
        migrations.AddIndex(
            model_name="consultationasked",
            index=models.Index(
                condition=models.Q(("letter", ""), _negated=True), fields=["id"], name="consultation_asked_letter"
            ),
        ),
        migrations.AddConstraint(
            model_name="consultationasked",
            constraint=models.UniqueConstraint(fields=("consultation", "email"), name="consultation_asked_once"),
        ),
        migrations.AddConstraint(
            model_name="consultationanswer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("token", ""), _negated=True), fields=("token",), name="consultation_answer_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="consultationanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("chosen__isnull", False), models.Q(("words", ""), _negated=True), _connector="OR"),
                name="consultation_answer_said",
            ),
        ),
        migrations.RunSQL(WALL, UNDO),
    ]
