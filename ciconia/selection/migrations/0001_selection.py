import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
CREATE FUNCTION ciconia_person_focuses() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(f.id), '{}') FROM programmes_focus f JOIN foundation_membership m
        ON m.scope = 'programme' AND m.scope_id = f.programme_id AND (m.focus_ids = '{}' OR f.id = ANY (m.focus_ids))
    WHERE m.user_id = ciconia_user() AND m.role = ANY (ciconia_person_roles())
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
$$;

ALTER TABLE selection_application ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_application FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON selection_application USING (ciconia_system());
CREATE POLICY own ON selection_application USING (person_id = ANY ((SELECT ciconia_own_person())::bigint[]));
CREATE POLICY staff ON selection_application USING (
    focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[]) AND state <> 'draft'
);
CREATE POLICY host ON selection_application USING (
    organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['host contact']))::bigint[])
    AND EXISTS (
        SELECT 1 FROM people_sight s
        WHERE s.because = 'application' AND s.object_id = selection_application.id
            AND s.organisation_id = selection_application.organisation_id
            AND s.starts <= ciconia_today() AND (s.ends IS NULL OR s.ends > ciconia_today())
    )
);

-- What is written about an application: for its applicant and the staff; reviews for the staff; signatures for all
-- who see the application.
ALTER TABLE selection_eligibilitycheck ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_eligibilitycheck FORCE ROW LEVEL SECURITY;
CREATE POLICY applicant_and_staff ON selection_eligibilitycheck USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM selection_application a
        WHERE a.id = application_id AND (
            a.person_id = ANY ((SELECT ciconia_own_person())::bigint[])
            OR a.focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
        )
    )
);

ALTER TABLE selection_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_review FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON selection_review USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM selection_application a
        WHERE a.id = application_id AND a.focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
            AND a.person_id <> ALL ((SELECT ciconia_own_person())::bigint[])
    )
);

