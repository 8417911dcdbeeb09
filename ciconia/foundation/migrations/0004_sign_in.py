"""Where people are signed in, the walls around their second steps, and counters that all processes share."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

WALL = """
ALTER TABLE foundation_signin ENABLE ROW LEVEL SECURITY;
ALTER TABLE foundation_signin FORCE ROW LEVEL SECURITY;
CREATE POLICY account ON foundation_signin USING (
    user_id = ciconia_user() OR ciconia_system() OR ciconia_sign_in()
);
ALTER TABLE mfa_authenticator ENABLE ROW LEVEL SECURITY;
ALTER TABLE mfa_authenticator FORCE ROW LEVEL SECURITY;
CREATE POLICY account ON mfa_authenticator USING (
    user_id = ciconia_user() OR ciconia_system() OR ciconia_sign_in()
);
"""

# Counters of tries. A crash may empty it, so it needs no log of its own.
CACHE = """
CREATE UNLOGGED TABLE ciconia_cache (
    cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX ciconia_cache_expires ON ciconia_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mfa", "0003_authenticator_type_uniq"),
        ("foundation", "0003_fold"),
    ]

    operations = [
        migrations.CreateModel(
            name="SignIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("session_key", models.CharField(max_length=40, unique=True)),
                ("at", models.DateTimeField()),
                ("device", models.CharField(blank=True, max_length=60)),
                ("how", models.CharField(blank=True, max_length=20)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_ins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"), name="user_address_once"
            ),
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
        migrations.RunSQL(CACHE, "DROP TABLE ciconia_cache"),
    ]
