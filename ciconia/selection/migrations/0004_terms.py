"""Terms of reference keep every version, the rounds with the host, and what it asked for."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# What stands when this is installed is the first version of each; nobody knows any more who wrote it.
FIRST = """
INSERT INTO selection_termsversion (opportunity_id, number, content, at)
SELECT id, 1, jsonb_build_object(
    'title', title, 'summary', summary, 'background', background, 'tasks', tasks, 'required', required,
    'welcome', welcome, 'deliverables', deliverables, 'sections', sections, 'languages', to_jsonb(languages),
    'mode', mode, 'places', places, 'deadline', deadline, 'starts', starts, 'ends', ends, 'weeks', weeks
), coalesce(published_at, state_since) FROM selection_opportunity;

SELECT set_config('ciconia.user', 'system:maker', true);
UPDATE selection_application a SET terms_id = v.id FROM selection_termsversion v
WHERE v.opportunity_id = a.opportunity_id;
SELECT set_config('ciconia.user', '', true);
"""

# A version is evidence of what somebody agreed or applied to.
STAYS = """
CREATE FUNCTION selection_terms_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version of terms of reference is never changed';
END $$;
CREATE TRIGGER selection_terms_stay BEFORE UPDATE OR DELETE ON selection_termsversion
  FOR EACH ROW EXECUTE FUNCTION selection_terms_stay();
"""
FREE = """
DROP TRIGGER selection_terms_stay ON selection_termsversion;
DROP FUNCTION selection_terms_stay();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0003_fold"),
        ("people", "0001_people"),
        ("programmes", "0003_terms"),
        ("selection", "0003_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EditRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("section", models.CharField(max_length=40)),
                ("words", models.TextField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["review", "id"],
            },
        ),
        migrations.CreateModel(
            name="TermsReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("edits", "Asked for changes"),
                            ("agreed", "Agreed"),
                            ("taken_back", "Taken back by the programme"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["opportunity", "id"],
            },
        ),
        migrations.CreateModel(
            name="TermsVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["opportunity", "number"],
            },
        ),
        migrations.AddField(
            model_name="opportunity",
            name="ends",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="opportunity",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends", None), ("ends__gte", models.F("starts")), _connector="OR"),
                name="opportunity_window",
            ),
        ),
        migrations.AddField(
            model_name="termsreview",
            name="opportunity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="selection.opportunity"
            ),
        ),
        migrations.AddField(
            model_name="editrequest",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="selection.termsreview"
            ),
        ),
        migrations.AddField(
            model_name="termsversion",
            name="entry",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="foundation.log"
            ),
        ),
        migrations.AddField(
            model_name="termsversion",
            name="opportunity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="selection.opportunity"
            ),
        ),
        migrations.AddField(
            model_name="termsreview",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="selection.termsversion"
            ),
        ),
        migrations.AddField(
            model_name="editrequest",
            name="answered_in",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="selection.termsversion"
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="terms",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="selection.termsversion",
            ),
        ),
        migrations.AddConstraint(
            model_name="termsversion",
            constraint=models.UniqueConstraint(fields=("opportunity", "number"), name="terms_version_number"),
        ),
        migrations.AddConstraint(
            model_name="termsreview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answer", "")), fields=("opportunity",), name="terms_review_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="editrequest",
            constraint=models.UniqueConstraint(fields=("review", "section"), name="edit_request_once"),
        ),
        migrations.RunSQL(STAYS, FREE),
        migrations.RunSQL(FIRST, migrations.RunSQL.noop),
    ]
