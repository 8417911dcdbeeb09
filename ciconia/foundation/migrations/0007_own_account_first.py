from django.db import migrations

# PostgreSQL asks the policies of a table from the last name to the first and stops at the first yes. Whether an account
# is one's own is known at once, whether it is a colleague's takes milliseconds: every page begins with one's own.
FIRST = "ALTER POLICY account ON foundation_user RENAME TO own"
BACK = "ALTER POLICY own ON foundation_user RENAME TO account"


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0006_lost_second_step"),
    ]

    operations = [migrations.RunSQL(FIRST, BACK)]
