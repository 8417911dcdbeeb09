"""While a focus is suspended, its people are in sight of its coordinators and of safeguarding alone, and of themselves.

The wall reads the state of the focus itself: it closes in the moment of the decision, whatever number of rows there
are, and opens again without a trace. Functions of plpgsql, because they read tables of several floors and keep their
plans.
"""

from django.db import migrations

FUNCTIONS = """
-- Every suspended focus: programme, focus, programme, focus.
CREATE FUNCTION ciconia_suspended() RETURNS bigint[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(number ORDER BY f.id, place), '{}')
        FROM programmes_focus f, LATERAL (VALUES (1, f.programme_id), (2, f.id)) found(place, number)
        WHERE f.state = 'suspended'
    );
END
$$;

-- Those whose people are out of the asker's reach: who is there for a crisis keeps them.
CREATE FUNCTION ciconia_still() RETURNS bigint[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(f.id), '{}') FROM programmes_focus f
        WHERE f.state = 'suspended' AND NOT EXISTS (
            SELECT 1 FROM foundation_membership m
            WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = f.programme_id
                AND m.role IN ('coordinator', 'safeguarding') AND (m.focus_ids = '{}' OR f.id = ANY (m.focus_ids))
                AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
        )
    );
END
$$;

-- Institutions that stand in such focuses and in no other, with those above and below them.
CREATE FUNCTION ciconia_unreachable() RETURNS bigint[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    still bigint[] := ciconia_still();
BEGIN
    IF still = '{}' THEN
        RETURN still;
    END IF;
    RETURN (
        WITH RECURSIVE partner AS (
            SELECT p.organisation_id AS id, p.focus_id = ANY (still) AS here FROM selection_partnership p
            WHERE p.focus_id = ANY (still) OR p.state NOT IN ('declined', 'ended')
        ), above AS (
            SELECT o.id, o.parent_id, p.here FROM partner p JOIN people_organisation o ON o.id = p.id
            UNION SELECT o.id, o.parent_id, a.here FROM above a JOIN people_organisation o ON o.id = a.parent_id
        ), below AS (
            SELECT id, here FROM partner
            UNION SELECT o.id, b.here FROM below b JOIN people_organisation o ON o.parent_id = b.id
        )
        SELECT coalesce(array_agg(id), '{}') FROM (
            SELECT id FROM (SELECT id, here FROM above UNION SELECT id, here FROM below) found
            GROUP BY id HAVING bool_and(here)
        ) alone
    );
END
$$;

CREATE OR REPLACE FUNCTION ciconia_person_focuses() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(f.id), '{}') FROM programmes_focus f JOIN foundation_membership m
        ON m.scope = 'programme' AND m.scope_id = f.programme_id AND (m.focus_ids = '{}' OR f.id = ANY (m.focus_ids))
    WHERE m.user_id = ciconia_user() AND m.role = ANY (ciconia_person_roles())
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
        AND (f.state <> 'suspended' OR f.id <> ALL (ciconia_still()))
$$;
"""

# A host's sight names the focus of its opportunity, as those of programmes do.
SIGHTS = """
UPDATE people_sight s SET focus_id = o.focus_id FROM selection_opportunity o
WHERE s.organisation_id IS NOT NULL AND o.id = s.opportunity_id;
"""

STILL = "((SELECT ciconia_still())::bigint[])"
HOSTS = "((SELECT ciconia_organisations(ARRAY['host contact']))::bigint[])"
SPEAKERS = "((SELECT ciconia_organisations(ARRAY['host contact', 'organisation contact']))::bigint[])"
OURS = "((SELECT ciconia_person_focuses())::bigint[])"
OWN = "((SELECT ciconia_own_person())::bigint[])"
HERE = "s.starts <= (SELECT ciconia_today()) AND (s.ends IS NULL OR s.ends > (SELECT ciconia_today()))"
STAFF = f"s.organisation_id IS NULL AND s.focus_id = ANY {OURS}"
HOST = f"s.organisation_id = ANY {HOSTS} AND s.focus_id <> ALL {STILL}"

PEOPLE = f"""
ALTER POLICY sighted ON people_person USING (
    EXISTS (SELECT 1 FROM people_sight s WHERE s.person_id = people_person.id AND {HERE} AND ({STAFF} OR {HOST}))
);
ALTER POLICY sighted ON people_identity USING (
    EXISTS (
        SELECT 1 FROM people_sight s
        WHERE s.person_id = people_identity.person_id AND s.level = 'full' AND {HERE}
            AND ({STAFF} OR s.because = 'engagement' AND {HOST})
    )
);
ALTER POLICY sighted ON people_counted USING (
    EXISTS (
        SELECT 1 FROM people_sight s
        WHERE s.person_id = people_counted.person_id AND s.level = 'full' AND {HERE} AND {STAFF}
    )
);
ALTER POLICY staff ON people_freshness USING (
    EXISTS (SELECT 1 FROM people_sight s WHERE s.person_id = people_freshness.person_id AND {HERE} AND {STAFF})
);
ALTER POLICY own ON people_intake USING (
    ciconia_system() OR account_id = ciconia_user() AND (focus_id IS NULL OR focus_id <> ALL {STILL})
);
ALTER POLICY coordinated ON people_intake USING (
    programme_id = ANY ((SELECT ciconia_coordinated())::bigint[]) AND (focus_id IS NULL OR focus_id <> ALL {STILL})
);
"""  # noqa: S608 - put together from constants

