"""Letting the staff of a focus find one, and who looked at whom."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
ALTER TABLE people_look ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_look FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON people_look FOR SELECT USING (
    viewer_id = ciconia_user() OR person_id = ANY ((SELECT ciconia_own_person())::bigint[])
);
-- Whoever looks writes it down, and only about somebody whom they see.
CREATE POLICY looker ON people_look FOR INSERT WITH CHECK (
    viewer_id = ciconia_user() AND EXISTS (SELECT 1 FROM people_person p WHERE p.id = person_id)
);
CREATE POLICY jobs ON people_look USING (ciconia_system());
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_lists_that_left"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                (
                    "at",
                    models.CharField(
                        choices=[
                            ("register", "your page in the register"),
                            ("application", "your application"),
                            ("engagement", "your assignment"),
                        ],
                        max_length=12,
                    ),
                ),
                ("focus_id", models.BigIntegerField(null=True)),
                ("organisation_id", models.BigIntegerField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="consent",
            name="consent_once",
        ),
        migrations.AddField(
            model_name="consent",
            name="for_focus_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="consent",
            name="for_programme_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name="consent",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("profile", "Keep my profile"),
                    ("balance", "Count me in figures"),
                    ("register", "Let staff find me"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("person", "purpose", "for_focus_id"),
                name="consent_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("for_focus_id__isnull", False), ("for_programme_id__isnull", False), ("purpose", "register")
                    ),
                    models.Q(
                        models.Q(("purpose", "register"), _negated=True),
                        ("for_focus_id", None),
                        ("for_programme_id", None),
                    ),
                    _connector="OR",
                ),
                name="consent_for_a_focus",
            ),
        ),
        migrations.AddField(
            model_name="look",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="looks", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="look",
            name="viewer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="look",
            constraint=models.UniqueConstraint(
                fields=("person", "viewer", "on", "at", "focus_id", "organisation_id"),
                name="look_once_a_day",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="look",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("focus_id__isnull", False), ("organisation_id", None)),
                    models.Q(("focus_id", None), ("organisation_id__isnull", False)),
                    _connector="OR",
                ),
                name="look_of_staff_or_of_an_institution",
            ),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
