"""Courses, their tests, who takes them, and certificates."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Who takes a course is for its staff and for the person; whoever named them reads what they agreed to.
WALL = """
-- The courses given where somebody works with people; one for every country is for all of them.
CREATE FUNCTION ciconia_taught_courses() RETURNS bigint[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(c.id), '{}') FROM learning_course c
        WHERE c.programme_id = ANY (ciconia_person_programmes())
            OR c.focus_id = ANY (ciconia_person_limited_focuses())
            OR c.focus_id IS NULL AND EXISTS (
                SELECT 1 FROM foundation_membership m
                WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = c.programme_id
                    AND m.role = ANY (ciconia_person_roles())
                    AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
            )
    );
END
$$;

ALTER TABLE learning_enrolment ENABLE ROW LEVEL SECURITY;
ALTER TABLE learning_enrolment FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON learning_enrolment FOR SELECT USING (account_id = ciconia_user());
CREATE POLICY sent ON learning_enrolment FOR SELECT USING (
    (agreed_at IS NULL OR tells_organisation)
    AND organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['organisation contact']))::bigint[])
);
CREATE POLICY held ON learning_enrolment USING (
    ciconia_system() OR course_id = ANY ((SELECT ciconia_taught_courses())::bigint[])
);

-- What somebody did in a course is never read by the organisation that sent them.
DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['attendance', 'attempt', 'certificate'] LOOP
        EXECUTE format('ALTER TABLE learning_%s ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('ALTER TABLE learning_%s FORCE ROW LEVEL SECURITY', part);
        EXECUTE format('CREATE POLICY own ON learning_%s FOR SELECT USING (EXISTS ('
            'SELECT 1 FROM learning_enrolment e WHERE e.id = enrolment_id AND e.account_id = ciconia_user()))', part);
        EXECUTE format('CREATE POLICY held ON learning_%s USING (ciconia_system() OR EXISTS ('
            'SELECT 1 FROM learning_enrolment e WHERE e.id = enrolment_id'
            ' AND e.course_id = ANY ((SELECT ciconia_taught_courses())::bigint[])))', part);
    END LOOP;
END
$$;

-- What people were asked and what they answered can be shown again as it was.
CREATE FUNCTION learning_course_test_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL AND (OLD.course_id, OLD.number, OLD.pass_mark, OLD.most_tries, OLD.questions,
            OLD.published_at) IS DISTINCT FROM (NEW.course_id, NEW.number, NEW.pass_mark, NEW.most_tries,
            NEW.questions, NEW.published_at) THEN
        RAISE EXCEPTION 'a test that was given to people is never changed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER learning_course_test_stays BEFORE UPDATE ON learning_coursetest
    FOR EACH ROW EXECUTE FUNCTION learning_course_test_stays();

CREATE FUNCTION learning_attempt_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was handed in is never changed';
END $$;
CREATE TRIGGER learning_attempt_stays BEFORE UPDATE ON learning_attempt
    FOR EACH ROW EXECUTE FUNCTION learning_attempt_stays();

CREATE FUNCTION learning_certificate_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.number, OLD.name, OLD.title, OLD.aims, OLD.given_by, OLD.hours, OLD.starts_on, OLD.ends_on, OLD.issued_on)
            IS DISTINCT FROM (NEW.number, NEW.name, NEW.title, NEW.aims, NEW.given_by, NEW.hours, NEW.starts_on,
            NEW.ends_on, NEW.issued_on) OR OLD.withdrawn_on IS NOT NULL AND NEW.withdrawn_on IS NULL THEN
        RAISE EXCEPTION 'what a certificate says is never changed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER learning_certificate_stays BEFORE UPDATE ON learning_certificate
    FOR EACH ROW EXECUTE FUNCTION learning_certificate_stays();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0015_active_in"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Course",
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
                ("programme_id", models.BigIntegerField()),
                ("focus_id", models.BigIntegerField(blank=True, null=True)),
                ("given_by", models.JSONField(blank=True)),
                ("code", models.SlugField(max_length=40)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("organisations", "Organisations that work with the programme"),
                            ("participants", "People who prepare for an assignment"),
                        ],
                        max_length=14,
                    ),
                ),
                ("title", models.JSONField(blank=True)),
                ("aims", models.JSONField(blank=True)),
                ("about", models.JSONField(blank=True)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), default=list, size=None
                    ),
                ),
                ("hours", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("time_zone", models.CharField(default="Europe/Amsterdam", max_length=40)),
                ("sessions_needed", models.PositiveSmallIntegerField(default=0)),
                ("places", models.PositiveIntegerField(blank=True, null=True)),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField()),
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
            name="CourseMaterial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("title", models.JSONField(blank=True)),
                ("text", models.JSONField(blank=True)),
                ("link", models.URLField(blank=True, max_length=400)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("size", models.PositiveIntegerField(default=0)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="materials", to="learning.course"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="CourseSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("title", models.JSONField(blank=True)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=200)),
                ("link", models.URLField(blank=True, max_length=400)),
                ("trainer", models.CharField(blank=True, max_length=160)),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="learning.course"
                    ),
                ),
            ],
            options={
                "ordering": ["course", "starts_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="CourseTest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("pass_mark", models.PositiveSmallIntegerField(default=80)),
                ("most_tries", models.PositiveSmallIntegerField(default=3)),
                ("questions", models.JSONField(blank=True, default=list)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tests", to="learning.course"
                    ),
                ),
            ],
            options={
                "ordering": ["course", "number"],
            },
        ),
        migrations.CreateModel(
            name="Enrolment",
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
                ("name", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(max_length=254)),
                ("language", models.CharField(default="en", max_length=8)),
                ("asked_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.TextField(blank=True)),
                ("tells_organisation", models.BooleanField(default=False)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("more_tries", models.PositiveSmallIntegerField(default=0)),
                ("passed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "letter",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "none"),
                            ("asked", "you were named for a course"),
                            ("enrolled", "you take part in a course"),
                            ("certificate", "you completed a course"),
                            ("called_off", "the course is called off"),
                        ],
                        max_length=12,
                    ),
                ),
                ("letters", models.PositiveSmallIntegerField(default=0)),
                ("bounced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="enrolments", to="learning.course"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
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
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=14, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("title", models.JSONField(blank=True)),
                ("aims", models.JSONField(blank=True)),
                ("given_by", models.JSONField(blank=True)),
                ("hours", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("issued_on", models.DateField()),
                ("shows", models.BooleanField(default=False)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "enrolment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="certificate", to="learning.enrolment"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="learning.coursesession",
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendances", to="learning.enrolment"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("answers", models.JSONField()),
                ("score", models.PositiveSmallIntegerField()),
                ("passed", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "test",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attempts", to="learning.coursetest"
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attempts", to="learning.enrolment"
                    ),
                ),
            ],
            options={
                "ordering": ["enrolment", "number"],
            },
        ),
        migrations.AddIndex(
            model_name="course",
            index=models.Index(fields=["programme_id", "ends_on"], name="course_programme"),
        ),
        migrations.AddConstraint(
            model_name="course",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "open", "over", "cancelled"])), name="course_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="course",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="course_dates"
            ),
        ),
        migrations.AddConstraint(
            model_name="course",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience__in", ["organisations", "participants"])), name="course_audience"
            ),
        ),
        migrations.AddConstraint(
            model_name="course",
            constraint=models.CheckConstraint(condition=models.Q(("hours__gte", 1)), name="course_hours"),
        ),
        migrations.AddConstraint(
            model_name="course",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["open", "over"]), _negated=True),
                    ("opened_at__isnull", False),
                    _connector="OR",
                ),
                name="course_opened",
            ),
        ),
        migrations.AddConstraint(
            model_name="coursesession",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="course_session_dates"
            ),
        ),
        migrations.AddConstraint(
            model_name="coursetest",
            constraint=models.UniqueConstraint(fields=("course", "number"), name="course_test_once"),
        ),
        migrations.AddConstraint(
            model_name="coursetest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published_at", None)), fields=("course",), name="course_test_one_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="coursetest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published_at__isnull", False), ("replaced_at", None)),
                fields=("course",),
                name="course_test_one_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="coursetest",
            constraint=models.CheckConstraint(
                condition=models.Q(("pass_mark__gte", 1), ("pass_mark__lte", 100)), name="course_test_pass_mark"
            ),
        ),
        migrations.AddConstraint(
            model_name="coursetest",
            constraint=models.CheckConstraint(
                condition=models.Q(("most_tries__gte", 1), ("most_tries__lte", 10)), name="course_test_tries"
            ),
        ),
        migrations.AddIndex(
            model_name="enrolment",
            index=models.Index(fields=["account"], name="enrolment_own"),
        ),
        migrations.AddIndex(
            model_name="enrolment",
            index=models.Index(
                condition=models.Q(("letter", ""), _negated=True), fields=["id"], name="enrolment_letter"
            ),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "enrolled", "completed", "not_completed", "cancelled"])),
                name="enrolment_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("state", "cancelled"), _negated=True), models.Q(("email", ""), _negated=True)
                ),
                fields=("course", "email"),
                name="enrolment_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "cancelled"]), ("account__isnull", False), _connector="OR"),
                name="enrolment_account",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_on", None), models.Q(("withdrawn_why", ""), _negated=True), _connector="OR"
                ),
                name="certificate_withdrawn_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(fields=("session", "enrolment"), name="attendance_once"),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(fields=("enrolment", "number"), name="attempt_once"),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(condition=models.Q(("score__lte", 100)), name="attempt_score"),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
