"""How tables are emptied after a test with real transactions.

Django truncates every table, which gives each of them and each index a new file, and writes content types and rights
again, which nobody here reads: two seconds for a handful of rows. What was written is deleted instead, by somebody whom
neither walls nor triggers nor references hold up.
"""

from django.db import connection
from django.test import TransactionTestCase
from psycopg import sql

from ciconia.foundation.database.databases import run_as_superuser
from ciconia.foundation.database.server import Server

# Tables of a library that Django does not manage; periodic ones go with the jobs they made.
JOBS = {"procrastinate_periodic_defers", "procrastinate_events", "procrastinate_jobs"}
# What migrations leave behind, and no test writes.
KEPT = (
    "django_migrations", "django_content_type", "auth_permission", "auth_group", "auth_group_permissions",
    "wagtailcore_locale", "wagtailcore_collection", "wagtailcore_groupcollectionpermission",
    "wagtailcore_grouppagepermission", "wagtailcore_task", "wagtailcore_groupapprovaltask",
    "wagtailcore_groupapprovaltask_groups", "wagtailcore_workflow", "wagtailcore_workflowtask",
    "wagtailcore_workflowpage", "wagtailcore_page",
)  # fmt: skip
# Pages stand on one that Wagtail's migrations made, which stays.
EMPTY = """DO $$
DECLARE
    name text;
BEGIN
    PERFORM set_config('session_replication_role', 'replica', true);
    FOREACH name IN ARRAY {}::text[] LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    DELETE FROM wagtailcore_page WHERE depth > 1;
    UPDATE wagtailcore_page SET numchild = 0;
END $$"""


def empty_like_this(server: Server) -> None:
    """From now on, tests with real transactions leave the tables of this process empty in our way."""

    def teardown(case: TransactionTestCase) -> None:
        del case
        ours = set(connection.introspection.django_table_names(only_existing=True))
        tables = sorted((ours | JOBS).difference(KEPT))
        run_as_superuser(server, connection.settings_dict["NAME"], sql.SQL(EMPTY).format(sql.Literal(tables)))

    TransactionTestCase._fixture_teardown = teardown
