"""Applying together: how many an opportunity lets, who was asked, and what they said."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

# The applicant, whoever it is about, the staff once it was sent, and the host while a sight for it holds.
WALL = """
ALTER TABLE selection_coapplicant ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_coapplicant FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON selection_coapplicant USING (ciconia_system());
CREATE POLICY own ON selection_coapplicant USING (person_id = ANY ((SELECT ciconia_own_person())::bigint[]));
CREATE POLICY applicant ON selection_coapplicant USING (
    EXISTS (
        SELECT 1 FROM selection_application a
        WHERE a.id = application_id AND a.person_id = ANY ((SELECT ciconia_own_person())::bigint[])
    )
);
CREATE POLICY staff ON selection_coapplicant USING (
    focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[]) AND sent_at IS NOT NULL
);
CREATE POLICY host ON selection_coapplicant USING (
    organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['host contact']))::bigint[])
    AND focus_id <> ALL ((SELECT ciconia_still())::bigint[])
    AND EXISTS (
        SELECT 1 FROM people_sight s
        WHERE s.because = 'co_applicant' AND s.object_id = selection_coapplicant.id
            AND s.organisation_id = selection_coapplicant.organisation_id
            AND s.starts <= ciconia_today() AND (s.ends IS NULL OR s.ends > ciconia_today())
    )
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0015_active_in"),
        ("programmes", "0011_required_course"),
        ("results", "0002_out_of_reach"),
        ("selection", "0022_nearest"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CoApplicant",
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
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("language", models.CharField(max_length=8)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("agreed_to", models.TextField(blank=True)),
                ("snapshot", models.JSONField(blank=True, default=dict)),
                ("checks", models.JSONField(blank=True, default=list)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("letter", models.CharField(blank=True, max_length=12)),
                ("place_freed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddField(
            model_name="opportunity",
            name="goes_on_without",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="opportunity",
            name="together",
            field=models.PositiveSmallIntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="opportunity",
            name="together_words",
            field=models.JSONField(blank=True, db_default={}),
        ),
        migrations.AddConstraint(
            model_name="opportunity",
            constraint=models.CheckConstraint(condition=models.Q(("together__gte", 1)), name="opportunity_together"),
        ),
        migrations.AddField(
            model_name="coapplicant",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="co_applicants", to="selection.application"
            ),
        ),
        migrations.AddField(
            model_name="coapplicant",
            name="focus",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.focus"
            ),
        ),
        migrations.AddField(
            model_name="coapplicant",
            name="opportunity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="selection.opportunity"
            ),
        ),
        migrations.AddField(
            model_name="coapplicant",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
            ),
        ),
        migrations.AddField(
            model_name="coapplicant",
            name="person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="co_applications",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="coapplicant",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
            ),
        ),
        migrations.AddField(
            model_name="coapplicant",
            name="turn_person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="coapplicant",
            index=models.Index(fields=["focus", "state", "-id"], name="co_applicant_focus"),
        ),
        migrations.AddIndex(
            model_name="coapplicant",
            index=models.Index(fields=["application", "state"], name="co_applicant_application"),
        ),
        migrations.AddConstraint(
            model_name="coapplicant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["asked", "joined", "offered", "accepted", "left", "gone", "declined", "taken_back", "over"],
                    )
                ),
                name="co_applicant_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="coapplicant",
            constraint=models.UniqueConstraint(
                models.F("application"),
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("state", "asked"), models.Q(("email", ""), _negated=True)),
                name="co_applicant_asked_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="coapplicant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("joined", "offered", "accepted"))),
                fields=("opportunity", "person"),
                name="co_applicant_once",
            ),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
