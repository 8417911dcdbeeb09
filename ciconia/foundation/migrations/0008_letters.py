"""Which letters somebody wants, and copies of those that were written to them, behind the wall of their owner."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
ALTER TABLE foundation_letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE foundation_letter FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON foundation_letter FOR SELECT USING (account_id = ciconia_user());
CREATE POLICY read ON foundation_letter FOR UPDATE USING (account_id = ciconia_user());
CREATE POLICY jobs ON foundation_letter USING (ciconia_system());
ALTER TABLE foundation_letterwish ENABLE ROW LEVEL SECURITY;
ALTER TABLE foundation_letterwish FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON foundation_letterwish FOR SELECT USING (account_id = ciconia_user());
CREATE POLICY jobs ON foundation_letterwish USING (ciconia_system());
"""


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0007_own_account_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=120)),
                ("subject", models.CharField(max_length=240)),
                ("body", models.TextField()),
                ("gist", models.TextField(blank=True)),
                (
                    "posted",
                    models.CharField(
                        choices=[
                            ("waiting", "Comes with your daily letter"),
                            ("begun", "Is being sent"),
                            ("sent", "Sent"),
                            ("unsure", "It is not known whether it arrived by mail"),
                            ("bounced", "Your mailbox did not take it"),
                        ],
                        max_length=8,
                    ),
                ),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["account", "-id"], name="letter_inbox"),
                    models.Index(
                        condition=models.Q(("posted__in", ["waiting", "begun"])),
                        fields=["due_at"],
                        name="letter_waiting",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("account", "key"), name="letter_once"),
                    models.CheckConstraint(
                        condition=models.Q(("posted__in", ["waiting", "begun", "sent", "unsure", "bounced"])),
                        name="letter_posted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("posted", "waiting"), _negated=True), ("due_at__isnull", False), _connector="OR"
                        ),
                        name="letter_waits_for_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterWish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(blank=True, max_length=24)),
                ("kind", models.CharField(max_length=20)),
                (
                    "pace",
                    models.CharField(
                        choices=[("at_once", "At once"), ("daily", "Together, once a day"), ("never", "Never")],
                        max_length=8,
                    ),
                ),
                ("hour", models.PositiveSmallIntegerField(default=7)),
                ("zone", models.CharField(default="Europe/Amsterdam", max_length=40)),
                ("since", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("digest", "")), fields=("account", "kind"), name="letter_wish_account"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("account", None)), fields=("digest", "kind"), name="letter_wish_digest"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("account", None), models.Q(("digest", ""), _negated=True)),
                            models.Q(("account__isnull", False), ("digest", "")),
                            _connector="OR",
                        ),
                        name="letter_wish_whose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pace__in", ["at_once", "daily", "never"])), name="letter_wish_pace"
                    ),
                    models.CheckConstraint(condition=models.Q(("hour__lte", 23)), name="letter_wish_hour"),
                ],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
