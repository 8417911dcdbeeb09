"""While a focus is suspended, its courses are read by nobody outside, and who takes them by two roles alone.

`ciconia_stopped` is what public pages ask: they are the same for everybody, also for who is there for a crisis.
"""

from django.db import migrations

STOPPED = """
CREATE FUNCTION ciconia_stopped() RETURNS SETOF bigint LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN QUERY SELECT f.id FROM programmes_focus f WHERE f.state = 'suspended';
END
$$;
"""

COURSES = """
CREATE OR REPLACE FUNCTION ciconia_taught_courses() RETURNS bigint[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    still bigint[] := ciconia_still();
BEGIN
    RETURN (
        SELECT coalesce(array_agg(c.id), '{}') FROM learning_course c
        WHERE (
            c.programme_id = ANY (ciconia_person_programmes())
            OR c.focus_id = ANY (ciconia_person_limited_focuses())
            OR c.focus_id IS NULL AND EXISTS (
                SELECT 1 FROM foundation_membership m
                WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = c.programme_id
                    AND m.role = ANY (ciconia_person_roles())
                    AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
            )
        ) AND (c.focus_id IS NULL OR c.focus_id <> ALL (still))
    );
END
$$;

ALTER POLICY sent ON learning_enrolment USING (
    (agreed_at IS NULL OR tells_organisation)
    AND organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['organisation contact']))::bigint[])
    AND (
        (SELECT ciconia_still()) = '{}' OR EXISTS (
            SELECT 1 FROM learning_course c WHERE c.id = course_id
                AND (c.focus_id IS NULL OR c.focus_id <> ALL ((SELECT ciconia_still())::bigint[]))
        )
    )
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0001_learning"),
        ("results", "0002_out_of_reach"),
    ]

    operations = [migrations.RunSQL(part, migrations.RunSQL.noop) for part in (STOPPED, COURSES)]
