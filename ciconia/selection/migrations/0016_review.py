"""An application is given to assessors, each with a declaration and marks of their own; one part may be asked again."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

WALL = """
ALTER TABLE selection_marking ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_marking FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON selection_marking USING (ciconia_system());
CREATE POLICY own ON selection_marking FOR SELECT USING (
    EXISTS (SELECT 1 FROM selection_review r WHERE r.id = review_id AND r.assessor_id = ciconia_user())
);
-- What was given once is never changed or removed by whoever gave it.
CREATE POLICY own_new ON selection_marking FOR INSERT WITH CHECK (
    EXISTS (SELECT 1 FROM selection_review r WHERE r.id = review_id AND r.assessor_id = ciconia_user())
);
-- Nobody reads the marks of others before their own are in.
CREATE POLICY staff ON selection_marking FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM selection_review r WHERE r.id = review_id AND NOT EXISTS (
            SELECT 1 FROM selection_review o WHERE o.application_id = r.application_id
                AND o.assessor_id = ciconia_user() AND o.standing IN ('given', 'declared')
        )
    )
);

ALTER TABLE selection_askedpart ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_askedpart FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON selection_askedpart USING (ciconia_system());
CREATE POLICY applicant_and_staff ON selection_askedpart USING (
    EXISTS (
        SELECT 1 FROM selection_application a WHERE a.id = application_id AND (
            a.person_id = ANY ((SELECT ciconia_own_person())::bigint[])
            OR a.focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
        )
    )
);
"""
# What was marked before has one row of marks; the trigger queue is emptied before the table changes again.
CARRY = """
UPDATE selection_review SET standing = 'marked', given_at = at, declared_at = at, given_by_id = assessor_id;
INSERT INTO selection_marking (review_id, number, marks, comment, why, at)
    SELECT id, 1, marks, comment, '', at FROM selection_review;
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0013_asking_covered"),
        ("programmes", "0009_selection_setting"),
        ("selection", "0015_choosing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AskedPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("before", models.JSONField(blank=True, default=dict)),
                ("after", models.JSONField(blank=True, default=dict)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("came", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["application", "id"],
            },
        ),
        migrations.CreateModel(
            name="Marking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("marks", models.JSONField(default=dict)),
                ("comment", models.TextField(blank=True)),
                ("why", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["review", "number"],
            },
        ),
        migrations.AddField(
            model_name="application",
            name="formally_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="application",
            name="formally_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="open_part",
            field=models.CharField(blank=True, default="", max_length=60),
        ),
        migrations.AddField(
            model_name="eligibilitycheck",
            name="answered_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="eligibilitycheck",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="eligibilitycheck",
            name="seen_in",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="review",
            name="conflict",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="review",
            name="declared_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="review",
            name="due_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="review",
            name="given_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="review",
            name="given_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="standing",
            field=models.CharField(
                choices=[
                    ("given", "Waits for the declaration"),
                    ("declared", "Being read"),
                    ("marked", "Marks given"),
                    ("conflict", "Conflict of interest"),
                    ("taken_back", "Taken back"),
                ],
                default="given",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="told_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="review",
            name="why",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="review",
            name="at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["assessor", "standing"], name="review_of_assessor"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=models.Q(("standing", "given"), ("told_at", None)), fields=["given_at"], name="review_untold"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__in", ["given", "declared", "marked", "conflict", "taken_back"])),
                name="review_standing",
            ),
        ),
        migrations.AddField(
            model_name="askedpart",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="asked_parts", to="selection.application"
            ),
        ),
        migrations.AddField(
            model_name="askedpart",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="marking",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="markings", to="selection.review"
            ),
        ),
        migrations.AddConstraint(
            model_name="askedpart",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("application",), name="asked_part_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="marking",
            constraint=models.UniqueConstraint(fields=("review", "number"), name="marking_once"),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
        migrations.RunSQL(CARRY, migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name="review",
            name="comment",
        ),
        migrations.RemoveField(
            model_name="review",
            name="marks",
        ),
        migrations.RemoveField(
            model_name="review",
            name="no_conflict",
        ),
    ]
