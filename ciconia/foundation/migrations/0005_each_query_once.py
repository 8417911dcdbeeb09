"""Where several languages read the same words alike, a search asks for them once.

PostgreSQL expects an alternative to find more; seven that are the same made it read a large table in the wrong order.
"""

from django.db import migrations

ONCE = """
CREATE OR REPLACE FUNCTION ciconia_query(asked text, VARIADIC languages text[]) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
    wanted tsquery := ''::tsquery;
    had tsquery[] := '{}';
    one tsquery;
    language text;
BEGIN
    FOREACH language IN ARRAY languages LOOP
        one := websearch_to_tsquery(ciconia_dictionary(language), ciconia_fold(asked));
        IF one <> ALL (had) THEN
            wanted := wanted || one;
            had := had || one;
        END IF;
    END LOOP;
    RETURN wanted;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0004_sign_in"),
    ]

    operations = [migrations.RunSQL(ONCE, migrations.RunSQL.noop)]
