from django.db import migrations

WALL = """
ALTER TABLE account_emailaddress ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_emailaddress FORCE ROW LEVEL SECURITY;
CREATE POLICY account ON account_emailaddress USING (
    user_id = ciconia_user() OR ciconia_system() OR ciconia_sign_in()
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("foundation", "0001_foundation"),
    ]

    operations = [migrations.RunSQL(WALL, migrations.RunSQL.noop)]
