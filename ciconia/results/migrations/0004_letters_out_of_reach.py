"""Copies of letters that name people of a suspended country are read by those who are there for a crisis alone."""

from django.db import migrations

OWN = """account_id = ciconia_user()
    AND (focus_id IS NULL OR focus_id <> ALL ((SELECT ciconia_still())::bigint[]))"""
LETTERS = f"""
ALTER POLICY own ON foundation_letter USING ({OWN});
ALTER POLICY read ON foundation_letter USING ({OWN});
"""


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0009_letters_about_others"),
        ("results", "0003_courses_out_of_reach"),
    ]

    operations = [migrations.RunSQL(LETTERS, migrations.RunSQL.noop)]
