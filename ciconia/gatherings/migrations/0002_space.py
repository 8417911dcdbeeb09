"""Rooms for those who take part, what is written in them, and pairs of mentor and mentee."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# A room is for who has a seat in it and for the few who look after it; a pair for the two and whoever brings them
# together. Of a suspended country nothing is left but to coordinator and safeguarding.
WALL = """
CREATE FUNCTION ciconia_tends(programme bigint, focus bigint, roles text[]) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = programme AND m.role = ANY (roles)
            AND (m.focus_ids = '{}' OR focus IS NULL OR focus = ANY (m.focus_ids))
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
            AND (m.role <> 'officer'
                OR NOT EXISTS (SELECT 1 FROM programmes_focus f WHERE f.id = focus AND f.state = 'suspended'))
    )
$$;

ALTER TABLE gatherings_seat ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_seat FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON gatherings_seat USING (account_id = ciconia_user() OR ciconia_system());
CREATE POLICY tended ON gatherings_seat FOR SELECT USING (
    ciconia_tends(programme_id, focus_id, ARRAY['coordinator', 'officer', 'safeguarding'])
);

-- The rooms somebody has a seat in now; reads one's own seats alone.
CREATE FUNCTION ciconia_seated() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(s.space_id), '{}') FROM gatherings_seat s
    WHERE s.account_id = ciconia_user() AND s.left_at IS NULL AND s.ended_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM programmes_focus f WHERE f.id = s.focus_id AND f.state = 'suspended')
$$;

ALTER TABLE gatherings_post ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_post FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON gatherings_post USING (account_id = ciconia_user() OR ciconia_system());
CREATE POLICY seated ON gatherings_post FOR SELECT USING (
    state <> 'hidden' AND space_id = ANY ((SELECT ciconia_seated())::bigint[])
);
CREATE POLICY tended ON gatherings_post USING (
    ciconia_tends(programme_id, focus_id, ARRAY['coordinator', 'officer', 'safeguarding'])
);

ALTER TABLE gatherings_postfile ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_postfile FORCE ROW LEVEL SECURITY;
CREATE POLICY whoever_sees_the_post ON gatherings_postfile USING (
    EXISTS (SELECT 1 FROM gatherings_post p WHERE p.id = post_id)
);

ALTER TABLE gatherings_postreport ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_postreport FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON gatherings_postreport USING (account_id = ciconia_user() OR ciconia_system());
CREATE POLICY tended ON gatherings_postreport FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM gatherings_post p WHERE p.id = post_id
            AND ciconia_tends(p.programme_id, p.focus_id, ARRAY['coordinator', 'officer', 'safeguarding'])
    )
);

ALTER TABLE gatherings_mentoroffer ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_mentoroffer FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON gatherings_mentoroffer USING (account_id = ciconia_user() OR ciconia_system());
CREATE POLICY matched ON gatherings_mentoroffer FOR SELECT USING (
    ciconia_tends(programme_id, focus_id, ARRAY['coordinator', 'officer'])
);

ALTER TABLE gatherings_mentorship ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_mentorship FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_two ON gatherings_mentorship USING (
    account_id = ciconia_user() OR mentor_id = ciconia_user() OR ciconia_system()
);
CREATE POLICY matched ON gatherings_mentorship USING (
    ciconia_tends(programme_id, focus_id, ARRAY['coordinator', 'officer'])
);