INSTITUTIONS = """
CREATE POLICY reached ON people_contact AS RESTRICTIVE USING (
    ciconia_system() OR organisation_id <> ALL ((SELECT ciconia_unreachable())::bigint[])
);
ALTER POLICY kept ON people_tie USING (
    ciconia_system() OR organisation_id <> ALL ((SELECT ciconia_unreachable())::bigint[]) AND (
        (SELECT ciconia_keeps_everywhere())
        OR EXISTS (
            SELECT 1 FROM people_organisation o
            WHERE o.id = people_tie.organisation_id
                AND o.country = ANY ((SELECT ciconia_keeps_countries())::text[])
        )
    )
);
ALTER POLICY colleague ON foundation_user USING (
    EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = foundation_user.id AND (
            m.scope = 'programme' AND (
                m.scope_id = ANY ((SELECT ciconia_known_programmes())::bigint[])
                OR m.focus_ids && (SELECT ciconia_known_focuses())
                OR m.focus_ids = '{}' AND m.scope_id = ANY ((SELECT ciconia_touched_programmes())::bigint[])
            )
            OR m.scope = 'organisation' AND m.scope_id <> ALL ((SELECT ciconia_unreachable())::bigint[]) AND (
                (SELECT ciconia_keeps_everywhere())
                OR m.scope_id = ANY ((SELECT ciconia_known_organisations())::bigint[])
            )
        )
    )
);
"""

WORK = f"""
ALTER POLICY participant_staff_host ON delivery_engagement USING (
    ciconia_system() OR person_id = ANY {OWN} OR focus_id = ANY {OURS}
    OR organisation_id = ANY {HOSTS} AND focus_id <> ALL {STILL}
);
ALTER POLICY participant_staff_host ON delivery_deliverable USING (
    ciconia_system() OR person_id = ANY {OWN} OR focus_id = ANY {OURS}
    OR organisation_id = ANY {HOSTS} AND focus_id <> ALL {STILL}
);
ALTER POLICY participant_staff_owner ON delivery_checklistitem USING (
    ciconia_system() OR person_id = ANY {OWN} OR focus_id = ANY {OURS}
    OR owner = 'host contact' AND organisation_id = ANY {HOSTS} AND focus_id <> ALL {STILL}
);
ALTER POLICY asked_and_staff ON results_outcome USING (
    ciconia_system() OR focus_id = ANY {OURS}
    OR respondent = 'participant' AND person_id = ANY {OWN}
    OR respondent = 'host' AND organisation_id = ANY {HOSTS} AND focus_id <> ALL {STILL}
);
"""

SELECTION = f"""
ALTER POLICY host ON selection_application USING (
    organisation_id = ANY {HOSTS} AND EXISTS (
        SELECT 1 FROM people_sight s
        WHERE s.because = 'application' AND s.object_id = selection_application.id
            AND s.organisation_id = selection_application.organisation_id
            AND s.starts <= ciconia_today() AND (s.ends IS NULL OR s.ends > ciconia_today())
            AND s.focus_id <> ALL {STILL}
    )
);
ALTER POLICY host_and_staff ON selection_endorsementletter USING (
    EXISTS (
        SELECT 1 FROM selection_endorsement e JOIN selection_need n ON n.id = e.need_id
        WHERE e.id = selection_endorsementletter.endorsement_id
            AND (n.focus_id = ANY {OURS} OR n.organisation_id = ANY {SPEAKERS} AND n.focus_id <> ALL {STILL})
    )
);
ALTER POLICY host_and_staff ON selection_paperpage USING (
    EXISTS (
        SELECT 1 FROM selection_paper p
        WHERE p.id = selection_paperpage.paper_id
            AND (p.focus_id = ANY {OURS} OR p.organisation_id = ANY {SPEAKERS} AND p.focus_id <> ALL {STILL})
    )
);
"""  # noqa: S608

ROUND = f"""SELECT c.id FROM selection_cohort c
    WHERE (
        c.programme_id = ANY ((SELECT ciconia_person_programmes())::bigint[])
        OR c.focus_ids <@ (SELECT ciconia_person_limited_focuses())
    ) AND NOT c.focus_ids && {STILL}"""  # noqa: S608
