"""Events, their sessions and speakers, and who registered for them."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Registrations are for whoever holds the event and for the person; a speaker's name for everybody once they said so.
WALL = """
-- The programmes in which somebody works with people, in whichever country: an event may be for all of them.
CREATE FUNCTION ciconia_gathered_programmes() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(m.scope_id), '{}') FROM foundation_membership m
    WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.role = ANY (ciconia_person_roles())
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
$$;

ALTER TABLE gatherings_eventregistration ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_eventregistration FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON gatherings_eventregistration FOR SELECT USING (
    person_id = ANY ((SELECT ciconia_own_person())::bigint[])
);
CREATE POLICY held ON gatherings_eventregistration USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM gatherings_event e
        WHERE e.id = gatherings_eventregistration.event_id AND (
            e.programme_id = ANY ((SELECT ciconia_person_programmes())::bigint[])
            OR e.focus_id = ANY ((SELECT ciconia_person_limited_focuses())::bigint[])
            OR e.focus_id IS NULL AND e.programme_id = ANY ((SELECT ciconia_gathered_programmes())::bigint[])
        )
    )
);

ALTER TABLE gatherings_speaker ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_speaker FORCE ROW LEVEL SECURITY;
CREATE POLICY named ON gatherings_speaker FOR SELECT USING (agreed_on IS NOT NULL);
CREATE POLICY held ON gatherings_speaker USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM gatherings_eventsession s JOIN gatherings_event e ON e.id = s.event_id
        WHERE s.id = gatherings_speaker.session_id AND (
            e.programme_id = ANY ((SELECT ciconia_person_programmes())::bigint[])
            OR e.focus_id = ANY ((SELECT ciconia_person_limited_focuses())::bigint[])
            OR e.focus_id IS NULL AND e.programme_id = ANY ((SELECT ciconia_gathered_programmes())::bigint[])
        )
    )
);

-- The history of an event for every country is read by all staff of the programme.
CREATE POLICY event ON foundation_log FOR SELECT USING (
    noun = 'event' AND focus_id IS NULL AND EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = foundation_log.programme_id
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    )
);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0014_counted"),
        ("programmes", "0010_balance"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
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
                ("kind", models.CharField(max_length=24)),
                ("title", models.JSONField(blank=True)),
                ("about", models.JSONField(blank=True)),
                ("for_whom", models.JSONField(blank=True)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), default=list, size=None
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("in_person", "In person"), ("online", "Online"), ("both", "In person and online")],
                        max_length=10,
                    ),
                ),
                ("venue", models.CharField(blank=True, max_length=200)),
                ("city", models.CharField(blank=True, max_length=80)),
                ("country", models.CharField(blank=True, max_length=3)),
                ("link", models.URLField(blank=True, max_length=400)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("time_zone", models.CharField(default="Europe/Amsterdam", max_length=40)),
                ("capacity", models.PositiveIntegerField(blank=True, null=True)),
                ("taken", models.PositiveIntegerField(default=0)),
                ("waiting", models.PositiveIntegerField(default=0)),
                ("announced_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField()),
                ("counted", models.PositiveIntegerField(blank=True, null=True)),
                ("outcome", models.JSONField(blank=True)),
                ("lessons", models.TextField(blank=True)),
                (
                    "focus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="programmes.focus",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="programmes.programme"
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
            name="CoHost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="co_hosts", to="gatherings.event"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="EventRegistration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("language", models.CharField(default="en", max_length=8)),
                ("code", models.CharField(max_length=8)),
                ("via", models.CharField(blank=True, max_length=40)),
                ("counts", models.BooleanField(default=False)),
                ("words", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("placed_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("came_at", models.DateTimeField(blank=True, null=True)),
                ("walk_in", models.BooleanField(default=False)),
                (
                    "letter",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "none"),
                            ("confirm", "confirm your registration"),
                            ("again", "you are registered already"),
                            ("place", "you have a place"),
                            ("waiting", "you are on the waiting list"),
                            ("moved_up", "a place became free"),
                            ("changed", "time or place changed"),
                            ("reminder", "reminder"),
                            ("called_off", "the event is called off"),
                        ],
                        max_length=12,
                    ),
                ),
                ("letters", models.PositiveSmallIntegerField(default=0)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("bounced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="registrations", to="gatherings.event"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="event_registrations",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EventSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("starts_at", models.DateTimeField()),
                ("title", models.JSONField(blank=True)),
                ("about", models.JSONField(blank=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="gatherings.event"
                    ),
                ),
            ],
            options={
                "ordering": ["event", "starts_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("function", models.CharField(blank=True, max_length=160)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("agreed_how", models.CharField(blank=True, max_length=200)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speakers",
                        to="gatherings.eventsession",
                    ),
                ),
            ],
            options={
                "ordering": ["session", "id"],
            },
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                condition=models.Q(("announced_at", None), _negated=True),
                fields=["programme", "ends_at"],
                name="event_public",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "announced", "held", "reported", "cancelled"])),
                name="event_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="event_dates"
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("mode__in", ["in_person", "online", "both"])), name="event_mode"
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("capacity", None), ("capacity__gte", 1), _connector="OR"), name="event_capacity"
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["announced", "held", "reported"]), _negated=True),
                    ("announced_at__isnull", False),
                    _connector="OR",
                ),
                name="event_announced",
            ),
        ),
        migrations.AddConstraint(
            model_name="cohost",
            constraint=models.UniqueConstraint(fields=("event", "organisation"), name="co_host_once"),
        ),
        migrations.AddIndex(
            model_name="eventregistration",
            index=models.Index(fields=["event", "confirmed_at", "id"], name="event_registration_order"),
        ),
        migrations.AddIndex(
            model_name="eventregistration",
            index=models.Index(
                condition=models.Q(("letter", ""), _negated=True), fields=["id"], name="event_registration_letter"
            ),
        ),
        migrations.AddConstraint(
            model_name="eventregistration",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cancelled_at", None), models.Q(("email", ""), _negated=True)),
                fields=("event", "email"),
                name="event_registration_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventregistration",
            constraint=models.UniqueConstraint(fields=("event", "code"), name="event_registration_code"),
        ),
        migrations.AddConstraint(
            model_name="eventregistration",
            constraint=models.CheckConstraint(
                condition=models.Q(("placed_at", None), ("confirmed_at__isnull", False), _connector="OR"),
                name="event_registration_placed",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventregistration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("came_at", None), models.Q(("cancelled_at", None), ("placed_at__isnull", False)), _connector="OR"
                ),
                name="event_registration_came",
            ),
        ),
        migrations.AddConstraint(
            model_name="speaker",
            constraint=models.CheckConstraint(
                condition=models.Q(("agreed_on", None), models.Q(("agreed_how", ""), _negated=True), _connector="OR"),
                name="speaker_agreed_how",
            ),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
