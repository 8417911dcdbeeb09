"""Own words move to where no host can read them; what somebody can do and knows of the country comes in."""

from django.db import migrations, models

# They were frozen into applications as well, which a host reads; there they go. On a new database that table is not
# there yet.
MOVE = """
SELECT set_config('ciconia.user', 'system:jobs', true);
UPDATE people_identity i SET own_words = p.own_words FROM people_person p WHERE p.id = i.person_id;
DO $$ BEGIN
    IF to_regclass('selection_application') IS NOT NULL THEN
        UPDATE selection_application SET snapshot = snapshot - 'own_words' WHERE snapshot ? 'own_words';
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_people")]

    operations = [
        migrations.AddField(
            "identity", "own_words", models.JSONField(blank=True, default=dict), preserve_default=False
        ),
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.RemoveField("person", "own_words"),
        migrations.AddField("person", "concepts", models.JSONField(blank=True, default=list)),
        migrations.AddField("person", "context", models.JSONField(blank=True, default=dict), preserve_default=False),
    ]