ALTER TABLE gatherings_pairside ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_pairside FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON gatherings_pairside USING (account_id = ciconia_user() OR ciconia_system());
CREATE POLICY of_the_other ON gatherings_pairside FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM gatherings_mentorship m
        WHERE m.id = mentorship_id AND m.state IN ('proposed', 'active')
            AND (m.account_id = ciconia_user() OR m.mentor_id = ciconia_user())
    )
);
CREATE POLICY matched ON gatherings_pairside FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM gatherings_mentorship m
        WHERE m.id = mentorship_id AND ciconia_tends(m.programme_id, m.focus_id, ARRAY['coordinator', 'officer'])
    )
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0001_gatherings"),
        ("people", "0015_active_in"),
        ("programmes", "0010_balance"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="proposed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="MentorOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("about", models.TextField(blank=True)),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), default=list, size=None
                    ),
                ),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), default=list, size=None
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), default=list, size=None
                    ),
                ),
                ("hours", models.PositiveSmallIntegerField()),
                ("until", models.DateField()),
                ("at_once", models.PositiveSmallIntegerField(default=1)),
                ("since", models.DateTimeField()),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentor_offers",
                        to=settings.AUTH_USER_MODEL,
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
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentor_offers",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Mentorship",
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
                ("what_for", models.TextField(blank=True)),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), default=list, size=None
                    ),
                ),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), default=list, size=None
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), default=list, size=None
                    ),
                ),
                ("wanted_from", models.DateField()),
                (
                    "refused",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("reasons", models.JSONField(default=list)),
                ("started_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("looked_in_on", models.DateField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentorships",
                        to=settings.AUTH_USER_MODEL,
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
                    "mentor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="mentoring",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="pairs",
                        to="gatherings.mentoroffer",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentorships",
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
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="PairSide",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("mentors", models.BooleanField()),
                ("name", models.CharField(max_length=80)),
                ("words", models.TextField(blank=True)),
                ("contact", models.CharField(blank=True, max_length=254)),
                ("yes_at", models.DateTimeField(blank=True, null=True)),
                (
                    "letter",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "none"),
                            ("proposed", "somebody is proposed to you"),
                            ("again", "it did not come to a pair"),
                            ("active", "both said yes"),
                            ("look_in", "how does it go?"),
                            ("ended", "it has ended"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "useful",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "No use"), (2, "Of some use"), (3, "Useful"), (4, "Very useful")],
                        null=True,
                    ),
                ),
                ("useful_words", models.TextField(blank=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "mentorship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sides", to="gatherings.mentorship"
                    ),
                ),
            ],
            options={
                "ordering": ["mentorship", "mentors"],
            },
        ),
        migrations.CreateModel(
            name="Post",
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
                ("by_staff", models.BooleanField(default=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("message", "A message"),
                            ("question", "A question"),
                            ("introduction", "Who I am"),
                            ("answer", "An answer"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("text", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("edited_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="posts", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "answers_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="gatherings.post",
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
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
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
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="PostFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=200)),
                ("size", models.PositiveIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="gatherings.post"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Space",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("cohort", models.CharField(blank=True, max_length=10)),
                ("name", models.JSONField(blank=True)),
                ("opened_at", models.DateTimeField()),
                (
                    "focus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spaces",
                        to="programmes.focus",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="spaces", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("name", models.CharField(max_length=80)),
                (
                    "pace",
                    models.CharField(
                        choices=[
                            ("at_once", "At once"),
                            ("daily", "Once a day, all in one letter"),
                            ("never", "Not at all"),
                        ],
                        default="daily",
                        max_length=8,
                    ),
                ),
                ("told", models.BigIntegerField(default=0)),
                ("letter_at", models.DateTimeField(blank=True, null=True)),
                ("since", models.DateTimeField()),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to=settings.AUTH_USER_MODEL
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
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="gatherings.space"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddField(
            model_name="post",
            name="space",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="gatherings.space"
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="space",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="gatherings.space",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentoroffer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stopped_at", None)), fields=("programme", "account"), name="mentor_offer_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="mentorship",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "proposed", "active", "ended"])), name="mentorship_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="mentorship",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "ended"), _negated=True),
                fields=("programme", "account"),
                name="mentorship_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="pairside",
            constraint=models.UniqueConstraint(fields=("mentorship", "mentors"), name="pair_side_once"),
        ),
        migrations.AddConstraint(
            model_name="pairside",
            constraint=models.CheckConstraint(
                condition=models.Q(("useful", None), ("useful__in", [1, 2, 3, 4]), _connector="OR"),
                name="pair_side_useful",
            ),
        ),
        migrations.AddConstraint(
            model_name="space",
            constraint=models.UniqueConstraint(
                fields=("programme", "focus", "cohort"), name="space_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(fields=("space", "account"), name="seat_once"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["space", "-id"], name="post_latest"),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["posted", "reported", "hidden", "deleted"])), name="post_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["message", "question", "introduction", "answer"])), name="post_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answers_to__isnull", False), ("kind", "answer")),
                    models.Q(models.Q(("kind", "answer"), _negated=True), ("answers_to", None)),
                    _connector="OR",
                ),
                name="post_answers",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("answered_at", None), ("kind", "question"), _connector="OR"), name="post_answered"
            ),
        ),
        migrations.CreateModel(
            name="PostReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="gatherings.post"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
