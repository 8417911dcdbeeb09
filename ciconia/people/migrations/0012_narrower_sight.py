"""Who reads whose account, which entries of the log, and whom an institution sees: no more than the work needs."""

from django.db import migrations

WALL = """
-- Some are in plpgsql, because tables of floors above are made after this one.

-- The organisations one speaks for, those above and those below them: a ministry and its hospitals know each other.
CREATE FUNCTION ciconia_own_tree() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH RECURSIVE own AS (
        SELECT unnest(ciconia_organisations(ARRAY['host contact', 'organisation contact', 'endorser'])) AS id
    ), above AS (
        SELECT o.id, o.parent_id FROM people_organisation o JOIN own ON own.id = o.id
        UNION SELECT o.id, o.parent_id FROM people_organisation o JOIN above ON above.parent_id = o.id
    ), below AS (
        SELECT id FROM own
        UNION SELECT o.id FROM people_organisation o JOIN below ON below.id = o.parent_id
    )
    SELECT coalesce(array_agg(id), '{}') FROM (SELECT id FROM above UNION SELECT id FROM below) found
$$;

-- Programmes for which one works as a whole, with everybody there.
CREATE FUNCTION ciconia_known_programmes() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(m.scope_id), '{}') FROM foundation_membership m
    WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.focus_ids = '{}'
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
$$;

-- Focuses in which one works, is seen, or has a partnership.
CREATE FUNCTION ciconia_known_focuses() RETURNS bigint[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(id), '{}') FROM (
            SELECT focus AS id FROM foundation_membership m, unnest(m.focus_ids) focus
            WHERE m.user_id = ciconia_user() AND m.scope = 'programme'
                AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
            UNION SELECT s.focus_id FROM people_sight s
            WHERE s.person_id = ANY (ciconia_own_person()) AND s.because IN ('application', 'engagement')
            UNION SELECT p.focus_id FROM selection_partnership p
            WHERE p.organisation_id = ANY (ciconia_own_tree())
        ) found
    );
END
$$;

-- Programmes of which one knows whoever works for all their countries.
CREATE FUNCTION ciconia_touched_programmes() RETURNS bigint[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(id), '{}') FROM (
            SELECT f.programme_id AS id FROM programmes_focus f WHERE f.id = ANY (ciconia_known_focuses())
            UNION SELECT a.programme_id FROM programmes_affiliation a
            WHERE a.organisation_id = ANY (ciconia_organisations(ARRAY['organisation contact', 'host contact']))
        ) found
    );
END
$$;

-- Organisations whose contacts one works with: one's own and those above and below it, where one is on assignment, and
-- for staff those of a partnership or an affiliation in their countries, with the ministries above them.
CREATE FUNCTION ciconia_known_organisations() RETURNS bigint[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        WITH RECURSIVE held AS (
            SELECT m.scope_id, m.focus_ids FROM foundation_membership m
            WHERE m.user_id = ciconia_user() AND m.scope = 'programme'
                AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
        ), partners AS (
            SELECT p.organisation_id AS id FROM held JOIN programmes_focus f
                ON f.programme_id = held.scope_id AND (held.focus_ids = '{}' OR f.id = ANY (held.focus_ids))
            JOIN selection_partnership p ON p.focus_id = f.id
            UNION SELECT a.organisation_id FROM held JOIN programmes_affiliation a ON a.programme_id = held.scope_id
        ), above AS (
            SELECT o.id, o.parent_id FROM people_organisation o JOIN partners ON partners.id = o.id
            UNION SELECT o.id, o.parent_id FROM people_organisation o JOIN above ON above.parent_id = o.id
        )
        SELECT coalesce(array_agg(id), '{}') FROM (
            SELECT id FROM above
            UNION SELECT unnest(ciconia_own_tree())
            UNION SELECT s.organisation_id FROM people_sight s
            WHERE s.person_id = ANY (ciconia_own_person()) AND s.because = 'engagement'
                AND s.organisation_id IS NOT NULL
            UNION SELECT o.id FROM people_organisation o WHERE o.country = ANY (ciconia_keeps_countries())
        ) found
    );
END
$$;

-- An account is known to those it works with: in one programme, for one country, at one institution.
DROP POLICY colleague ON foundation_user;
CREATE POLICY colleague ON foundation_user FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = foundation_user.id AND (
            m.scope = 'programme' AND (
                m.scope_id = ANY ((SELECT ciconia_known_programmes())::bigint[])
                OR m.focus_ids && (SELECT ciconia_known_focuses())
                OR m.focus_ids = '{}' AND m.scope_id = ANY ((SELECT ciconia_touched_programmes())::bigint[])
            )
            OR m.scope = 'organisation' AND (
                (SELECT ciconia_keeps_everywhere())
                OR m.scope_id = ANY ((SELECT ciconia_known_organisations())::bigint[])
            )
        )
    )
);

-- An institution sees people through its host contacts alone; what identifies somebody only while they work there.
DROP POLICY sighted ON people_person;
CREATE POLICY sighted ON people_person FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM people_sight s
        WHERE s.person_id = people_person.id
            AND s.starts <= (SELECT ciconia_today()) AND (s.ends IS NULL OR s.ends > (SELECT ciconia_today()))
            AND (
                s.programme_id = ANY ((SELECT ciconia_person_programmes())::bigint[])
                OR s.focus_id = ANY ((SELECT ciconia_person_limited_focuses())::bigint[])
                OR s.organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['host contact']))::bigint[])
            )
    )
);
DROP POLICY sighted ON people_identity;
CREATE POLICY sighted ON people_identity FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM people_sight s
        WHERE s.person_id = people_identity.person_id
            AND s.level = 'full'
            AND s.starts <= (SELECT ciconia_today()) AND (s.ends IS NULL OR s.ends > (SELECT ciconia_today()))
            AND (
                s.programme_id = ANY ((SELECT ciconia_person_programmes())::bigint[])
                OR s.focus_id = ANY ((SELECT ciconia_person_limited_focuses())::bigint[])
                OR s.because = 'engagement'
                    AND s.organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['host contact']))::bigint[])
            )
    )
);

-- Entries about a person are read by staff who have or had a reason to see them: nobody reads who began a draft.
-- An institution reads what happened to its needs and offers, and its host contacts also what their people did.
DROP POLICY reader ON foundation_log;
CREATE POLICY reader ON foundation_log FOR SELECT USING (
    actor_id = ciconia_user() OR ciconia_system() OR ciconia_sign_in()
    OR EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = foundation_log.programme_id
            AND (m.focus_ids = '{}' OR foundation_log.focus_id = ANY (m.focus_ids))
            AND (foundation_log.person_id IS NULL OR m.role = ANY (ciconia_person_roles()))
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    ) AND (
        foundation_log.person_id IS NULL OR EXISTS (
            SELECT 1 FROM people_sight s
            WHERE s.person_id = foundation_log.person_id AND s.programme_id = foundation_log.programme_id
                AND (s.focus_id = foundation_log.focus_id OR foundation_log.focus_id IS NULL)
                AND (
                    foundation_log.noun <> 'application'
                    OR s.because = 'application' AND s.object_id = foundation_log.object_id
                )
        )
    )
    OR noun IN ('partnership', 'need', 'opportunity') AND person_id IS NULL
        AND organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['host contact', 'endorser']))::bigint[])
    OR noun IN ('engagement', 'deliverable')
        AND organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['host contact']))::bigint[])
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0011_intake"),
        ("foundation", "0006_lost_second_step"),
    ]

    operations = [migrations.RunSQL(WALL, migrations.RunSQL.noop)]
