"""Where an institution wants to go, for every programme it works with; a need can name the plan it is a step of."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

LOG = """
-- A plan belongs to no programme: its history is read by the institution, and by staff of every focus that works
-- with it.
CREATE POLICY development_plan ON foundation_log FOR SELECT USING (
    noun = 'development_plan' AND (
        organisation_id = ANY (
            (SELECT ciconia_organisations(ARRAY['host contact', 'organisation contact']))::bigint[])
        OR EXISTS (
            SELECT 1 FROM selection_partnership s
            JOIN foundation_membership m ON m.scope = 'programme' AND m.scope_id = s.programme_id
                AND (m.focus_ids = '{}' OR s.focus_id = ANY (m.focus_ids))
            WHERE s.organisation_id = foundation_log.organisation_id AND s.state IN ('agreed', 'ended')
                AND m.user_id = ciconia_user()
                AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
        )
    )
);
"""
UNLOG = "DROP POLICY development_plan ON foundation_log;"


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0011_intake"),
        ("selection", "0007_partnership_decision"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DevelopmentPlan",
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
                ("problem", models.JSONField(blank=True)),
                ("change", models.JSONField(blank=True)),
                ("beneficiaries", models.JSONField(blank=True)),
                ("assumptions", models.JSONField(blank=True)),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SlugField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "targets",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=5), blank=True, default=list, size=None
                    ),
                ),
                ("strategy", models.CharField(blank=True, max_length=200)),
                ("strategy_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("starts", models.DateField(blank=True, null=True)),
                ("ends", models.DateField(blank=True, null=True)),
                ("carried_on_by", models.CharField(blank=True, max_length=120)),
                ("next_review", models.DateField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="development_plans",
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
            name="Capacity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "process",
                    models.CharField(
                        choices=[
                            ("transmission", "Passing on"),
                            ("creation", "Working out anew"),
                            ("organisational", "Part of the institution"),
                        ],
                        max_length=14,
                    ),
                ),
                ("words", models.JSONField(blank=True)),
                ("who_learns", models.CharField(blank=True, max_length=200)),
                (
                    "today",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "None"), (1, "Low"), (2, "Medium"), (3, "High")], default=0
                    ),
                ),
                (
                    "wanted",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "None"), (1, "Low"), (2, "Medium"), (3, "High")], default=3
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="capacities",
                        to="selection.developmentplan",
                    ),
                ),
            ],
            options={
                "ordering": ["plan", "position"],
            },
        ),
        migrations.AddField(
            model_name="need",
            name="plan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="needs",
                to="selection.developmentplan",
            ),
        ),
        migrations.AddIndex(
            model_name="developmentplan",
            index=models.Index(fields=["organisation", "state"], name="development_plan_of"),
        ),
        migrations.AddConstraint(
            model_name="developmentplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "shared", "agreed", "under_review", "ended"])),
                name="development_plan_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="developmentplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts", None), ("ends", None), ("ends__gt", models.F("starts")), _connector="OR"),
                name="development_plan_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="developmentplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "agreed"), _negated=True), ("next_review__isnull", False), _connector="OR"
                ),
                name="development_plan_review",
            ),
        ),
        migrations.AddConstraint(
            model_name="capacity",
            constraint=models.UniqueConstraint(fields=("plan", "position"), name="capacity_position"),
        ),
        migrations.AddConstraint(
            model_name="capacity",
            constraint=models.CheckConstraint(
                condition=models.Q(("process__in", ["transmission", "creation", "organisational"])),
                name="capacity_process",
            ),
        ),
        migrations.AddConstraint(
            model_name="capacity",
            constraint=models.CheckConstraint(
                condition=models.Q(("wanted__gt", models.F("today")), ("wanted__lte", 3)), name="capacity_levels"
            ),
        ),
        migrations.RunSQL(LOG, UNLOG),
    ]
