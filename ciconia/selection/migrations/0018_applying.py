"""Applying: questions and their answers, documents, and references by link."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
ALTER TABLE selection_applicationdocument ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_applicationdocument FORCE ROW LEVEL SECURITY;
CREATE POLICY applicant_and_staff ON selection_applicationdocument USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM selection_application a
        WHERE a.id = application_id AND (
            a.person_id = ANY ((SELECT ciconia_own_person())::bigint[])
            OR a.focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[]) AND a.submitted_at IS NOT NULL
        )
    )
);

ALTER TABLE selection_reference ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_reference FORCE ROW LEVEL SECURITY;
CREATE POLICY applicant_and_staff ON selection_reference USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM selection_application a
        WHERE a.id = application_id AND (
            a.person_id = ANY ((SELECT ciconia_own_person())::bigint[])
            OR a.focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[]) AND a.submitted_at IS NOT NULL
        )
    )
);

-- What a referee wrote: for the staff, and for nobody about themselves.
ALTER TABLE selection_referenceanswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE selection_referenceanswer FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON selection_referenceanswer USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM selection_reference r JOIN selection_application a ON a.id = r.application_id
        WHERE r.id = reference_id AND r.focus_id = ANY ((SELECT ciconia_person_focuses())::bigint[])
            AND a.person_id <> ALL ((SELECT ciconia_own_person())::bigint[])
    )
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0013_asking_covered"),
        ("programmes", "0009_selection_setting"),
        ("selection", "0017_ranking"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="application",
            name="answers",
            field=models.JSONField(blank=True, db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="application",
            name="instead",
            field=models.JSONField(blank=True, db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="application",
            name="screen",
            field=models.PositiveSmallIntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="opportunity",
            name="questions",
            field=models.JSONField(blank=True, db_default=[], default=list),
        ),
        migrations.CreateModel(
            name="Reference",
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
                ("function", models.CharField(max_length=160)),
                ("email", models.EmailField(max_length=254)),
                ("language", models.CharField(max_length=8)),
                ("serial", models.PositiveSmallIntegerField(default=1)),
                ("link_until", models.DateField(blank=True, null=True)),
                ("told", models.CharField(blank=True, max_length=8)),
                ("told_on", models.DateField(blank=True, null=True)),
                ("again_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="references",
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
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
            name="ApplicationDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cv", "CV"),
                            ("certificate", "Certificate or diploma"),
                            ("licence", "Licence to practise"),
                            ("letter", "Letter"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="selection.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["cv", "certificate", "licence", "letter"])),
                        name="application_document_kind",
                    ),
                    models.UniqueConstraint(fields=("application", "kind", "digest"), name="application_document_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferenceAnswer",
            fields=[
                (
                    "reference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="answer",
                        serialize=False,
                        to="selection.reference",
                    ),
                ),
                ("known_as", models.TextField()),
                ("has_seen", models.TextField()),
                (
                    "again",
                    models.CharField(
                        choices=[("yes", "Yes"), ("limits", "Yes, for some kinds of work"), ("no", "No")], max_length=8
                    ),
                ),
                ("careful", models.TextField(blank=True)),
                ("language", models.CharField(max_length=8)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("again__in", ["yes", "limits", "no"])), name="reference_again"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="reference",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["named", "asked", "received", "declined", "lapsed", "dropped"])),
                name="reference_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="reference",
            constraint=models.UniqueConstraint(fields=("application", "email"), name="reference_once"),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
    ]
