"""Advisory boards and, behind the wall, who is asked to sit on one and what they declared."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# A seat is for whoever it is asked of and for who looks after the board. Members read each other's names by a query
# that gives nothing else.
WALL = """
ALTER TABLE gatherings_boardseat ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_boardseat FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON gatherings_boardseat USING (account_id = ciconia_user() OR ciconia_system());
CREATE POLICY led ON gatherings_boardseat USING (
    EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = gatherings_boardseat.programme_id
            AND m.role IN ('officer', 'coordinator') AND m.starts <= ciconia_today()
            AND (m.ends IS NULL OR m.ends >= ciconia_today())
    )
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0006_consultation"),
        ("people", "0015_active_in"),
        ("programmes", "0011_required_course"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Board",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("name", models.JSONField(blank=True)),
                ("mandate", models.JSONField(blank=True)),
                ("meetings_a_year", models.PositiveSmallIntegerField(default=2)),
                ("most_of_one", models.PositiveSmallIntegerField(default=1)),
                ("interest", models.PositiveSmallIntegerField(default=3)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="boards", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="BoardSeat",
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
                ("organisation", models.CharField(blank=True, max_length=160)),
                ("key", models.CharField(blank=True, max_length=160)),
                ("starts", models.DateField()),
                ("ends", models.DateField()),
                ("interests", models.TextField(blank=True)),
                ("funding", models.TextField(blank=True)),
                ("declared_on", models.DateField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="board_seats",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="gatherings.board"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
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
        migrations.AddConstraint(
            model_name="board",
            constraint=models.CheckConstraint(
                condition=models.Q(("interest__gte", 1), ("meetings_a_year__gte", 1), ("most_of_one__gte", 1)),
                name="board_counts",
            ),
        ),
        migrations.AddConstraint(
            model_name="boardseat",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["invited", "seated", "declined", "ended"])), name="board_seat_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="boardseat",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("starts"))), name="board_seat_term"
            ),
        ),
        migrations.AddConstraint(
            model_name="boardseat",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("invited", "seated"))),
                fields=("board", "account"),
                name="board_seat_once",
            ),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