ROUNDS = f"""
ALTER POLICY of_cohort ON selection_candidate USING (ciconia_system() OR cohort_id IN ({ROUND}));
ALTER POLICY of_draft ON selection_cohortstep USING (
    ciconia_system() OR draft_id IN (SELECT d.id FROM selection_cohortdraft d WHERE d.cohort_id IN ({ROUND}))
);
"""  # noqa: S608

EVENT = f"""(
    e.programme_id = ANY ((SELECT ciconia_person_programmes())::bigint[])
    OR e.focus_id = ANY ((SELECT ciconia_person_limited_focuses())::bigint[])
    OR e.focus_id IS NULL AND e.programme_id = ANY ((SELECT ciconia_gathered_programmes())::bigint[])
) AND (e.focus_id IS NULL OR e.focus_id <> ALL {STILL})"""
EVENTS = f"""
ALTER POLICY held ON gatherings_eventregistration USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM gatherings_event e WHERE e.id = gatherings_eventregistration.event_id AND {EVENT}
    )
);
ALTER POLICY held ON gatherings_speaker USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM gatherings_eventsession s JOIN gatherings_event e ON e.id = s.event_id
        WHERE s.id = gatherings_speaker.session_id AND {EVENT}
    )
);
ALTER POLICY named ON gatherings_speaker USING (
    agreed_on IS NOT NULL AND (
        {STILL} = '{{}}' OR EXISTS (
            SELECT 1 FROM gatherings_eventsession s JOIN gatherings_event e ON e.id = s.event_id
            WHERE s.id = gatherings_speaker.session_id AND (e.focus_id IS NULL OR e.focus_id <> ALL {STILL})
        )
    )
);
"""  # noqa: S608

PUBLIC = f"""
ALTER POLICY held ON publishing_publication_subject USING (
    EXISTS (
        SELECT 1 FROM publishing_publication p
        WHERE p.id = publishing_publication_subject.publication_id AND (
            p.programme_id = ANY ((SELECT ciconia_person_programmes())::bigint[])
            OR p.focus_id = ANY ((SELECT ciconia_person_limited_focuses())::bigint[])
            OR p.focus_id IS NULL AND p.programme_id = ANY ((SELECT ciconia_gathered_programmes())::bigint[])
        ) AND (p.focus_id IS NULL OR p.focus_id <> ALL {STILL})
    )
);
ALTER POLICY written ON publishing_appearance USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM publishing_story s
        JOIN foundation_membership m ON m.scope = 'programme' AND m.scope_id = s.programme_id
        WHERE s.id = publishing_appearance.story_id AND m.user_id = ciconia_user()
            AND m.role IN ('officer', 'coordinator', 'editor')
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
            AND (s.focus_id IS NULL OR (m.focus_ids = '{{}}' OR s.focus_id = ANY (m.focus_ids))
                AND s.focus_id <> ALL {STILL})
    )
);
"""  # noqa: S608

LOG = f"""
ALTER POLICY reader ON foundation_log USING (
    actor_id = ciconia_user() OR ciconia_system() OR ciconia_sign_in()
    OR EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = foundation_log.programme_id
            AND (m.focus_ids = '{{}}' OR foundation_log.focus_id = ANY (m.focus_ids))
            AND (foundation_log.person_id IS NULL OR m.role = ANY (ciconia_person_roles()))
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    ) AND (
        foundation_log.person_id IS NULL OR EXISTS (
            SELECT 1 FROM people_sight s
            WHERE s.person_id = foundation_log.person_id AND s.programme_id = foundation_log.programme_id
                AND (s.focus_id = foundation_log.focus_id OR foundation_log.focus_id IS NULL)
                AND s.focus_id <> ALL {STILL}
                AND (
                    foundation_log.noun <> 'application'
                    OR s.because = 'application' AND s.object_id = foundation_log.object_id
                )
        )
    )
    OR noun IN ('partnership', 'need', 'opportunity') AND person_id IS NULL
        AND organisation_id = ANY ((SELECT ciconia_organisations(ARRAY['host contact', 'endorser']))::bigint[])
    OR noun IN ('engagement', 'deliverable') AND organisation_id = ANY {HOSTS} AND focus_id <> ALL {STILL}
);
"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0003_flagged"),
        ("gatherings", "0001_gatherings"),
        ("people", "0015_active_in"),
        ("programmes", "0010_balance"),
        ("publishing", "0002_story"),
        ("results", "0001_results"),
        ("selection", "0021_held"),
    ]

    operations = [
        migrations.RunSQL(part, migrations.RunSQL.noop)
        for part in (FUNCTIONS, SIGHTS, PEOPLE, INSTITUTIONS, WORK, SELECTION, ROUNDS, EVENTS, PUBLIC, LOG)
    ]