ALTER TABLE selection_signature ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_signature FORCE ROW LEVEL SECURITY;
CREATE POLICY whoever_sees_the_application ON selection_signature USING (
    EXISTS (SELECT 1 FROM selection_application a WHERE a.id = application_id)
);
"""


class Migration(migrations.Migration):
    # The wall: row-level security from the first migration on.

    initial = True

    dependencies = [
        ("people", "0001_people"),
        ("programmes", "0001_programmes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("state", models.CharField(max_length=24)),
                ("state_since", models.DateTimeField()),
                ("state_before", models.CharField(blank=True, max_length=24)),
                ("mark", models.CharField(blank=True, max_length=16)),
                ("turn_role", models.CharField(blank=True, max_length=60)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("reference", models.CharField(max_length=20, unique=True)),
                (
                    "title",
                    models.JSONField(blank=True),
                ),
                (
                    "problem",
                    models.JSONField(blank=True),
                ),
                (
                    "beneficiaries",
                    models.JSONField(blank=True),
                ),
                (
                    "result",
                    models.JSONField(blank=True),
                ),
                (
                    "transmission",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "None"), (1, "Low"), (2, "Medium"), (3, "High")], default=0
                    ),
                ),
                (
                    "creation",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "None"), (1, "Low"), (2, "Medium"), (3, "High")], default=0
                    ),
                ),
                (
                    "organisational",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "None"), (1, "Low"), (2, "Medium"), (3, "High")], default=0
                    ),
                ),
                (
                    "host_provides",
                    models.JSONField(blank=True),
                ),
                ("counterpart", models.CharField(blank=True, max_length=120)),
                ("trainee_group", models.CharField(blank=True, max_length=200)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, size=None
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("physical", "In person"), ("virtual", "Online"), ("mixed", "Online, then in person")],
                        default="physical",
                        max_length=8,
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField()),
                ("weeks", models.PositiveSmallIntegerField()),
                (
                    "not_local",
                    models.JSONField(blank=True),
                ),
                (
                    "endorser",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "focus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.focus"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.sector"
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
            name="Endorsement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.PositiveSmallIntegerField(default=1)),
                (
                    "answer",
                    models.CharField(
                        choices=[("endorsed", "Endorsed"), ("returned", "Sent back"), ("refused", "Refused")],
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="endorsements", to="selection.need"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Opportunity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("state", models.CharField(max_length=24)),
                ("state_since", models.DateTimeField()),
                ("state_before", models.CharField(blank=True, max_length=24)),
                ("mark", models.CharField(blank=True, max_length=16)),
                ("turn_role", models.CharField(blank=True, max_length=60)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("kind", models.CharField(default="assignment", max_length=24)),
                (
                    "title",
                    models.JSONField(blank=True),
                ),
                (
                    "summary",
                    models.JSONField(blank=True),
                ),
                (
                    "background",
                    models.JSONField(blank=True),
                ),
                (
                    "tasks",
                    models.JSONField(blank=True),
                ),
                (
                    "required",
                    models.JSONField(blank=True),
                ),
                (
                    "welcome",
                    models.JSONField(blank=True),
                ),
                (
                    "deliverables",
                    models.JSONField(blank=True),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, size=None
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("physical", "In person"), ("virtual", "Online"), ("mixed", "Online, then in person")],
                        max_length=8,
                    ),
                ),
                ("places", models.PositiveSmallIntegerField(default=1)),
                ("starts", models.DateField()),
                ("weeks", models.PositiveSmallIntegerField()),
                ("deadline", models.DateField()),
                ("answer_by", models.DateField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "focus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.focus"
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opportunities", to="selection.need"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "pack_version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.packversion",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.sector"
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
            name="Application",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("state", models.CharField(max_length=24)),
                ("state_since", models.DateTimeField()),
                ("state_before", models.CharField(blank=True, max_length=24)),
                ("mark", models.CharField(blank=True, max_length=16)),
                ("turn_role", models.CharField(blank=True, max_length=60)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "motivation",
                    models.JSONField(blank=True),
                ),
                ("available_from", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=40)),
                ("snapshot", models.JSONField(blank=True, default=dict)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("promised_on", models.DateField(blank=True, null=True)),
                (
                    "focus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.focus"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "pack_version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.packversion",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="people.person"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
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
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="selection.opportunity",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=10, unique=True),
                ),
                ("state", models.CharField(max_length=24)),
                ("state_since", models.DateTimeField()),
                ("state_before", models.CharField(blank=True, max_length=24)),
                ("mark", models.CharField(blank=True, max_length=16)),
                ("turn_role", models.CharField(blank=True, max_length=60)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("why", models.TextField(blank=True)),
                ("capacity", models.TextField(blank=True)),
                ("online_ready", models.BooleanField(null=True)),
                ("next_review", models.DateField(blank=True, null=True)),
                (
                    "focus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.focus"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
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
        migrations.AddField(
            model_name="need",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="needs", to="selection.partnership"
            ),
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("marks", models.JSONField(default=dict)),
                ("comment", models.TextField(blank=True)),
                ("no_conflict", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="selection.application"
                    ),
                ),
                (
                    "assessor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "side",
                    models.CharField(choices=[("host", "Host institution"), ("programme", "Programme")], max_length=9),
                ),
                ("at", models.DateTimeField()),
                ("words", models.TextField(blank=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="selection.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EligibilityCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=40)),
                (
                    "sentence",
                    models.JSONField(blank=True),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("yes", "Met"), ("no", "Not met"), ("unknown", "Not known")], max_length=8
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="selection.application"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("application", "rule"), name="check_once")],
            },
        ),
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(
                condition=models.Q(("state", "published")),
                fields=["programme", "deadline", "id"],
                name="opportunity_open",
            ),
        ),
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(fields=["focus", "state", "-id"], name="opportunity_focus"),
        ),
        migrations.AddConstraint(
            model_name="opportunity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "draft",
                            "in_review",
                            "edits_requested",
                            "agreed",
                            "published",
                            "closed",
                            "filled",
                            "not_filled",
                            "withdrawn",
                            "suspended",
                        ],
                    )
                ),
                name="opportunity_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="opportunity",
            constraint=models.CheckConstraint(condition=models.Q(("places__gte", 1)), name="opportunity_places"),
        ),
        migrations.AddConstraint(
            model_name="opportunity",
            constraint=models.CheckConstraint(condition=models.Q(("weeks__gte", 1)), name="opportunity_weeks"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["focus", "state", "-id"], name="application_focus"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["person"], name="application_person"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "draft",
                            "submitted",
                            "not_eligible",
                            "assessed",
                            "shortlisted",
                            "reserve",
                            "chosen",
                            "offered",
                            "accepted",
                            "declined",
                            "expired",
                            "not_chosen",
                            "withdrawn",
                        ],
                    )
                ),
                name="application_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "withdrawn"), _negated=True),
                fields=("opportunity", "person"),
                name="application_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.UniqueConstraint(fields=("focus", "organisation"), name="partnership_once"),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["long_listed", "assessed", "agreed", "declined", "ended"])),
                name="partnership_state",
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(fields=["focus", "state", "-id"], name="need_focus"),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(fields=["organisation", "state"], name="need_organisation"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "draft",
                            "submitted",
                            "returned",
                            "endorsed",
                            "validated",
                            "served",
                            "refused",
                            "withdrawn",
                            "lapsed",
                        ],
                    )
                ),
                name="need_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gte", models.F("starts"))), name="need_window"
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("creation__lte", 3), ("organisational__lte", 3), ("transmission__lte", 3)),
                name="need_levels",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(fields=("application", "assessor"), name="review_once"),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(fields=("application", "side"), name="signature_once_a_side"),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
