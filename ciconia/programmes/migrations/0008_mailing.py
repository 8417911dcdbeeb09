"""Letters about dates of the timetable: rounds of them, and to whom."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# A letter to somebody who has begun to apply says that they have, so nobody but they may read that it was written.
WALL = """
ALTER TABLE programmes_mailingletter ENABLE ROW LEVEL SECURITY;
ALTER TABLE programmes_mailingletter FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON programmes_mailingletter FOR SELECT USING (account_id = ciconia_user());
CREATE POLICY system ON programmes_mailingletter USING (ciconia_system());
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0007_timetable"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Mailing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("code", models.SlugField(max_length=60)),
                ("audience", models.CharField(max_length=40)),
                ("day", models.DateField(blank=True, null=True)),
                ("days", models.SmallIntegerField(blank=True, null=True)),
                ("subject", models.JSONField(blank=True)),
                ("letter", models.JSONField(blank=True)),
                ("at", models.DateTimeField()),
                ("sent", models.PositiveIntegerField(default=0)),
                ("failed", models.PositiveIntegerField(default=0)),
                ("unsure", models.PositiveIntegerField(default=0)),
                ("left_out", models.JSONField(blank=True, default=dict)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mailings", to="programmes.programme"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MailingLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("noun", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField()),
                ("day", models.DateField(blank=True, null=True)),
                (
                    "posted",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits"),
                            ("begun", "Being handed over"),
                            ("sent", "Sent"),
                            ("failed", "Not taken by the mail server"),
                            ("unsure", "Not known whether it went"),
                            ("left_out", "No longer needed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "mailing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="letters", to="programmes.mailing"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="mailing",
            index=models.Index(fields=["programme", "code", "-id"], name="mailing_of"),
        ),
        migrations.AddConstraint(
            model_name="mailing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("days__isnull", False)),
                fields=("programme", "code", "focus", "day", "days"),
                name="mailing_reminder_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddIndex(
            model_name="mailingletter",
            index=models.Index(
                condition=models.Q(("posted__in", ["waiting", "begun"])),
                fields=["mailing", "id"],
                name="mailing_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailingletter",
            constraint=models.UniqueConstraint(
                fields=("mailing", "account", "noun", "object_id"), name="mailing_letter_once"
            ),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
