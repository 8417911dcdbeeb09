"""What a fact is about, what is known, and the words of a target stand in several languages."""

from django.db import migrations, models

COLUMNS = (("fact", "label"), ("fact", "value"), ("target", "words"))


def in_languages(table: str, column: str) -> migrations.RunSQL:
    """The text becomes a text whose source is English, as all were until now."""
    change = f"ALTER TABLE programmes_{table} ALTER COLUMN {column} TYPE"
    return migrations.RunSQL(
        f"{change} jsonb USING jsonb_build_object('source', 'en', 'en', {column})",
        f"{change} text USING {column} ->> 'en'",
        state_operations=[migrations.AlterField(table, column, models.JSONField(blank=True))],
    )


class Migration(migrations.Migration):
    dependencies = [("programmes", "0003_terms")]

    operations = [in_languages(table, column) for table, column in COLUMNS]
