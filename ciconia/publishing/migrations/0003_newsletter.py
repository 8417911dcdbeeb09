"""The newsletter: its numbers, what stands in them, who gets it, and the letters on their way."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Who gets the newsletter, and who got which number, is read by the product alone: staff see how many.
WALL = """
ALTER TABLE publishing_subscriber ENABLE ROW LEVEL SECURITY;
ALTER TABLE publishing_subscriber FORCE ROW LEVEL SECURITY;
CREATE POLICY posted ON publishing_subscriber USING (ciconia_system());

ALTER TABLE publishing_newsletterletter ENABLE ROW LEVEL SECURITY;
ALTER TABLE publishing_newsletterletter FORCE ROW LEVEL SECURITY;
CREATE POLICY posted ON publishing_newsletterletter USING (ciconia_system());

-- The history of what is of no single country is read by all staff of the programme.
ALTER POLICY publication ON foundation_log USING (
    noun IN ('publication', 'story', 'newsletter') AND focus_id IS NULL AND EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = foundation_log.programme_id
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    )
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0011_required_course"),
        ("publishing", "0002_story"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="publication",
            name="channel",
            field=models.CharField(
                choices=[
                    ("website", "Website"),
                    ("idiaspora", "iDiaspora"),
                    ("linkedin", "LinkedIn"),
                    ("facebook", "Facebook"),
                    ("x", "X"),
                    ("whatsapp", "WhatsApp"),
                    ("mail", "Mail to affiliated organisations"),
                    ("newsletter", "Newsletter"),
                    ("other", "Something else"),
                ],
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="Newsletter",
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
                ("introduction", models.JSONField(blank=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField()),
                ("letters", models.PositiveIntegerField(default=0)),
                ("sent", models.PositiveIntegerField(default=0)),
                ("failed", models.PositiveIntegerField(default=0)),
                ("unsure", models.PositiveIntegerField(default=0)),
                ("left_out", models.PositiveIntegerField(default=0)),
                ("ended", models.PositiveIntegerField(default=0)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="newsletters",
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
        ),
        migrations.CreateModel(
            name="NewsletterPiece",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField()),
                ("noun", models.CharField(blank=True, max_length=24)),
                ("source", models.CharField(blank=True, max_length=10)),
                ("title", models.JSONField(blank=True)),
                ("text", models.JSONField(blank=True)),
                ("link", models.URLField(blank=True, max_length=400)),
                (
                    "newsletter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pieces", to="publishing.newsletter"
                    ),
                ),
            ],
            options={
                "ordering": ["newsletter", "place", "id"],
            },
        ),
        migrations.CreateModel(
            name="Subscriber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("language", models.CharField(default="en", max_length=8)),
                ("words", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "letter",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "none"),
                            ("confirm", "confirm that you want it"),
                            ("again", "you get it already"),
                        ],
                        max_length=8,
                    ),
                ),
                ("letters", models.PositiveSmallIntegerField(default=0)),
                ("bounced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="publishing.newsletter",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NewsletterLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=8)),
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
                    "newsletter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posted_letters",
                        to="publishing.newsletter",
                    ),
                ),
                (
                    "subscriber",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters_to",
                        to="publishing.subscriber",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="newsletter",
            index=models.Index(
                condition=models.Q(("state", "sent")), fields=["programme", "-sent_at"], name="newsletter_public"
            ),
        ),
        migrations.AddIndex(
            model_name="newsletter",
            index=models.Index(
                condition=models.Q(("done_at", None), ("state", "sent")), fields=["id"], name="newsletter_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="newsletter",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "sent", "withdrawn", "put_away"])), name="newsletter_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="newsletter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", False), _connector="OR"
                ),
                name="newsletter_sent",
            ),
        ),
        migrations.AddConstraint(
            model_name="newsletterpiece",
            constraint=models.UniqueConstraint(
                condition=models.Q(("noun", ""), _negated=True),
                fields=("newsletter", "noun", "source"),
                name="newsletter_piece_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="newsletterpiece",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("noun", ""), ("source", "")),
                    models.Q(models.Q(("noun", ""), _negated=True), models.Q(("source", ""), _negated=True)),
                    _connector="OR",
                ),
                name="newsletter_piece_one",
            ),
        ),
        migrations.AddIndex(
            model_name="subscriber",
            index=models.Index(
                condition=models.Q(("letter", ""), _negated=True), fields=["id"], name="subscriber_letter"
            ),
        ),
        migrations.AddConstraint(
            model_name="subscriber",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("programme", "email"), name="subscriber_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="subscriber",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), models.Q(("email", ""), _negated=True)),
                    models.Q(("email", ""), ("ended_at__isnull", False)),
                    _connector="OR",
                ),
                name="subscriber_ended_without_address",
            ),
        ),
        migrations.AddIndex(
            model_name="newsletterletter",
            index=models.Index(
                condition=models.Q(("posted__in", ["waiting", "begun"])),
                fields=["newsletter", "id"],
                name="newsletter_letter_left",
            ),
        ),
        migrations.AddConstraint(
            model_name="newsletterletter",
            constraint=models.UniqueConstraint(fields=("newsletter", "subscriber"), name="newsletter_letter_once"),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
