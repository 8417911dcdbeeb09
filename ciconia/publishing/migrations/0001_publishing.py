"""What is public, where it stands, and whom it is about."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Whom something public is about is for staff who work with people there, and for oneself. It is written by the product
# as it notes what became public, so that nobody has to see people in order to publish.
WALL = """
ALTER TABLE publishing_publication_subject ENABLE ROW LEVEL SECURITY;
ALTER TABLE publishing_publication_subject FORCE ROW LEVEL SECURITY;
CREATE POLICY noted ON publishing_publication_subject USING (ciconia_system());
CREATE POLICY own ON publishing_publication_subject FOR SELECT USING (
    person_id = ANY ((SELECT ciconia_own_person())::bigint[])
);
CREATE POLICY held ON publishing_publication_subject FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM publishing_publication p
        WHERE p.id = publishing_publication_subject.publication_id AND (
            p.programme_id = ANY ((SELECT ciconia_person_programmes())::bigint[])
            OR p.focus_id = ANY ((SELECT ciconia_person_limited_focuses())::bigint[])
            OR p.focus_id IS NULL AND EXISTS (
                SELECT 1 FROM foundation_membership m
                WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = p.programme_id
                    AND m.role = ANY (ciconia_person_roles())
                    AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
            )
        )
    )
);

-- The history of what concerns no single country is read by all staff of the programme.
CREATE POLICY publication ON foundation_log FOR SELECT USING (
    noun = 'publication' AND focus_id IS NULL AND EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = foundation_log.programme_id
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    )
);
"""
FREE = "DROP POLICY publication ON foundation_log;"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0015_active_in"),
        ("programmes", "0010_balance"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Publication",
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
                ("noun", models.CharField(max_length=24)),
                ("source", models.CharField(max_length=10)),
                ("title", models.JSONField(blank=True)),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("page", "Page of this site"),
                            ("post", "Post"),
                            ("mail", "Mail"),
                            ("file", "File"),
                            ("elsewhere", "Somewhere else"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("website", "Website"),
                            ("idiaspora", "iDiaspora"),
                            ("linkedin", "LinkedIn"),
                            ("facebook", "Facebook"),
                            ("x", "X"),
                            ("whatsapp", "WhatsApp"),
                            ("mail", "Mail to affiliated organisations"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=500)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("at", models.DateTimeField()),
                ("letters", models.PositiveIntegerField(blank=True, null=True)),
                ("taken_down_on", models.DateField(blank=True, null=True)),
                (
                    "because",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
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
                        related_name="publications",
                        to="programmes.focus",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
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
            name="Subject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication_subjects",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publication_subjects",
                        to="people.person",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subjects",
                        to="publishing.publication",
                    ),
                ),
            ],
            options={
                "db_table": "publishing_publication_subject",
                "ordering": ["publication", "id"],
            },
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                condition=models.Q(("place", "page"), ("state", "withdrawn")),
                fields=["noun", "source"],
                name="publication_hidden",
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["noun", "source", "place"], name="publication_source"),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["programme", "-at", "-id"], name="publication_latest"),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["standing", "to_take_down", "withdrawn"])), name="publication_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(("place__in", ["page", "post", "mail", "file", "elsewhere"])),
                name="publication_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("place", "page"), _negated=True),
                    models.Q(("state", "to_take_down"), _negated=True),
                    _connector="OR",
                ),
                name="publication_page_by_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("state", "standing"), _negated=True), ("because", []), _connector="OR"),
                name="publication_because",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(
                condition=models.Q(("place", "page")), fields=("noun", "source"), name="publication_page_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="subject",
            constraint=models.CheckConstraint(
                condition=models.Q(("person", None), ("organisation", None), _connector="OR"),
                name="publication_subject_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="subject",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)),
                fields=("publication", "person"),
                name="publication_person_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="subject",
            constraint=models.UniqueConstraint(
                condition=models.Q(("organisation__isnull", False)),
                fields=("publication", "organisation"),
                name="publication_organisation_once",
            ),
        ),
        migrations.RunSQL(WALL, FREE),
    ]
