"""Opportunities are found by their words, and how many there are behind each filter is kept beside them."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

# The words are columns that only the database knows: it keeps them, and no page ever has to read them. Those of the
# title stand apart: long vectors are packed away, and unpacking a thousand to see where a word stands takes long.
WORDS = """
ALTER TABLE selection_opportunity ADD COLUMN words tsvector, ADD COLUMN title_words tsvector;

CREATE FUNCTION selection_opportunity_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    host record;
    section record;
BEGIN
    SELECT name, city INTO host FROM people_organisation WHERE id = NEW.organisation_id;
    NEW.title_words := ciconia_words(NEW.title, 'A');
    NEW.words := NEW.title_words || ciconia_words(host.name, 'B')
        || setweight(to_tsvector('simple', ciconia_fold(coalesce(host.city, ''))), 'B')
        || setweight(to_tsvector('simple', NEW.reference), 'B')
        || ciconia_words(NEW.summary, 'C') || ciconia_words(NEW.background, 'D') || ciconia_words(NEW.tasks, 'D')
        || ciconia_words(NEW.required, 'D') || ciconia_words(NEW.welcome, 'D') || ciconia_words(NEW.deliverables, 'D');
    FOR section IN SELECT value FROM jsonb_each(NEW.sections) LOOP
        NEW.words := NEW.words || ciconia_words(section.value, 'D');
    END LOOP;
    RETURN NEW;
END $$;

CREATE TRIGGER opportunity_words BEFORE INSERT OR UPDATE OF
    title, summary, background, tasks, required, welcome, deliverables, sections, organisation_id, reference, words
ON selection_opportunity FOR EACH ROW EXECUTE FUNCTION selection_opportunity_words();

CREATE FUNCTION selection_host_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE selection_opportunity SET words = NULL WHERE organisation_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER opportunity_host_words AFTER UPDATE OF name, city ON people_organisation
FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name OR OLD.city IS DISTINCT FROM NEW.city)
EXECUTE FUNCTION selection_host_words();

UPDATE selection_opportunity SET words = NULL;
CREATE INDEX opportunity_words ON selection_opportunity USING gin (words) WHERE state = 'published';
"""
NO_WORDS = """
DROP TRIGGER opportunity_host_words ON people_organisation;
DROP FUNCTION selection_host_words();
DROP TRIGGER opportunity_words ON selection_opportunity;
DROP FUNCTION selection_opportunity_words();
ALTER TABLE selection_opportunity DROP COLUMN words, DROP COLUMN title_words;
"""

# One row for every combination that occurs among the published, so that a count is a sum over few rows.
COUNTS = """
CREATE FUNCTION selection_opportunity_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state = 'published' THEN
        UPDATE selection_opportunitycount SET number = number - 1
        WHERE programme_id = OLD.programme_id AND kind = OLD.kind AND focus_id = OLD.focus_id
            AND sector_id = OLD.sector_id AND mode = OLD.mode AND languages = OLD.languages;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state = 'published' THEN
        INSERT INTO selection_opportunitycount (programme_id, kind, focus_id, sector_id, mode, languages, number)
        VALUES (NEW.programme_id, NEW.kind, NEW.focus_id, NEW.sector_id, NEW.mode, NEW.languages, 1)
        ON CONFLICT ON CONSTRAINT opportunity_count_once
        DO UPDATE SET number = selection_opportunitycount.number + 1;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER opportunity_counted
AFTER INSERT OR DELETE OR UPDATE OF programme_id, kind, focus_id, sector_id, mode, languages, state
ON selection_opportunity FOR EACH ROW EXECUTE FUNCTION selection_opportunity_counted();

INSERT INTO selection_opportunitycount (programme_id, kind, focus_id, sector_id, mode, languages, number)
SELECT programme_id, kind, focus_id, sector_id, mode, languages, count(*) FROM selection_opportunity
WHERE state = 'published' GROUP BY 1, 2, 3, 4, 5, 6;
"""
NO_COUNTS = """
DROP TRIGGER opportunity_counted ON selection_opportunity;
DROP FUNCTION selection_opportunity_counted();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0003_fold"),
        ("people", "0001_people"),
        ("programmes", "0002_versions_stay"),
        ("selection", "0002_freed_place"),
    ]

    operations = [
        migrations.AddField("opportunity", "sections", models.JSONField(default=dict, blank=True, db_default={})),
        migrations.CreateModel(
            name="OpportunityCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=24)),
                ("mode", models.CharField(max_length=8)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), default=list, size=None
                    ),
                ),
                ("number", models.IntegerField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programmes.programme"
                    ),
                ),
                (
                    "focus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programmes.focus"
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programmes.sector"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "kind", "focus", "sector", "mode", "languages"),
                        name="opportunity_count_once",
                    ),
                ],
            },
        ),
        migrations.RunSQL(WORDS, NO_WORDS),
        migrations.RunSQL(COUNTS, NO_COUNTS),
        migrations.RemoveIndex("opportunity", "opportunity_open"),
        *(
            migrations.AddIndex("opportunity", index)
            for index in (
                models.Index(
                    fields=["programme", "deadline", "public_id"],
                    condition=models.Q(state="published"),
                    name="opportunity_open",
                ),
                models.Index(
                    fields=["focus", "sector", "kind", "mode", "languages", "deadline", "public_id"],
                    condition=models.Q(state="published"),
                    name="opportunity_open_alike",
                ),
            )
        ),
    ]
