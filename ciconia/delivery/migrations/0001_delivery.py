import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
ALTER TABLE delivery_engagement ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery_engagement FORCE ROW LEVEL SECURITY;
CREATE POLICY participant_staff_host ON delivery_engagement USING (
    ciconia_system()
    OR person_id = ANY ((SELECT ciconia_own_person())::bigint[])
    OR focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
    OR organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['host contact']))::bigint[])
);

ALTER TABLE delivery_deliverable ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery_deliverable FORCE ROW LEVEL SECURITY;
CREATE POLICY participant_staff_host ON delivery_deliverable USING (
    ciconia_system()
    OR person_id = ANY ((SELECT ciconia_own_person())::bigint[])
    OR focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
    OR organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['host contact']))::bigint[])
);

ALTER TABLE delivery_phase ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery_phase FORCE ROW LEVEL SECURITY;
CREATE POLICY whoever_sees_the_engagement ON delivery_phase USING (
    EXISTS (SELECT 1 FROM delivery_engagement e WHERE e.id = engagement_id)
);

-- Medical and security points are nothing for the host: it sees only what it has to do itself.
ALTER TABLE delivery_checklistitem ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery_checklistitem FORCE ROW LEVEL SECURITY;
CREATE POLICY participant_staff_owner ON delivery_checklistitem USING (
    ciconia_system()
    OR person_id = ANY ((SELECT ciconia_own_person())::bigint[])
    OR focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
    OR owner = 'host contact'
        AND organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['host contact']))::bigint[])
);
"""


class Migration(migrations.Migration):
    # The wall: row-level security from the first migration on.

    initial = True

    dependencies = [
        ("people", "0001_people"),
        ("programmes", "0001_programmes"),
        ("selection", "0001_selection"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Engagement",
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
                ("counterpart", models.CharField(blank=True, max_length=120)),
                (
                    "mode",
                    models.CharField(
                        choices=[("physical", "In person"), ("virtual", "Online"), ("mixed", "Online, then in person")],
                        max_length=8,
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("next_wave_on", models.DateField(blank=True, null=True)),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagement",
                        to="selection.application",
                    ),
                ),
                (
                    "focus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.focus"
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagements",
                        to="selection.opportunity",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="engagements", to="people.person"
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
        migrations.CreateModel(
            name="Deliverable",
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
                    "title",
                    models.JSONField(blank=True),
                ),
                ("due_on", models.DateField()),
                ("note", models.TextField(blank=True)),
                ("stays", models.BooleanField(default=True)),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
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
                    "engagement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliverables",
                        to="delivery.engagement",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="ChecklistItem",
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
                ("code", models.CharField(max_length=40)),
                ("owner", models.CharField(max_length=24)),
                ("gate", models.BooleanField(default=False)),
                ("due_on", models.DateField()),
                ("evidence", models.CharField(blank=True, max_length=200)),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
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
                    "engagement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="checklist", to="delivery.engagement"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("mode", models.CharField(choices=[("physical", "In person"), ("virtual", "Online")], max_length=8)),
                ("starts", models.DateField()),
                ("ends", models.DateField()),
                ("replaced", models.BooleanField(default=False)),
                (
                    "engagement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="phases", to="delivery.engagement"
                    ),
                ),
            ],
            options={
                "ordering": ["number", "version"],
            },
        ),
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(fields=["focus", "state", "-id"], name="engagement_focus"),
        ),
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(fields=["person"], name="engagement_person"),
        ),
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(fields=["organisation"], name="engagement_organisation"),
        ),
        migrations.AddConstraint(
            model_name="engagement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["agreed", "preparing", "ready", "active", "paused", "completed", "ended_early", "closed"],
                    )
                ),
                name="engagement_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="engagement",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gte", models.F("starts"))), name="engagement_dates"
            ),
        ),
        migrations.AddConstraint(
            model_name="deliverable",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["due", "submitted", "sent_back", "accepted", "dropped"])),
                name="deliverable_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="checklistitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "done", "waived", "dropped"])), name="checklist_item_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="checklistitem",
            constraint=models.UniqueConstraint(fields=("engagement", "code"), name="checklist_item_once"),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.UniqueConstraint(fields=("engagement", "number", "version"), name="phase_version_once"),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gte", models.F("starts"))), name="phase_dates"
            ),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
