-- Written by `./run db tables` after each new migration; do not edit.
-- of PostgreSQL 18
-- of django 5.2.19
-- of django-allauth 65.21.1
-- of django-taggit 6.1.0
-- of procrastinate 3.10.0
-- of wagtail 8.0.1
-- of ciconia/delivery/migrations/0001_delivery.py 6575999749fce92d
-- of ciconia/delivery/migrations/0002_attachment.py 70410de0d0cb8025
-- of ciconia/delivery/migrations/0003_flagged.py 2710373c6a58277a
-- of ciconia/delivery/migrations/0004_together.py 2a355dda00bc4303
-- of ciconia/delivery/migrations/__init__.py 94835af2564f3517
-- of ciconia/foundation/migrations/0001_foundation.py 3466a76cd8debbe8
-- of ciconia/foundation/migrations/0002_account_wall.py 4a9eaf65382abe65
-- of ciconia/foundation/migrations/0003_fold.py a650a1acc3e75d96
-- of ciconia/foundation/migrations/0004_sign_in.py 2eac2032117daafe
-- of ciconia/foundation/migrations/0005_each_query_once.py a7cd13d8ccfd0988
-- of ciconia/foundation/migrations/0006_lost_second_step.py b2ede3998334364b
-- of ciconia/foundation/migrations/0007_own_account_first.py 2ffd1ca0d8cc56c3
-- of ciconia/foundation/migrations/0008_letters.py d607eb2f2d813233
-- of ciconia/foundation/migrations/0009_letters_about_others.py 4424b54cdbb9230c
-- of ciconia/foundation/migrations/0010_groups.py 55d05d922bdacc2e
-- of ciconia/foundation/migrations/__init__.py d127ab2bb9cca1cb
-- of ciconia/gatherings/migrations/0001_gatherings.py 11eb50399e323010
-- of ciconia/gatherings/migrations/0002_space.py 818add87cac11d27
-- of ciconia/gatherings/migrations/0003_speaker_asked.py fdbf54e7d4681058
-- of ciconia/gatherings/migrations/0004_event_organisation.py cb263f345e03323e
-- of ciconia/gatherings/migrations/0005_statement.py 90a095d95d1553de
-- of ciconia/gatherings/migrations/0006_consultation.py 6b58c31a730289bf
-- of ciconia/gatherings/migrations/0007_board.py ed7bbfd0b0155f9a
-- of ciconia/gatherings/migrations/0008_board_theme.py 7d652e6777b0b804
-- of ciconia/gatherings/migrations/0009_registration_may_ask.py aa6e30e96cef6e82
-- of ciconia/gatherings/migrations/0010_consultation_tally.py e85a98f0c698dcec
-- of ciconia/gatherings/migrations/0011_idea.py 56b37092fe19d994
-- of ciconia/gatherings/migrations/__init__.py b90ebcefd9a6eb20
-- of ciconia/insight/migrations/0001_insight.py 52e5acfaf01c78e8
-- of ciconia/insight/migrations/__init__.py a108e7feefe704c5
-- of ciconia/learning/migrations/0001_learning.py c0c445bf50ba6cce
-- of ciconia/learning/migrations/__init__.py 5cd318dd2b0afcdd
-- of ciconia/people/migrations/0001_people.py 9cb4f260db29c994
-- of ciconia/people/migrations/0002_own_words.py 1b4df268d5b5a1b2
-- of ciconia/people/migrations/0003_consent_and_erasure.py cd4c0579aa70a610
-- of ciconia/people/migrations/0004_contact_and_tie.py 1ee65f307ba40531
-- of ciconia/people/migrations/0005_freshness.py 952a687294144a56
-- of ciconia/people/migrations/0006_lists_that_left.py c7fe56fb9ee6c678
-- of ciconia/people/migrations/0007_register.py f6d6b6aa17808cb7
-- of ciconia/people/migrations/0008_confirmed_concepts.py 29fc395373810192
-- of ciconia/people/migrations/0009_registration.py 7d7ad871c34ee7f9
-- of ciconia/people/migrations/0010_merge.py e180ca97bf7f837e
-- of ciconia/people/migrations/0011_intake.py e28548597fce9378
-- of ciconia/people/migrations/0012_narrower_sight.py 55439dfd82f7d3ab
-- of ciconia/people/migrations/0013_asking_covered.py 1bd78681adcc4a21
-- of ciconia/people/migrations/0014_counted.py c8065989dbaf6f00
-- of ciconia/people/migrations/0015_active_in.py cfa10c7da71945a0
-- of ciconia/people/migrations/__init__.py a5da4f4ed0b29efe
-- of ciconia/programmes/migrations/0001_programmes.py c61b11b82709a695
-- of ciconia/programmes/migrations/0002_versions_stay.py 2c6a154e04c05c4d
-- of ciconia/programmes/migrations/0003_terms.py 7ed3dc823f01fab5
-- of ciconia/programmes/migrations/0004_facts_in_languages.py 38f6d30eb9f779a3
-- of ciconia/programmes/migrations/0005_affiliation.py b44b98010fb91439
-- of ciconia/programmes/migrations/0006_decision.py c125f19536eea75f
-- of ciconia/programmes/migrations/0007_timetable.py bb6f62981f91f9e4
-- of ciconia/programmes/migrations/0008_mailing.py cc62decf44e0c635
-- of ciconia/programmes/migrations/0009_selection_setting.py 005758112b1c86ff
-- of ciconia/programmes/migrations/0010_balance.py 4e6c46539c17e358
-- of ciconia/programmes/migrations/0011_required_course.py b6a8fc815459906b
-- of ciconia/programmes/migrations/__init__.py e11fc112d3882f12
-- of ciconia/publishing/migrations/0001_publishing.py 9a8de1eabe232a00
-- of ciconia/publishing/migrations/0002_story.py f44a056a8363fb90
-- of ciconia/publishing/migrations/0003_newsletter.py 7dcb39f17674fb62
-- of ciconia/publishing/migrations/0004_podcast.py 3059ff4eb94f4071
-- of ciconia/publishing/migrations/0005_page.py 995c4e901245b10b
-- of ciconia/publishing/migrations/__init__.py d7b4a8da0ca301fb
-- of ciconia/results/migrations/0001_results.py 1f2f90e0af9c3198
-- of ciconia/results/migrations/0002_out_of_reach.py 148a02628676c391
-- of ciconia/results/migrations/0003_courses_out_of_reach.py e8d1a6d53b9df0a5
-- of ciconia/results/migrations/0004_letters_out_of_reach.py 32f6c61939798dc3
-- of ciconia/results/migrations/__init__.py 72be34fb225fef3a
-- of ciconia/selection/migrations/0001_selection.py bde5d2bb47407e41
-- of ciconia/selection/migrations/0002_freed_place.py d4bdafb2af1039cf
-- of ciconia/selection/migrations/0003_search.py d74ae0c6c1da3523
-- of ciconia/selection/migrations/0004_terms.py 369d35fc320e5fdf
-- of ciconia/selection/migrations/0005_saved_search.py 1fceb929761e9cbd
-- of ciconia/selection/migrations/0006_waiting.py dc772aaa0976e31a
-- of ciconia/selection/migrations/0007_partnership_decision.py 9a2a55de8ec2f527
-- of ciconia/selection/migrations/0008_development_plan.py 73c7b625ce190ee9
-- of ciconia/selection/migrations/0009_follows.py 4a2734642dade551
-- of ciconia/selection/migrations/0010_asking.py ac744e056b6b6673
-- of ciconia/selection/migrations/0011_authority_chain.py 35d62263a5a3883f
-- of ciconia/selection/migrations/0012_need_in_full.py fecb8f8549774ac7
-- of ciconia/selection/migrations/0013_paper.py e173c461b0f10f86
-- of ciconia/selection/migrations/0014_part_of_need.py f1925245cc86825f
-- of ciconia/selection/migrations/0015_choosing.py 906c8623b8873fd9
-- of ciconia/selection/migrations/0016_review.py 60576338f937cddc
-- of ciconia/selection/migrations/0017_ranking.py d05cb109f7b5bc88
-- of ciconia/selection/migrations/0018_applying.py 9855a48f5b2a5e8c
-- of ciconia/selection/migrations/0019_interview.py e3abd2c5a75cb8dd
-- of ciconia/selection/migrations/0020_cohort.py 96f25f9d42e16ea8
-- of ciconia/selection/migrations/0021_held.py ae8823569d727709
-- of ciconia/selection/migrations/0022_nearest.py 6801e567a07807a3
-- of ciconia/selection/migrations/0023_together.py d93fb4a39a282b6f
-- of ciconia/selection/migrations/0024_to_come.py 3f15188d4563cc97
-- of ciconia/selection/migrations/__init__.py d7c4f19d7f64727d
-- of itself 55b0d652a03044a1

--
-- PostgreSQL database dump
--












SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;




CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;
CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION public.ciconia_consultation_question_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF (NEW.words IS DISTINCT FROM OLD.words OR NEW.options IS DISTINCT FROM OLD.options) AND EXISTS (
        SELECT 1 FROM gatherings_consultation c WHERE c.id = OLD.consultation_id AND c.opened_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'a question that was asked keeps its words';
    END IF;
    RETURN NEW;
END
$$;
CREATE FUNCTION public.ciconia_consultation_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF OLD.opened_at IS NOT NULL AND (
        NEW.title IS DISTINCT FROM OLD.title OR NEW.about IS DISTINCT FROM OLD.about
        OR NEW.decides IS DISTINCT FROM OLD.decides
    ) THEN
        RAISE EXCEPTION 'a consultation that was opened keeps its words';
    END IF;
    RETURN NEW;
END
$$;
CREATE FUNCTION public.ciconia_coordinated() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(array_agg(m.scope_id), '{}') FROM foundation_membership m
    WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.role = 'coordinator' AND m.focus_ids = '{}'
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
$$;
CREATE FUNCTION public.ciconia_dictionary(language text) RETURNS regconfig
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (CASE language WHEN 'en'::text THEN 'english'::text WHEN 'nl'::text THEN 'dutch'::text WHEN 'fr'::text THEN 'french'::text WHEN 'ar'::text THEN 'arabic'::text WHEN 'es'::text THEN 'spanish'::text WHEN 'de'::text THEN 'german'::text ELSE 'simple'::text END)::regconfig;
CREATE FUNCTION public.ciconia_erase_log(about bigint, account bigint, names text[], pseudonym text, everywhere boolean) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    changed bigint;
    pattern text;
BEGIN
    IF NOT ciconia_system() THEN
        RAISE EXCEPTION 'only a job may erase';
    END IF;
    SELECT '(^|[^[:alnum:]])(' || string_agg(regexp_replace(n, '([^[:alnum:][:space:]])', '\\\1', 'g'), '|')
        || ')(?![[:alnum:]])' INTO pattern FROM unnest(names) n;
    UPDATE foundation_log SET
        actor_label = CASE WHEN actor_id = account THEN pseudonym ELSE actor_label END,
        reason = regexp_replace(reason, pattern, '\1' || pseudonym, 'gi'),
        data = regexp_replace(data::text, pattern, '\1' || pseudonym, 'gi')::jsonb
    WHERE actor_id = account OR person_id = about OR (noun = 'person' AND object_id = about)
        OR everywhere AND (reason ~* pattern OR data::text ~* pattern);
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END
$$;
CREATE FUNCTION public.ciconia_fold(written text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN translate(regexp_replace(NORMALIZE(written, NFD), '[̀-ًͯ-ٰٟـ​-‏‪-‮]'::text, ''::text, 'g'::text), 'ٱىیةکۀøØłŁđĐı'::text, 'اييهكهoOlLdDi'::text);
CREATE FUNCTION public.ciconia_gathered_programmes() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(array_agg(m.scope_id), '{}') FROM foundation_membership m
    WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.role = ANY (ciconia_person_roles())
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
$$;
CREATE FUNCTION public.ciconia_idea_supported() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE gatherings_publicidea SET supported = supported + 1 WHERE idea_id = NEW.idea_id;
    ELSE
        UPDATE gatherings_publicidea SET supported = supported - 1 WHERE idea_id = OLD.idea_id AND supported > 0;
    END IF;
    RETURN NULL;
END
$$;
CREATE FUNCTION public.ciconia_idea_unshown() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    DELETE FROM gatherings_publicidea WHERE idea_id = NEW.id;
    RETURN NEW;
END
$$;
CREATE FUNCTION public.ciconia_keeps_countries() RETURNS text[]
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
BEGIN
    RETURN (
        WITH held AS (
            SELECT m.role, m.scope_id, m.focus_ids FROM foundation_membership m
            WHERE m.user_id = ciconia_user() AND m.scope = 'programme'
                AND m.role IN ('coordinator', 'officer', 'focal point')
                AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
        )
        SELECT coalesce(array_agg(country), '{}') FROM (
            SELECT f.country FROM held JOIN programmes_focus f
                ON f.id = ANY (held.focus_ids) OR held.focus_ids = '{}' AND f.programme_id = held.scope_id
            UNION
            SELECT o.country FROM people_organisation o
            WHERE EXISTS (SELECT 1 FROM held WHERE role <> 'focal point')
                AND NOT EXISTS (SELECT 1 FROM programmes_focus f WHERE f.country = o.country)
        ) countries
    );
END
$$;
CREATE FUNCTION public.ciconia_keeps_everywhere() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.role IN ('coordinator', 'officer')
            AND m.focus_ids = '{}'
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    )
$$;
CREATE FUNCTION public.ciconia_known_focuses() RETURNS bigint[]
    LANGUAGE plpgsql STABLE
    AS $$
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
CREATE FUNCTION public.ciconia_known_organisations() RETURNS bigint[]
    LANGUAGE plpgsql STABLE
    AS $$
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
CREATE FUNCTION public.ciconia_known_programmes() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(array_agg(m.scope_id), '{}') FROM foundation_membership m
    WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.focus_ids = '{}'
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
$$;
CREATE FUNCTION public.ciconia_move_log(entries bigint[], organisation bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT ciconia_system() THEN
        RAISE EXCEPTION 'only a job may move entries';
    END IF;
    UPDATE foundation_log SET organisation_id = organisation WHERE id = ANY (entries);
END
$$;
CREATE FUNCTION public.ciconia_organisations(roles text[]) RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(array_agg(m.scope_id), '{}') FROM foundation_membership m
    WHERE m.user_id = ciconia_user() AND m.scope = 'organisation' AND m.role = ANY (roles)
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
$$;
CREATE FUNCTION public.ciconia_own_person() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(array_agg(p.id), '{}') FROM people_person p WHERE p.user_id = ciconia_user()
$$;
CREATE FUNCTION public.ciconia_own_tree() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
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
CREATE FUNCTION public.ciconia_people_like(focus bigint, uris text[], spoken text[]) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    asking text := coalesce(current_setting('ciconia.user', true), '');
    number numeric;
BEGIN
    PERFORM set_config('ciconia.user', 'system:jobs', true);
    SELECT count(*) INTO number FROM people_person p
    WHERE p.confirmed && uris::varchar[]
        AND (spoken = '{}' OR EXISTS (
            SELECT 1 FROM jsonb_array_elements(p.languages) l WHERE l->>'code' = ANY (spoken)))
        AND EXISTS (
            SELECT 1 FROM people_sight s
            WHERE s.person_id = p.id AND s.because = 'register' AND s.focus_id = focus
                AND s.starts <= ciconia_today() AND (s.ends IS NULL OR s.ends > ciconia_today()));
    PERFORM set_config('ciconia.user', asking, true);
    RETURN CASE WHEN number < 5 THEN 0 WHEN number < 8 THEN 5 WHEN number < 100 THEN round(number / 10) * 10
        ELSE round(number / 50) * 50 END;
END
$$;
CREATE FUNCTION public.ciconia_person_focuses() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(array_agg(f.id), '{}') FROM programmes_focus f JOIN foundation_membership m
        ON m.scope = 'programme' AND m.scope_id = f.programme_id AND (m.focus_ids = '{}' OR f.id = ANY (m.focus_ids))
    WHERE m.user_id = ciconia_user() AND m.role = ANY (ciconia_person_roles())
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
        AND (f.state <> 'suspended' OR f.id <> ALL (ciconia_still()))
$$;
CREATE FUNCTION public.ciconia_person_limited_focuses() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(array_agg(focus), '{}') FROM foundation_membership m, unnest(m.focus_ids) focus
    WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.role = ANY (ciconia_person_roles())
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
$$;
CREATE FUNCTION public.ciconia_person_programmes() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(array_agg(m.scope_id), '{}') FROM foundation_membership m
    WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.role = ANY (ciconia_person_roles())
        AND m.focus_ids = '{}'
        AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
$$;
CREATE FUNCTION public.ciconia_person_roles() RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT ARRAY['coordinator', 'officer', 'assessor', 'focal point', 'finance', 'results', 'safeguarding']
$$;
CREATE FUNCTION public.ciconia_query(asked text, VARIADIC languages text[]) RETURNS tsquery
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
CREATE FUNCTION public.ciconia_seated() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(array_agg(s.space_id), '{}') FROM gatherings_seat s
    WHERE s.account_id = ciconia_user() AND s.left_at IS NULL AND s.ended_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM programmes_focus f WHERE f.id = s.focus_id AND f.state = 'suspended')
$$;
CREATE FUNCTION public.ciconia_sign_in() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(current_setting('ciconia.user', true), '') = 'system:sign_in'
$$;
CREATE FUNCTION public.ciconia_speaks_for() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT ciconia_organisations(ARRAY['organisation contact', 'host contact'])
$$;
CREATE FUNCTION public.ciconia_statement_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF OLD.digest <> '' AND NEW.digest <> '' AND (
        NEW.title IS DISTINCT FROM OLD.title OR NEW.text IS DISTINCT FROM OLD.text
        OR NEW.addressed_to IS DISTINCT FROM OLD.addressed_to OR NEW.digest <> OLD.digest
    ) THEN
        RAISE EXCEPTION 'a statement that is open for signature keeps its words';
    END IF;
    RETURN NEW;
END
$$;
CREATE FUNCTION public.ciconia_still() RETURNS bigint[]
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
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
CREATE FUNCTION public.ciconia_stopped() RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
BEGIN
    RETURN QUERY SELECT f.id FROM programmes_focus f WHERE f.state = 'suspended';
END
$$;
CREATE FUNCTION public.ciconia_suspended() RETURNS bigint[]
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(number ORDER BY f.id, place), '{}')
        FROM programmes_focus f, LATERAL (VALUES (1, f.programme_id), (2, f.id)) found(place, number)
        WHERE f.state = 'suspended'
    );
END
$$;
CREATE FUNCTION public.ciconia_system() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(current_setting('ciconia.user', true), '') IN ('system:jobs', 'system:maker')
$$;
CREATE FUNCTION public.ciconia_taught_courses() RETURNS bigint[]
    LANGUAGE plpgsql STABLE
    AS $$
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
CREATE FUNCTION public.ciconia_tends(programme bigint, focus bigint, roles text[]) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = programme AND m.role = ANY (roles)
            AND (m.focus_ids = '{}' OR focus IS NULL OR focus = ANY (m.focus_ids))
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
            AND (m.role <> 'officer'
                OR NOT EXISTS (SELECT 1 FROM programmes_focus f WHERE f.id = focus AND f.state = 'suspended'))
    )
$$;
CREATE FUNCTION public.ciconia_today() RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT nullif(current_setting('ciconia.today', true), '')::date
$$;
CREATE FUNCTION public.ciconia_touched_programmes() RETURNS bigint[]
    LANGUAGE plpgsql STABLE
    AS $$
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
CREATE FUNCTION public.ciconia_unreachable() RETURNS bigint[]
    LANGUAGE plpgsql STABLE
    AS $$
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
CREATE FUNCTION public.ciconia_user() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $_$
    SELECT CASE WHEN current_setting('ciconia.user', true) ~ '^[0-9]{1,18}$'
        THEN current_setting('ciconia.user', true)::bigint END
$_$;
CREATE FUNCTION public.ciconia_words(written jsonb, weight "char") RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
DECLARE
    words tsvector := '';
    version record;
BEGIN
    FOR version IN SELECT key, value FROM jsonb_each_text(coalesce(written, '{}')) LOOP
        CONTINUE WHEN version.key = 'source' OR version.value IS NULL;
        words := words || to_tsvector(ciconia_dictionary(version.key), ciconia_fold(left(version.value, 100000)));
    END LOOP;
    RETURN setweight(words, weight);
END $$;
CREATE FUNCTION public.learning_attempt_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'what was handed in is never changed';
END $$;
CREATE FUNCTION public.learning_certificate_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (OLD.number, OLD.name, OLD.title, OLD.aims, OLD.given_by, OLD.hours, OLD.starts_on, OLD.ends_on, OLD.issued_on)
            IS DISTINCT FROM (NEW.number, NEW.name, NEW.title, NEW.aims, NEW.given_by, NEW.hours, NEW.starts_on,
            NEW.ends_on, NEW.issued_on) OR OLD.withdrawn_on IS NOT NULL AND NEW.withdrawn_on IS NULL THEN
        RAISE EXCEPTION 'what a certificate says is never changed';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.learning_course_test_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.published_at IS NOT NULL AND (OLD.course_id, OLD.number, OLD.pass_mark, OLD.most_tries, OLD.questions,
            OLD.published_at) IS DISTINCT FROM (NEW.course_id, NEW.number, NEW.pass_mark, NEW.most_tries,
            NEW.questions, NEW.published_at) THEN
        RAISE EXCEPTION 'a test that was given to people is never changed';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;






CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.programmes_decision_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'by_id') IS DISTINCT FROM (to_jsonb(OLD) - 'by_id') THEN
    RAISE EXCEPTION 'a decision is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.programmes_version_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'author_id') IS DISTINCT FROM (to_jsonb(OLD) - 'author_id') THEN
    RAISE EXCEPTION 'a version of a pack is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.programmes_weighing_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'by_id') IS DISTINCT FROM (to_jsonb(OLD) - 'by_id') THEN
    RAISE EXCEPTION 'a weighing is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.publishing_story_unagreed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    told bigint := coalesce(NEW.story_id, OLD.story_id);
    missing integer;
BEGIN
    SELECT count(*) INTO missing FROM publishing_appearance WHERE story_id = told AND agreed_at IS NULL;
    UPDATE publishing_story SET unagreed = missing, names = CASE WHEN missing > 0 THEN '[]'::jsonb ELSE names END
        WHERE id = told AND (unagreed <> missing OR missing > 0 AND names <> '[]'::jsonb);
    RETURN NULL;
END $$;
CREATE FUNCTION public.selection_host_words() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE selection_opportunity SET words = NULL WHERE organisation_id = NEW.id;
    RETURN NULL;
END $$;
CREATE FUNCTION public.selection_opportunity_counted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state = 'published' THEN
        UPDATE selection_opportunitycount SET number = number - 1
        WHERE programme_id = OLD.programme_id AND kind = OLD.kind AND focus_id = OLD.focus_id
            AND sector_id = OLD.sector_id AND mode = OLD.mode AND languages = OLD.languages;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state = 'published' THEN
        INSERT INTO selection_opportunitycount (programme_id, kind, focus_id, sector_id, mode, languages, number)
        VALUES (NEW.programme_id, NEW.kind, NEW.focus_id, NEW.sector_id, NEW.mode, NEW.languages, 1)
        ON CONFLICT ON CONSTRAINT opportunity_count_once
        DO UPDATE SET number = selection_opportunitycount.number + 1;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.selection_opportunity_words() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    host record;
    section record;
BEGIN
    SELECT name, city INTO host FROM people_organisation WHERE id = NEW.organisation_id;
    NEW.title_words := ciconia_words(NEW.title, 'A');
    NEW.words := NEW.title_words || ciconia_words(host.name, 'B')
        || setweight(to_tsvector('simple', ciconia_fold(coalesce(host.city, ''))), 'B')
        || setweight(to_tsvector('simple', NEW.reference), 'B')
        || ciconia_words(NEW.summary, 'C') || ciconia_words(NEW.background, 'D') || ciconia_words(NEW.tasks, 'D')
        || ciconia_words(NEW.required, 'D') || ciconia_words(NEW.welcome, 'D') || ciconia_words(NEW.deliverables, 'D');
    FOR section IN SELECT value FROM jsonb_each(NEW.sections) LOOP
        NEW.words := NEW.words || ciconia_words(section.value, 'D');
    END LOOP;
    RETURN NEW;
END $$;
CREATE FUNCTION public.selection_ranking_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'a ranking is never changed';
END $$;
CREATE FUNCTION public.selection_terms_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'a version of terms of reference is never changed';
END $$;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE ONLY public.account_emailaddress FORCE ROW LEVEL SECURITY;
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE UNLOGGED TABLE public.ciconia_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE TABLE public.delivery_attachment (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    digest character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    size integer NOT NULL,
    media_type character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    deliverable_id bigint NOT NULL,
    CONSTRAINT delivery_attachment_size_check CHECK ((size >= 0))
);

ALTER TABLE ONLY public.delivery_attachment FORCE ROW LEVEL SECURITY;
ALTER TABLE public.delivery_attachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.delivery_attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.delivery_checklistitem (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    code character varying(40) NOT NULL,
    owner character varying(24) NOT NULL,
    gate boolean NOT NULL,
    due_on date NOT NULL,
    evidence character varying(200) NOT NULL,
    focus_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    person_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    engagement_id bigint NOT NULL,
    CONSTRAINT checklist_item_state CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'done'::character varying, 'waived'::character varying, 'dropped'::character varying])::text[]))),
    CONSTRAINT delivery_checklistitem_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.delivery_checklistitem FORCE ROW LEVEL SECURITY;
ALTER TABLE public.delivery_checklistitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.delivery_checklistitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.delivery_deliverable (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    title jsonb NOT NULL,
    due_on date NOT NULL,
    note text NOT NULL,
    stays boolean NOT NULL,
    focus_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    person_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    engagement_id bigint NOT NULL,
    CONSTRAINT deliverable_state CHECK (((state)::text = ANY ((ARRAY['due'::character varying, 'submitted'::character varying, 'sent_back'::character varying, 'accepted'::character varying, 'dropped'::character varying])::text[]))),
    CONSTRAINT delivery_deliverable_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.delivery_deliverable FORCE ROW LEVEL SECURITY;
ALTER TABLE public.delivery_deliverable ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.delivery_deliverable_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.delivery_engagement (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    reference character varying(20) NOT NULL,
    counterpart character varying(120) NOT NULL,
    mode character varying(8) NOT NULL,
    starts date NOT NULL,
    ends date NOT NULL,
    ended_on date,
    next_wave_on date,
    application_id bigint NOT NULL,
    focus_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    person_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    flagged_on date,
    CONSTRAINT delivery_engagement_version_check CHECK ((version >= 0)),
    CONSTRAINT engagement_dates CHECK ((ends >= starts)),
    CONSTRAINT engagement_state CHECK (((state)::text = ANY ((ARRAY['agreed'::character varying, 'preparing'::character varying, 'ready'::character varying, 'active'::character varying, 'paused'::character varying, 'completed'::character varying, 'ended_early'::character varying, 'closed'::character varying])::text[])))
);

ALTER TABLE ONLY public.delivery_engagement FORCE ROW LEVEL SECURITY;
ALTER TABLE public.delivery_engagement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.delivery_engagement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.delivery_phase (
    id bigint NOT NULL,
    number smallint NOT NULL,
    version smallint NOT NULL,
    mode character varying(8) NOT NULL,
    starts date NOT NULL,
    ends date NOT NULL,
    replaced boolean NOT NULL,
    engagement_id bigint NOT NULL,
    place character varying(120) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT delivery_phase_number_check CHECK ((number >= 0)),
    CONSTRAINT delivery_phase_version_check CHECK ((version >= 0)),
    CONSTRAINT phase_dates CHECK ((ends >= starts))
);

ALTER TABLE ONLY public.delivery_phase FORCE ROW LEVEL SECURITY;
ALTER TABLE public.delivery_phase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.delivery_phase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.foundation_letter (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    kind character varying(20) NOT NULL,
    key character varying(120) NOT NULL,
    subject character varying(240) NOT NULL,
    body text NOT NULL,
    gist text NOT NULL,
    posted character varying(8) NOT NULL,
    due_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    account_id bigint NOT NULL,
    focus_id bigint,
    CONSTRAINT letter_posted CHECK (((posted)::text = ANY ((ARRAY['waiting'::character varying, 'begun'::character varying, 'sent'::character varying, 'unsure'::character varying, 'bounced'::character varying])::text[]))),
    CONSTRAINT letter_waits_for_a_moment CHECK (((NOT ((posted)::text = 'waiting'::text)) OR (due_at IS NOT NULL)))
);

ALTER TABLE ONLY public.foundation_letter FORCE ROW LEVEL SECURITY;
ALTER TABLE public.foundation_letter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_letter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.foundation_letterwish (
    id bigint NOT NULL,
    digest character varying(24) NOT NULL,
    kind character varying(20) NOT NULL,
    pace character varying(8) NOT NULL,
    hour smallint NOT NULL,
    zone character varying(40) NOT NULL,
    since timestamp with time zone NOT NULL,
    account_id bigint,
    CONSTRAINT foundation_letterwish_hour_check CHECK ((hour >= 0)),
    CONSTRAINT letter_wish_hour CHECK ((hour <= 23)),
    CONSTRAINT letter_wish_pace CHECK (((pace)::text = ANY ((ARRAY['at_once'::character varying, 'daily'::character varying, 'never'::character varying])::text[]))),
    CONSTRAINT letter_wish_whose CHECK ((((account_id IS NULL) AND (NOT ((digest)::text = ''::text))) OR ((account_id IS NOT NULL) AND ((digest)::text = ''::text))))
);

ALTER TABLE ONLY public.foundation_letterwish FORCE ROW LEVEL SECURITY;
ALTER TABLE public.foundation_letterwish ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_letterwish_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.foundation_log (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_label character varying(160) NOT NULL,
    verb character varying(60) NOT NULL,
    noun character varying(40) NOT NULL,
    object_id bigint NOT NULL,
    from_state character varying(24) NOT NULL,
    to_state character varying(24) NOT NULL,
    reason text NOT NULL,
    data jsonb NOT NULL,
    programme_id bigint,
    focus_id bigint,
    organisation_id bigint,
    person_id bigint,
    actor_id bigint
);

ALTER TABLE ONLY public.foundation_log FORCE ROW LEVEL SECURITY;
ALTER TABLE public.foundation_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.foundation_membership (
    id bigint NOT NULL,
    role character varying(24) NOT NULL,
    scope character varying(12) NOT NULL,
    scope_id bigint NOT NULL,
    focus_ids bigint[] NOT NULL,
    starts date NOT NULL,
    ends date,
    user_id bigint NOT NULL,
    CONSTRAINT membership_dates CHECK (((ends IS NULL) OR (ends >= starts))),
    CONSTRAINT membership_role_fits_scope CHECK (((((role)::text = ANY ((ARRAY['coordinator'::character varying, 'officer'::character varying, 'assessor'::character varying, 'focal point'::character varying, 'finance'::character varying, 'results'::character varying, 'safeguarding'::character varying, 'editor'::character varying, 'viewer'::character varying])::text[])) AND ((scope)::text = 'programme'::text)) OR (((role)::text = ANY ((ARRAY['host contact'::character varying, 'organisation contact'::character varying, 'endorser'::character varying])::text[])) AND ((scope)::text = 'organisation'::text))))
);
ALTER TABLE public.foundation_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.foundation_signin (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    session_key character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    device character varying(60) NOT NULL,
    how character varying(20) NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE ONLY public.foundation_signin FORCE ROW LEVEL SECURITY;
ALTER TABLE public.foundation_signin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_signin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.foundation_stepremoval (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    because text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    stopped_at timestamp with time zone,
    done_at timestamp with time zone,
    user_id bigint NOT NULL
);

ALTER TABLE ONLY public.foundation_stepremoval FORCE ROW LEVEL SECURITY;
ALTER TABLE public.foundation_stepremoval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_stepremoval_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.foundation_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    public_id character varying(10) NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    language character varying(8) NOT NULL,
    is_active boolean NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    is_superuser boolean NOT NULL,
    CONSTRAINT user_nobody_may_do_all CHECK ((NOT is_superuser))
);

ALTER TABLE ONLY public.foundation_user FORCE ROW LEVEL SECURITY;
CREATE TABLE public.foundation_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.foundation_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.foundation_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.foundation_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.foundation_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_board (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    name jsonb NOT NULL,
    mandate jsonb NOT NULL,
    meetings_a_year smallint NOT NULL,
    most_of_one smallint NOT NULL,
    interest smallint NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT board_counts CHECK (((interest >= 1) AND (meetings_a_year >= 1) AND (most_of_one >= 1))),
    CONSTRAINT gatherings_board_interest_check CHECK ((interest >= 0)),
    CONSTRAINT gatherings_board_meetings_a_year_check CHECK ((meetings_a_year >= 0)),
    CONSTRAINT gatherings_board_most_of_one_check CHECK ((most_of_one >= 0))
);
ALTER TABLE public.gatherings_board ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_board_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_boardseat (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    name character varying(120) NOT NULL,
    organisation character varying(160) NOT NULL,
    key character varying(160) NOT NULL,
    starts date NOT NULL,
    ends date NOT NULL,
    interests text NOT NULL,
    funding text NOT NULL,
    declared_on date,
    account_id bigint NOT NULL,
    board_id bigint NOT NULL,
    person_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    CONSTRAINT board_seat_state CHECK (((state)::text = ANY ((ARRAY['invited'::character varying, 'seated'::character varying, 'declined'::character varying, 'ended'::character varying])::text[]))),
    CONSTRAINT board_seat_term CHECK ((ends > starts)),
    CONSTRAINT gatherings_boardseat_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.gatherings_boardseat FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_boardseat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_boardseat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_boardtheme (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    title character varying(160) NOT NULL,
    why text NOT NULL,
    language character varying(8) NOT NULL,
    interested integer NOT NULL,
    reached_at timestamp with time zone,
    question character varying(300) NOT NULL,
    vote_until date,
    yes integer NOT NULL,
    no integer NOT NULL,
    abstained integer NOT NULL,
    conclusion jsonb NOT NULL,
    owner character varying(160) NOT NULL,
    done_by date,
    outcome jsonb NOT NULL,
    board_id bigint NOT NULL,
    meeting_id bigint,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    CONSTRAINT board_theme_asked CHECK (((NOT ((state)::text = 'voting'::text)) OR ((NOT ((question)::text = ''::text)) AND (vote_until IS NOT NULL)))),
    CONSTRAINT board_theme_owned CHECK (((NOT ((state)::text = ANY ((ARRAY['concluded'::character varying, 'done'::character varying])::text[]))) OR ((NOT ((owner)::text = ''::text)) AND (done_by IS NOT NULL)))),
    CONSTRAINT board_theme_state CHECK (((state)::text = ANY ((ARRAY['raised'::character varying, 'planned'::character varying, 'voting'::character varying, 'voted'::character varying, 'concluded'::character varying, 'done'::character varying, 'not_now'::character varying])::text[]))),
    CONSTRAINT gatherings_boardtheme_abstained_check CHECK ((abstained >= 0)),
    CONSTRAINT gatherings_boardtheme_interested_check CHECK ((interested >= 0)),
    CONSTRAINT gatherings_boardtheme_no_check CHECK ((no >= 0)),
    CONSTRAINT gatherings_boardtheme_version_check CHECK ((version >= 0)),
    CONSTRAINT gatherings_boardtheme_yes_check CHECK ((yes >= 0))
);
ALTER TABLE public.gatherings_boardtheme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_boardtheme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_boardvoice (
    id bigint NOT NULL,
    interested boolean NOT NULL,
    vote character varying(8) NOT NULL,
    account_id bigint NOT NULL,
    seat_id bigint NOT NULL,
    theme_id bigint NOT NULL,
    CONSTRAINT board_voice_vote CHECK (((vote)::text = ANY ((ARRAY[''::character varying, 'yes'::character varying, 'no'::character varying, 'abstain'::character varying])::text[])))
);

ALTER TABLE ONLY public.gatherings_boardvoice FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_boardvoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_boardvoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_cohost (
    id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    event_id bigint NOT NULL
);
ALTER TABLE public.gatherings_cohost ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_cohost_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_consultation (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    title jsonb NOT NULL,
    about jsonb NOT NULL,
    decides jsonb NOT NULL,
    closes_on date NOT NULL,
    "group" character varying(12) NOT NULL,
    focus_ids bigint[] NOT NULL,
    asked integer NOT NULL,
    answered integer NOT NULL,
    missing jsonb NOT NULL,
    opened_at timestamp with time zone,
    published_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    event_id bigint,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    CONSTRAINT consultation_group CHECK ((("group")::text = ANY ((ARRAY['taking_part'::character varying, 'assigned'::character varying, 'event'::character varying])::text[]))),
    CONSTRAINT consultation_opened CHECK ((((state)::text = ANY ((ARRAY['draft'::character varying, 'dropped'::character varying])::text[])) OR (opened_at IS NOT NULL))),
    CONSTRAINT consultation_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'asking'::character varying, 'closed'::character varying, 'published'::character varying, 'dropped'::character varying])::text[]))),
    CONSTRAINT gatherings_consultation_answered_check CHECK ((answered >= 0)),
    CONSTRAINT gatherings_consultation_asked_check CHECK ((asked >= 0)),
    CONSTRAINT gatherings_consultation_version_check CHECK ((version >= 0))
);
ALTER TABLE public.gatherings_consultation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_consultation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_consultationanswer (
    id bigint NOT NULL,
    token character varying(40) NOT NULL,
    chosen smallint,
    words text NOT NULL,
    question_id bigint NOT NULL,
    CONSTRAINT consultation_answer_said CHECK (((chosen IS NOT NULL) OR (NOT (words = ''::text)))),
    CONSTRAINT gatherings_consultationanswer_chosen_check CHECK ((chosen >= 0))
);

ALTER TABLE ONLY public.gatherings_consultationanswer FORCE ROW LEVEL SECURITY;
CREATE TABLE public.gatherings_consultationasked (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    name character varying(160) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(8) NOT NULL,
    residence character varying(3) NOT NULL,
    answered boolean NOT NULL,
    reminded boolean NOT NULL,
    letter character varying(8) NOT NULL,
    bounced_at timestamp with time zone,
    consultation_id bigint NOT NULL,
    focus_id bigint,
    person_id bigint
);

ALTER TABLE ONLY public.gatherings_consultationasked FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_consultationasked ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_consultationasked_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_consultationquestion (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    words jsonb NOT NULL,
    options jsonb NOT NULL,
    heard jsonb NOT NULL,
    does jsonb NOT NULL,
    owner character varying(160) NOT NULL,
    until date,
    consultation_id bigint NOT NULL,
    tally integer[] NOT NULL
);
ALTER TABLE public.gatherings_consultationquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_consultationquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_event (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    kind character varying(24) NOT NULL,
    title jsonb NOT NULL,
    about jsonb NOT NULL,
    for_whom jsonb NOT NULL,
    languages character varying(8)[] NOT NULL,
    mode character varying(10) NOT NULL,
    venue character varying(200) NOT NULL,
    city character varying(80) NOT NULL,
    country character varying(3) NOT NULL,
    link character varying(400) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    time_zone character varying(40) NOT NULL,
    capacity integer,
    taken integer NOT NULL,
    waiting integer NOT NULL,
    announced_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    counted integer,
    outcome jsonb NOT NULL,
    lessons text NOT NULL,
    focus_id bigint,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    proposed_by_id bigint,
    space_id bigint,
    organisation_id bigint,
    CONSTRAINT event_announced CHECK (((NOT ((state)::text = ANY ((ARRAY['announced'::character varying, 'held'::character varying, 'reported'::character varying])::text[]))) OR (announced_at IS NOT NULL))),
    CONSTRAINT event_capacity CHECK (((capacity IS NULL) OR (capacity >= 1))),
    CONSTRAINT event_dates CHECK ((ends_at > starts_at)),
    CONSTRAINT event_mode CHECK (((mode)::text = ANY ((ARRAY['in_person'::character varying, 'online'::character varying, 'both'::character varying])::text[]))),
    CONSTRAINT event_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'proposed'::character varying, 'returned'::character varying, 'announced'::character varying, 'held'::character varying, 'reported'::character varying, 'cancelled'::character varying])::text[]))),
    CONSTRAINT gatherings_event_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT gatherings_event_counted_check CHECK ((counted >= 0)),
    CONSTRAINT gatherings_event_taken_check CHECK ((taken >= 0)),
    CONSTRAINT gatherings_event_version_check CHECK ((version >= 0)),
    CONSTRAINT gatherings_event_waiting_check CHECK ((waiting >= 0))
);
ALTER TABLE public.gatherings_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_eventregistration (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(8) NOT NULL,
    code character varying(8) NOT NULL,
    via character varying(40) NOT NULL,
    counts boolean NOT NULL,
    words text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    placed_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    came_at timestamp with time zone,
    walk_in boolean NOT NULL,
    letter character varying(12) NOT NULL,
    letters smallint NOT NULL,
    reminded_at timestamp with time zone,
    bounced_at timestamp with time zone,
    checked_by_id bigint,
    event_id bigint NOT NULL,
    person_id bigint,
    may_ask boolean NOT NULL,
    CONSTRAINT event_registration_came CHECK (((came_at IS NULL) OR ((cancelled_at IS NULL) AND (placed_at IS NOT NULL)))),
    CONSTRAINT event_registration_placed CHECK (((placed_at IS NULL) OR (confirmed_at IS NOT NULL))),
    CONSTRAINT gatherings_eventregistration_letters_check CHECK ((letters >= 0))
);

ALTER TABLE ONLY public.gatherings_eventregistration FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_eventregistration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_eventregistration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_eventsession (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    title jsonb NOT NULL,
    about jsonb NOT NULL,
    event_id bigint NOT NULL
);
ALTER TABLE public.gatherings_eventsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_eventsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_idea (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    name character varying(80) NOT NULL,
    title jsonb NOT NULL,
    what jsonb NOT NULL,
    for_whom jsonb NOT NULL,
    own_part jsonb NOT NULL,
    asks_for jsonb NOT NULL,
    answer jsonb NOT NULL,
    becomes character varying(8) NOT NULL,
    owner character varying(120) NOT NULL,
    until date,
    need character varying(10) NOT NULL,
    came_of jsonb NOT NULL,
    agreed_at timestamp with time zone,
    public_name character varying(80) NOT NULL,
    agreed_words text NOT NULL,
    letter character varying(8) NOT NULL,
    letters smallint NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    event_id bigint,
    focus_id bigint,
    merged_into_id bigint,
    person_id bigint,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    CONSTRAINT gatherings_idea_letters_check CHECK ((letters >= 0)),
    CONSTRAINT gatherings_idea_version_check CHECK ((version >= 0)),
    CONSTRAINT idea_becomes CHECK (((becomes)::text = ANY ((ARRAY[''::character varying, 'need'::character varying, 'event'::character varying, 'project'::character varying])::text[]))),
    CONSTRAINT idea_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'sent'::character varying, 'taken_up'::character varying, 'followed_up'::character varying, 'merged'::character varying, 'not_now'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT idea_taken_up CHECK (((NOT ((state)::text = ANY ((ARRAY['taken_up'::character varying, 'followed_up'::character varying])::text[]))) OR ((NOT ((becomes)::text = ''::text)) AND (until IS NOT NULL))))
);

ALTER TABLE ONLY public.gatherings_idea FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_idea ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_idea_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_ideasupport (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    idea_id bigint NOT NULL
);

ALTER TABLE ONLY public.gatherings_ideasupport FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_ideasupport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_ideasupport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_mentoroffer (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    name character varying(80) NOT NULL,
    about text NOT NULL,
    topics character varying(200)[] NOT NULL,
    sectors character varying(60)[] NOT NULL,
    languages character varying(8)[] NOT NULL,
    hours smallint NOT NULL,
    until date NOT NULL,
    at_once smallint NOT NULL,
    since timestamp with time zone NOT NULL,
    stopped_at timestamp with time zone,
    account_id bigint NOT NULL,
    focus_id bigint,
    person_id bigint,
    programme_id bigint NOT NULL,
    CONSTRAINT gatherings_mentoroffer_at_once_check CHECK ((at_once >= 0)),
    CONSTRAINT gatherings_mentoroffer_hours_check CHECK ((hours >= 0))
);

ALTER TABLE ONLY public.gatherings_mentoroffer FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_mentoroffer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_mentoroffer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_mentorship (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    what_for text NOT NULL,
    topics character varying(200)[] NOT NULL,
    sectors character varying(60)[] NOT NULL,
    languages character varying(8)[] NOT NULL,
    wanted_from date NOT NULL,
    refused bigint[] NOT NULL,
    reasons jsonb NOT NULL,
    started_on date,
    ends_on date,
    looked_in_on date,
    account_id bigint NOT NULL,
    focus_id bigint,
    mentor_id bigint,
    offer_id bigint,
    person_id bigint,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    CONSTRAINT gatherings_mentorship_version_check CHECK ((version >= 0)),
    CONSTRAINT mentorship_state CHECK (((state)::text = ANY ((ARRAY['asked'::character varying, 'proposed'::character varying, 'active'::character varying, 'ended'::character varying])::text[])))
);

ALTER TABLE ONLY public.gatherings_mentorship FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_mentorship ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_mentorship_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_pairside (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    mentors boolean NOT NULL,
    name character varying(80) NOT NULL,
    words text NOT NULL,
    contact character varying(254) NOT NULL,
    yes_at timestamp with time zone,
    letter character varying(10) NOT NULL,
    useful smallint,
    useful_words text NOT NULL,
    account_id bigint NOT NULL,
    mentorship_id bigint NOT NULL,
    CONSTRAINT gatherings_pairside_useful_check CHECK ((useful >= 0)),
    CONSTRAINT pair_side_useful CHECK (((useful IS NULL) OR (useful = ANY (ARRAY[1, 2, 3, 4]))))
);

ALTER TABLE ONLY public.gatherings_pairside FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_pairside ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_pairside_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_post (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    by_staff boolean NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(80) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    answered_at timestamp with time zone,
    account_id bigint NOT NULL,
    answers_to_id bigint,
    focus_id bigint,
    person_id bigint,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    space_id bigint NOT NULL,
    CONSTRAINT gatherings_post_version_check CHECK ((version >= 0)),
    CONSTRAINT post_answered CHECK (((answered_at IS NULL) OR ((kind)::text = 'question'::text))),
    CONSTRAINT post_answers CHECK ((((answers_to_id IS NOT NULL) AND ((kind)::text = 'answer'::text)) OR ((NOT ((kind)::text = 'answer'::text)) AND (answers_to_id IS NULL)))),
    CONSTRAINT post_kind CHECK (((kind)::text = ANY ((ARRAY['message'::character varying, 'question'::character varying, 'introduction'::character varying, 'answer'::character varying])::text[]))),
    CONSTRAINT post_state CHECK (((state)::text = ANY ((ARRAY['posted'::character varying, 'reported'::character varying, 'hidden'::character varying, 'deleted'::character varying])::text[])))
);

ALTER TABLE ONLY public.gatherings_post FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_post ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_post_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_postfile (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    digest character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    size integer NOT NULL,
    media_type character varying(100) NOT NULL,
    post_id bigint NOT NULL,
    CONSTRAINT gatherings_postfile_size_check CHECK ((size >= 0))
);

ALTER TABLE ONLY public.gatherings_postfile FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_postfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_postfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_postreport (
    id bigint NOT NULL,
    why text NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    post_id bigint NOT NULL
);

ALTER TABLE ONLY public.gatherings_postreport FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_postreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_postreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_publicidea (
    idea_id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    title jsonb NOT NULL,
    what jsonb NOT NULL,
    for_whom jsonb NOT NULL,
    own_part jsonb NOT NULL,
    asks_for jsonb NOT NULL,
    name character varying(80) NOT NULL,
    stage character varying(24) NOT NULL,
    becomes character varying(8) NOT NULL,
    answer jsonb NOT NULL,
    came_of jsonb NOT NULL,
    merged_into character varying(10) NOT NULL,
    supported integer NOT NULL,
    published_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    event_id bigint,
    focus_id bigint,
    programme_id bigint NOT NULL,
    CONSTRAINT gatherings_publicidea_supported_check CHECK ((supported >= 0))
);
CREATE TABLE public.gatherings_seat (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    name character varying(80) NOT NULL,
    pace character varying(8) NOT NULL,
    told bigint NOT NULL,
    letter_at timestamp with time zone,
    since timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    ended_at timestamp with time zone,
    account_id bigint NOT NULL,
    focus_id bigint,
    person_id bigint,
    programme_id bigint NOT NULL,
    space_id bigint NOT NULL
);

ALTER TABLE ONLY public.gatherings_seat FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_seat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_seat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_space (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    cohort character varying(10) NOT NULL,
    name jsonb NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    focus_id bigint,
    programme_id bigint NOT NULL,
    board_id bigint
);
ALTER TABLE public.gatherings_space ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_space_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_speaker (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    name character varying(120) NOT NULL,
    function character varying(160) NOT NULL,
    email character varying(254) NOT NULL,
    agreed_on date,
    agreed_how character varying(200) NOT NULL,
    session_id bigint NOT NULL,
    answered_at timestamp with time zone,
    asked_at timestamp with time zone,
    bounced_at timestamp with time zone,
    language character varying(8) NOT NULL,
    letter character varying(10) NOT NULL,
    letters smallint NOT NULL,
    reminded_at timestamp with time zone,
    says character varying(8) NOT NULL,
    words character varying(2000) NOT NULL,
    CONSTRAINT gatherings_speaker_letters_check CHECK ((letters >= 0)),
    CONSTRAINT speaker_agreed_how CHECK (((agreed_on IS NULL) OR (NOT ((agreed_how)::text = ''::text))))
);

ALTER TABLE ONLY public.gatherings_speaker FORCE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_speaker ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_speaker_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_statement (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    title jsonb NOT NULL,
    text jsonb NOT NULL,
    addressed_to character varying(200) NOT NULL,
    closes_on date NOT NULL,
    digest character varying(64) NOT NULL,
    signed integer NOT NULL,
    opened_at timestamp with time zone,
    handed_to character varying(200) NOT NULL,
    handed_on date,
    answer jsonb NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    CONSTRAINT gatherings_statement_signed_check CHECK ((signed >= 0)),
    CONSTRAINT gatherings_statement_version_check CHECK ((version >= 0)),
    CONSTRAINT statement_opened CHECK ((((state)::text = ANY ((ARRAY['draft'::character varying, 'withdrawn'::character varying])::text[])) OR ((NOT ((digest)::text = ''::text)) AND (opened_at IS NOT NULL)))),
    CONSTRAINT statement_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'open'::character varying, 'closed'::character varying, 'handed_over'::character varying, 'answered'::character varying, 'unanswered'::character varying, 'withdrawn'::character varying])::text[])))
);
ALTER TABLE public.gatherings_statement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_statement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_statementsignature (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    name character varying(160) NOT NULL,
    key character varying(160) NOT NULL,
    country character varying(3) NOT NULL,
    website character varying(300) NOT NULL,
    signer character varying(200) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    ended_at timestamp with time zone,
    struck text NOT NULL,
    organisation_id bigint,
    statement_id bigint NOT NULL
);
ALTER TABLE public.gatherings_statementsignature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.gatherings_statementsignature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gatherings_statementsigner (
    signature_id bigint NOT NULL,
    name character varying(120) NOT NULL,
    function character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    shown boolean NOT NULL,
    language character varying(8) NOT NULL,
    words text NOT NULL,
    letter character varying(8) NOT NULL,
    letters smallint NOT NULL,
    bounced_at timestamp with time zone,
    account_id bigint,
    CONSTRAINT gatherings_statementsigner_letters_check CHECK ((letters >= 0))
);

ALTER TABLE ONLY public.gatherings_statementsigner FORCE ROW LEVEL SECURITY;
CREATE TABLE public.insight_figure (
    id bigint NOT NULL,
    key character varying(16) NOT NULL,
    number integer NOT NULL,
    total integer,
    at timestamp with time zone NOT NULL,
    focus_id bigint,
    programme_id bigint NOT NULL,
    CONSTRAINT figure_key CHECK (((key)::text = ANY ((ARRAY['assignments'::character varying, 'institutions'::character varying, 'deliverables'::character varying, 'in_use'::character varying])::text[]))),
    CONSTRAINT insight_figure_number_check CHECK ((number >= 0)),
    CONSTRAINT insight_figure_total_check CHECK ((total >= 0))
);
ALTER TABLE public.insight_figure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.insight_figure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_attempt (
    id bigint NOT NULL,
    number smallint NOT NULL,
    answers jsonb NOT NULL,
    score smallint NOT NULL,
    passed boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    test_id bigint NOT NULL,
    enrolment_id bigint NOT NULL,
    CONSTRAINT attempt_score CHECK ((score <= 100)),
    CONSTRAINT learning_attempt_number_check CHECK ((number >= 0)),
    CONSTRAINT learning_attempt_score_check CHECK ((score >= 0))
);

ALTER TABLE ONLY public.learning_attempt FORCE ROW LEVEL SECURITY;
ALTER TABLE public.learning_attempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_attendance (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    noted_by_id bigint,
    session_id bigint NOT NULL,
    enrolment_id bigint NOT NULL
);

ALTER TABLE ONLY public.learning_attendance FORCE ROW LEVEL SECURITY;
ALTER TABLE public.learning_attendance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_attendance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_certificate (
    id bigint NOT NULL,
    number character varying(14) NOT NULL,
    name character varying(120) NOT NULL,
    title jsonb NOT NULL,
    aims jsonb NOT NULL,
    given_by jsonb NOT NULL,
    hours smallint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    issued_on date NOT NULL,
    shows boolean NOT NULL,
    withdrawn_on date,
    withdrawn_why text NOT NULL,
    withdrawn_by_id bigint,
    enrolment_id bigint NOT NULL,
    CONSTRAINT certificate_withdrawn_why CHECK (((withdrawn_on IS NULL) OR (NOT (withdrawn_why = ''::text)))),
    CONSTRAINT learning_certificate_hours_check CHECK ((hours >= 0))
);

ALTER TABLE ONLY public.learning_certificate FORCE ROW LEVEL SECURITY;
ALTER TABLE public.learning_certificate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_certificate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_course (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    programme_id bigint NOT NULL,
    focus_id bigint,
    given_by jsonb NOT NULL,
    code character varying(40) NOT NULL,
    audience character varying(14) NOT NULL,
    title jsonb NOT NULL,
    aims jsonb NOT NULL,
    about jsonb NOT NULL,
    languages character varying(8)[] NOT NULL,
    hours smallint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    time_zone character varying(40) NOT NULL,
    sessions_needed smallint NOT NULL,
    places integer,
    opened_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    turn_person_id bigint,
    CONSTRAINT course_audience CHECK (((audience)::text = ANY ((ARRAY['organisations'::character varying, 'participants'::character varying])::text[]))),
    CONSTRAINT course_dates CHECK ((ends_on >= starts_on)),
    CONSTRAINT course_hours CHECK ((hours >= 1)),
    CONSTRAINT course_opened CHECK (((NOT ((state)::text = ANY ((ARRAY['open'::character varying, 'over'::character varying])::text[]))) OR (opened_at IS NOT NULL))),
    CONSTRAINT course_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'open'::character varying, 'over'::character varying, 'cancelled'::character varying])::text[]))),
    CONSTRAINT learning_course_hours_check CHECK ((hours >= 0)),
    CONSTRAINT learning_course_places_check CHECK ((places >= 0)),
    CONSTRAINT learning_course_sessions_needed_check CHECK ((sessions_needed >= 0)),
    CONSTRAINT learning_course_version_check CHECK ((version >= 0))
);
ALTER TABLE public.learning_course ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_course_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_coursematerial (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    title jsonb NOT NULL,
    text jsonb NOT NULL,
    link character varying(400) NOT NULL,
    digest character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    size integer NOT NULL,
    media_type character varying(100) NOT NULL,
    course_id bigint NOT NULL,
    CONSTRAINT learning_coursematerial_size_check CHECK ((size >= 0))
);
ALTER TABLE public.learning_coursematerial ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_coursematerial_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_coursesession (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    title jsonb NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    place character varying(200) NOT NULL,
    link character varying(400) NOT NULL,
    trainer character varying(160) NOT NULL,
    course_id bigint NOT NULL,
    CONSTRAINT course_session_dates CHECK ((ends_at > starts_at))
);
ALTER TABLE public.learning_coursesession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_coursesession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_coursetest (
    id bigint NOT NULL,
    number smallint NOT NULL,
    pass_mark smallint NOT NULL,
    most_tries smallint NOT NULL,
    questions jsonb NOT NULL,
    published_at timestamp with time zone,
    replaced_at timestamp with time zone,
    course_id bigint NOT NULL,
    CONSTRAINT course_test_pass_mark CHECK (((pass_mark >= 1) AND (pass_mark <= 100))),
    CONSTRAINT course_test_tries CHECK (((most_tries >= 1) AND (most_tries <= 10))),
    CONSTRAINT learning_coursetest_most_tries_check CHECK ((most_tries >= 0)),
    CONSTRAINT learning_coursetest_number_check CHECK ((number >= 0)),
    CONSTRAINT learning_coursetest_pass_mark_check CHECK ((pass_mark >= 0))
);
ALTER TABLE public.learning_coursetest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_coursetest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_enrolment (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(8) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    agreed_at timestamp with time zone,
    words text NOT NULL,
    tells_organisation boolean NOT NULL,
    tries smallint NOT NULL,
    more_tries smallint NOT NULL,
    passed_at timestamp with time zone,
    letter character varying(12) NOT NULL,
    letters smallint NOT NULL,
    bounced_at timestamp with time zone,
    account_id bigint,
    course_id bigint NOT NULL,
    organisation_id bigint,
    turn_person_id bigint,
    CONSTRAINT enrolment_account CHECK ((((state)::text = ANY ((ARRAY['asked'::character varying, 'cancelled'::character varying])::text[])) OR (account_id IS NOT NULL))),
    CONSTRAINT enrolment_state CHECK (((state)::text = ANY ((ARRAY['asked'::character varying, 'enrolled'::character varying, 'completed'::character varying, 'not_completed'::character varying, 'cancelled'::character varying])::text[]))),
    CONSTRAINT learning_enrolment_letters_check CHECK ((letters >= 0)),
    CONSTRAINT learning_enrolment_more_tries_check CHECK ((more_tries >= 0)),
    CONSTRAINT learning_enrolment_tries_check CHECK ((tries >= 0)),
    CONSTRAINT learning_enrolment_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.learning_enrolment FORCE ROW LEVEL SECURITY;
ALTER TABLE public.learning_enrolment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_enrolment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE ONLY public.mfa_authenticator FORCE ROW LEVEL SECURITY;
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_apart (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    first_id bigint NOT NULL,
    second_id bigint NOT NULL,
    CONSTRAINT apart_in_order CHECK ((first_id < second_id))
);
ALTER TABLE public.people_apart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_apart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_concept (
    id bigint NOT NULL,
    uri character varying(200) NOT NULL,
    kind character varying(12) NOT NULL,
    isco character varying(4) NOT NULL,
    names jsonb NOT NULL,
    vocabulary character varying(12) NOT NULL
);
ALTER TABLE public.people_concept ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_concept_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_consent (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    purpose character varying(12) NOT NULL,
    words text NOT NULL,
    language character varying(8) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    person_id bigint NOT NULL,
    erases_when_silent boolean NOT NULL,
    for_focus_id bigint,
    for_programme_id bigint,
    covers_asking boolean NOT NULL,
    CONSTRAINT consent_for_a_focus CHECK ((((for_focus_id IS NOT NULL) AND (for_programme_id IS NOT NULL) AND ((purpose)::text = 'register'::text)) OR ((NOT ((purpose)::text = 'register'::text)) AND (for_focus_id IS NULL) AND (for_programme_id IS NULL))))
);

ALTER TABLE ONLY public.people_consent FORCE ROW LEVEL SECURITY;
ALTER TABLE public.people_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_contact (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    name character varying(120) NOT NULL,
    function character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    starts date NOT NULL,
    ends date,
    organisation_id bigint NOT NULL,
    CONSTRAINT contact_dates CHECK (((ends IS NULL) OR (ends >= starts)))
);

ALTER TABLE ONLY public.people_contact FORCE ROW LEVEL SECURITY;
ALTER TABLE public.people_contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_counted (
    person_id bigint NOT NULL,
    sex character varying(1) NOT NULL,
    birth_year smallint,
    ties character varying(3)[] NOT NULL,
    active_in character varying(10) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT counted_sex CHECK (((sex)::text = ANY ((ARRAY[''::character varying, 'f'::character varying, 'm'::character varying, 'x'::character varying])::text[]))),
    CONSTRAINT people_counted_birth_year_check CHECK ((birth_year >= 0))
);

ALTER TABLE ONLY public.people_counted FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_erasure (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    pseudonym character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    rows jsonb NOT NULL,
    files integer NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT people_erasure_files_check CHECK ((files >= 0))
);
ALTER TABLE public.people_erasure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_erasure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_export (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    programme_id bigint NOT NULL,
    what character varying(40) NOT NULL,
    columns character varying(40)[] NOT NULL,
    people integer NOT NULL,
    rows integer NOT NULL,
    kind character varying(4) NOT NULL,
    reason character varying(500) NOT NULL,
    by_name character varying(160) NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    CONSTRAINT people_export_people_check CHECK ((people >= 0)),
    CONSTRAINT people_export_rows_check CHECK ((rows >= 0))
);

ALTER TABLE ONLY public.people_export FORCE ROW LEVEL SECURITY;
ALTER TABLE public.people_export ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_export_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_exported (
    id bigint NOT NULL,
    columns character varying(40)[] NOT NULL,
    at timestamp with time zone NOT NULL,
    export_id bigint NOT NULL,
    person_id bigint NOT NULL
);

ALTER TABLE ONLY public.people_exported FORCE ROW LEVEL SECURITY;
ALTER TABLE public.people_exported ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_exported_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_freshness (
    person_id bigint NOT NULL,
    work_on date NOT NULL,
    languages_on date NOT NULL,
    availability_on date NOT NULL,
    context_on date NOT NULL,
    contact_on date NOT NULL,
    oldest_on date GENERATED ALWAYS AS (LEAST(work_on, languages_on, availability_on, context_on, contact_on)) STORED,
    asked_on date,
    warned_on date,
    warned_again_on date,
    hidden_on date,
    CONSTRAINT freshness_in_order CHECK ((((warned_on IS NULL) OR ((asked_on IS NOT NULL) AND (asked_on <= warned_on))) AND ((warned_again_on IS NULL) OR ((warned_on IS NOT NULL) AND (warned_on <= warned_again_on))) AND ((hidden_on IS NULL) OR ((warned_again_on IS NOT NULL) AND (warned_again_on <= hidden_on)))))
);

ALTER TABLE ONLY public.people_freshness FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_identity (
    person_id bigint NOT NULL,
    full_name character varying(160) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    residence_country character varying(3) NOT NULL,
    residence_city character varying(80) NOT NULL,
    work_history jsonb NOT NULL,
    own_words jsonb NOT NULL
);

ALTER TABLE ONLY public.people_identity FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_intake (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    programme_id bigint NOT NULL,
    focus_id bigint,
    what character varying(16) NOT NULL,
    file character varying(200) NOT NULL,
    columns jsonb NOT NULL,
    notes jsonb NOT NULL,
    mapping jsonb NOT NULL,
    ground character varying(500) NOT NULL,
    ground_by character varying(160) NOT NULL,
    ground_on date,
    language character varying(8) NOT NULL,
    by_name character varying(160) NOT NULL,
    total integer NOT NULL,
    running boolean NOT NULL,
    read_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone,
    begun_at timestamp with time zone,
    done_at timestamp with time zone,
    undoing_at timestamp with time zone,
    undone_at timestamp with time zone,
    dropped_at timestamp with time zone,
    account_id bigint,
    CONSTRAINT intake_people_have_a_focus CHECK ((((focus_id IS NULL) AND ((what)::text = 'organisations'::text)) OR ((focus_id IS NOT NULL) AND ((what)::text = 'people'::text)))),
    CONSTRAINT people_intake_total_check CHECK ((total >= 0))
);

ALTER TABLE ONLY public.people_intake FORCE ROW LEVEL SECURITY;
ALTER TABLE public.people_intake ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_intake_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_intakerow (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    line integer NOT NULL,
    cells jsonb NOT NULL,
    fate character varying(8) NOT NULL,
    why jsonb NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    is_done boolean NOT NULL,
    is_undone boolean NOT NULL,
    is_kept boolean NOT NULL,
    told_at timestamp with time zone,
    declined_at timestamp with time zone,
    intake_id bigint NOT NULL,
    organisation_id bigint,
    person_id bigint,
    CONSTRAINT people_intakerow_line_check CHECK ((line >= 0))
);

ALTER TABLE ONLY public.people_intakerow FORCE ROW LEVEL SECURITY;
ALTER TABLE public.people_intakerow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_intakerow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_look (
    id bigint NOT NULL,
    "on" date NOT NULL,
    at character varying(12) NOT NULL,
    focus_id bigint,
    organisation_id bigint,
    person_id bigint NOT NULL,
    viewer_id bigint NOT NULL,
    CONSTRAINT look_of_staff_or_of_an_institution CHECK ((((focus_id IS NOT NULL) AND (organisation_id IS NULL)) OR ((focus_id IS NULL) AND (organisation_id IS NOT NULL))))
);

ALTER TABLE ONLY public.people_look FORCE ROW LEVEL SECURITY;
ALTER TABLE public.people_look ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_look_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_merge (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    gone_id bigint NOT NULL,
    gone_public_id character varying(10) NOT NULL,
    gone jsonb NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    moved jsonb NOT NULL,
    removed jsonb NOT NULL,
    widened jsonb NOT NULL,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    by_id bigint,
    kept_id bigint NOT NULL,
    CONSTRAINT people_merge_version_check CHECK ((version >= 0))
);
ALTER TABLE public.people_merge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_merge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_organisation (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    kind character varying(12) NOT NULL,
    name jsonb NOT NULL,
    country character varying(3) NOT NULL,
    city character varying(80) NOT NULL,
    about jsonb NOT NULL,
    website character varying(200) NOT NULL,
    parent_id bigint,
    acronym character varying(20) NOT NULL,
    sorted_by text GENERATED ALWAYS AS (lower(public.ciconia_fold(COALESCE((name ->> 'en'::text), jsonb_extract_path_text(name, VARIADIC ARRAY[(name ->> 'source'::text)]), ''::text)))) STORED,
    version integer NOT NULL,
    CONSTRAINT people_organisation_version_check CHECK ((version >= 0))
);
ALTER TABLE public.people_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_person (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    short_name character varying(80) NOT NULL,
    headline character varying(160) NOT NULL,
    experience jsonb NOT NULL,
    languages jsonb NOT NULL,
    available_from date,
    available_weeks smallint,
    modes character varying(8)[] NOT NULL,
    user_id bigint,
    concepts jsonb NOT NULL,
    context jsonb NOT NULL,
    confirmed character varying(200)[] NOT NULL,
    CONSTRAINT people_person_available_weeks_check CHECK ((available_weeks >= 0))
);

ALTER TABLE ONLY public.people_person FORCE ROW LEVEL SECURITY;
ALTER TABLE public.people_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_registration (
    id bigint NOT NULL,
    registered_where character varying(120) NOT NULL,
    registered_number character varying(40) NOT NULL,
    founded smallint,
    members integer,
    countries character varying(3)[] NOT NULL,
    works_on jsonb NOT NULL,
    funded_by jsonb NOT NULL,
    languages character varying(8)[] NOT NULL,
    email character varying(254) NOT NULL,
    wanted character varying(12)[] NOT NULL,
    listed_since date,
    version integer NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT people_registration_founded_check CHECK ((founded >= 0)),
    CONSTRAINT people_registration_members_check CHECK ((members >= 0)),
    CONSTRAINT people_registration_version_check CHECK ((version >= 0))
);
ALTER TABLE public.people_registration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_registration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_sight (
    id bigint NOT NULL,
    programme_id bigint,
    focus_id bigint,
    organisation_id bigint,
    opportunity_id bigint,
    level character varying(4) NOT NULL,
    because character varying(40) NOT NULL,
    object_id bigint NOT NULL,
    starts date NOT NULL,
    ends date,
    person_id bigint NOT NULL,
    CONSTRAINT sight_is_of_a_programme_or_an_organisation CHECK ((((organisation_id IS NULL) AND (programme_id IS NOT NULL)) OR ((opportunity_id IS NOT NULL) AND (organisation_id IS NOT NULL) AND (programme_id IS NULL))))
);
ALTER TABLE public.people_sight ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_sight_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_suggestion (
    id bigint NOT NULL,
    words character varying(60) NOT NULL,
    score double precision NOT NULL,
    confirmed boolean,
    at timestamp with time zone NOT NULL,
    concept_id bigint,
    person_id bigint NOT NULL
);

ALTER TABLE ONLY public.people_suggestion FORCE ROW LEVEL SECURITY;
ALTER TABLE public.people_suggestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_suggestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_tie (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    source character varying(160) NOT NULL,
    kind character varying(12) NOT NULL,
    country character varying(3) NOT NULL,
    share character varying(8) NOT NULL,
    first_year smallint,
    last_year smallint,
    note text NOT NULL,
    declared boolean NOT NULL,
    read_in character varying(300) NOT NULL,
    public boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    taken_back_at timestamp with time zone,
    by_id bigint,
    organisation_id bigint NOT NULL,
    CONSTRAINT people_tie_first_year_check CHECK ((first_year >= 0)),
    CONSTRAINT people_tie_last_year_check CHECK ((last_year >= 0)),
    CONSTRAINT tie_noted_with_its_source CHECK ((declared OR (NOT ((read_in)::text = ''::text)))),
    CONSTRAINT tie_public_only_if_declared CHECK ((declared OR (NOT public))),
    CONSTRAINT tie_years CHECK (((first_year IS NULL) OR (last_year IS NULL) OR (last_year >= first_year)))
);

ALTER TABLE ONLY public.people_tie FORCE ROW LEVEL SECURITY;
ALTER TABLE public.people_tie ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_tie_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_affiliation (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    does character varying(12)[] NOT NULL,
    other character varying(200) NOT NULL,
    brings jsonb NOT NULL,
    next_review date,
    organisation_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    weighed_by_id bigint,
    CONSTRAINT affiliation_review CHECK (((NOT ((state)::text = 'active'::text)) OR (next_review IS NOT NULL))),
    CONSTRAINT affiliation_state CHECK (((state)::text = ANY ((ARRAY['proposed'::character varying, 'weighed'::character varying, 'active'::character varying, 'declined'::character varying, 'suspended'::character varying, 'ended'::character varying])::text[]))),
    CONSTRAINT programmes_affiliation_version_check CHECK ((version >= 0))
);
ALTER TABLE public.programmes_affiliation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_affiliation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_channel (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    version_from integer NOT NULL,
    version_until integer,
    source text NOT NULL,
    source_url text NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_channel_position_check CHECK (("position" >= 0)),
    CONSTRAINT programmes_channel_version_from_check CHECK ((version_from >= 0)),
    CONSTRAINT programmes_channel_version_until_check CHECK ((version_until >= 0))
);
ALTER TABLE public.programmes_channel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_channel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_criterion (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    version_from integer NOT NULL,
    version_until integer,
    source text NOT NULL,
    source_url text NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    question jsonb NOT NULL,
    scale jsonb NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_criterion_position_check CHECK (("position" >= 0)),
    CONSTRAINT programmes_criterion_version_from_check CHECK ((version_from >= 0)),
    CONSTRAINT programmes_criterion_version_until_check CHECK ((version_until >= 0))
);
ALTER TABLE public.programmes_criterion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_criterion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_decision (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    about character varying(12) NOT NULL,
    decided_on date NOT NULL,
    reason text NOT NULL,
    without_ministry text NOT NULL,
    minutes_name character varying(200) NOT NULL,
    minutes_digest character varying(64) NOT NULL,
    minutes_type character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    focus_id bigint NOT NULL,
    made_id bigint,
    programme_id bigint NOT NULL
);
ALTER TABLE public.programmes_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_fact (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    version_from integer NOT NULL,
    version_until integer,
    source text NOT NULL,
    source_url text NOT NULL,
    key character varying(60) NOT NULL,
    label jsonb NOT NULL,
    value jsonb NOT NULL,
    known boolean NOT NULL,
    known_from date,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_fact_position_check CHECK (("position" >= 0)),
    CONSTRAINT programmes_fact_version_from_check CHECK ((version_from >= 0)),
    CONSTRAINT programmes_fact_version_until_check CHECK ((version_until >= 0))
);
ALTER TABLE public.programmes_fact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_fact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_focus (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    country character varying(3) NOT NULL,
    authority character varying(80) NOT NULL,
    name jsonb NOT NULL,
    chain jsonb NOT NULL,
    next_review date NOT NULL,
    next_number integer NOT NULL,
    tint smallint NOT NULL,
    turn_person_id bigint,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_focus_next_number_check CHECK ((next_number >= 0)),
    CONSTRAINT programmes_focus_tint_check CHECK ((tint >= 0)),
    CONSTRAINT programmes_focus_version_check CHECK ((version >= 0))
);
ALTER TABLE public.programmes_focus ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_focus_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_mailing (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    code character varying(60) NOT NULL,
    audience character varying(40) NOT NULL,
    day date,
    days smallint,
    subject jsonb NOT NULL,
    letter jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    sent integer NOT NULL,
    failed integer NOT NULL,
    unsure integer NOT NULL,
    left_out jsonb NOT NULL,
    done_at timestamp with time zone,
    by_id bigint,
    focus_id bigint,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_mailing_failed_check CHECK ((failed >= 0)),
    CONSTRAINT programmes_mailing_sent_check CHECK ((sent >= 0)),
    CONSTRAINT programmes_mailing_unsure_check CHECK ((unsure >= 0))
);
ALTER TABLE public.programmes_mailing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_mailing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_mailingletter (
    id bigint NOT NULL,
    noun character varying(40) NOT NULL,
    object_id bigint NOT NULL,
    day date,
    posted character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    mailing_id bigint NOT NULL
);

ALTER TABLE ONLY public.programmes_mailingletter FORCE ROW LEVEL SECURITY;
ALTER TABLE public.programmes_mailingletter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_mailingletter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_milestone (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    version_from integer NOT NULL,
    version_until integer,
    source text NOT NULL,
    source_url text NOT NULL,
    code character varying(60) NOT NULL,
    name jsonb NOT NULL,
    set_on date,
    "precision" character varying(8) NOT NULL,
    after character varying(60) NOT NULL,
    days smallint,
    each character varying(40) NOT NULL,
    day date,
    derived boolean NOT NULL,
    not_before character varying(60)[] NOT NULL,
    due character varying(60)[] NOT NULL,
    latest character varying(60)[] NOT NULL,
    audience character varying(40) NOT NULL,
    reminders smallint[] NOT NULL,
    reminds boolean NOT NULL,
    subject jsonb NOT NULL,
    letter jsonb NOT NULL,
    public boolean NOT NULL,
    known_from date,
    focus_id bigint,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_milestone_position_check CHECK (("position" >= 0)),
    CONSTRAINT programmes_milestone_version_from_check CHECK ((version_from >= 0)),
    CONSTRAINT programmes_milestone_version_until_check CHECK ((version_until >= 0))
);
ALTER TABLE public.programmes_milestone ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_milestone_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_packversion (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    number integer NOT NULL,
    origin character varying(4) NOT NULL,
    reason text NOT NULL,
    digest character varying(64) NOT NULL,
    content text NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id bigint,
    base_id bigint,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_packversion_number_check CHECK ((number >= 0))
);
ALTER TABLE public.programmes_packversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_packversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_participation (
    id bigint NOT NULL,
    function character varying(120) NOT NULL,
    decision_id bigint NOT NULL,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.programmes_participation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_participation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_programme (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    prefix character varying(6) NOT NULL,
    starts date,
    starts_precision character varying(8) NOT NULL,
    ends date,
    ends_precision character varying(8) NOT NULL,
    prolonged_to date,
    zone character varying(40) NOT NULL,
    answer_working_days smallint NOT NULL,
    longest_days smallint NOT NULL,
    carried_out_by text NOT NULL,
    offices text NOT NULL,
    funders jsonb NOT NULL,
    lines character varying(20)[] NOT NULL,
    kinds character varying(40)[] NOT NULL,
    tagline jsonb NOT NULL,
    lede jsonb NOT NULL,
    CONSTRAINT programme_dates CHECK (((ends IS NULL) OR (ends >= starts))),
    CONSTRAINT programme_prolonged CHECK (((prolonged_to IS NULL) OR (prolonged_to > ends))),
    CONSTRAINT programmes_programme_answer_working_days_check CHECK ((answer_working_days >= 0)),
    CONSTRAINT programmes_programme_longest_days_check CHECK ((longest_days >= 0))
);
ALTER TABLE public.programmes_programme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_programme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_question (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    version_from integer NOT NULL,
    version_until integer,
    source text NOT NULL,
    source_url text NOT NULL,
    code character varying(40) NOT NULL,
    kinds character varying(40)[] NOT NULL,
    sectors character varying(40)[] NOT NULL,
    form character varying(8) NOT NULL,
    words jsonb NOT NULL,
    hint jsonb NOT NULL,
    required boolean NOT NULL,
    most_words smallint,
    choices jsonb NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_question_most_words_check CHECK ((most_words >= 0)),
    CONSTRAINT programmes_question_position_check CHECK (("position" >= 0)),
    CONSTRAINT programmes_question_version_from_check CHECK ((version_from >= 0)),
    CONSTRAINT programmes_question_version_until_check CHECK ((version_until >= 0))
);
ALTER TABLE public.programmes_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_requiredcourse (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    version_from integer NOT NULL,
    version_until integer,
    source text NOT NULL,
    source_url text NOT NULL,
    kind character varying(40) NOT NULL,
    item character varying(40) NOT NULL,
    course character varying(40) NOT NULL,
    valid_years smallint,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_requiredcourse_position_check CHECK (("position" >= 0)),
    CONSTRAINT programmes_requiredcourse_valid_years_check CHECK ((valid_years >= 0)),
    CONSTRAINT programmes_requiredcourse_version_from_check CHECK ((version_from >= 0)),
    CONSTRAINT programmes_requiredcourse_version_until_check CHECK ((version_until >= 0))
);
ALTER TABLE public.programmes_requiredcourse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_requiredcourse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_rule (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    version_from integer NOT NULL,
    version_until integer,
    source text NOT NULL,
    source_url text NOT NULL,
    code character varying(40) NOT NULL,
    what character varying(40) NOT NULL,
    operator character varying(20) NOT NULL,
    value jsonb NOT NULL,
    sentence jsonb NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    assumed character varying(12)[] NOT NULL,
    note text NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_rule_position_check CHECK (("position" >= 0)),
    CONSTRAINT programmes_rule_version_from_check CHECK ((version_from >= 0)),
    CONSTRAINT programmes_rule_version_until_check CHECK ((version_until >= 0)),
    CONSTRAINT rule_dates CHECK (((valid_until IS NULL) OR (valid_until >= valid_from)))
);
ALTER TABLE public.programmes_rule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_rule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_sector (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    dac_codes character varying(5)[] NOT NULL,
    programme_id bigint NOT NULL
);
ALTER TABLE public.programmes_sector ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_sector_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_sectorchoice (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    version_from integer NOT NULL,
    version_until integer,
    source text NOT NULL,
    source_url text NOT NULL,
    decided_with text NOT NULL,
    why text NOT NULL,
    starts date NOT NULL,
    ends date,
    focus_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    sector_id bigint NOT NULL,
    CONSTRAINT programmes_sectorchoice_position_check CHECK (("position" >= 0)),
    CONSTRAINT programmes_sectorchoice_version_from_check CHECK ((version_from >= 0)),
    CONSTRAINT programmes_sectorchoice_version_until_check CHECK ((version_until >= 0))
);
ALTER TABLE public.programmes_sectorchoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_sectorchoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_sectorlisting (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    dac_codes character varying(5)[] NOT NULL,
    why text NOT NULL,
    at timestamp with time zone NOT NULL,
    institutions text NOT NULL,
    can_carry text NOT NULL,
    strategy text NOT NULL,
    donors text NOT NULL,
    known integer,
    known_from character varying(200) NOT NULL,
    checked_at timestamp with time zone,
    version integer NOT NULL,
    checked_by_id bigint,
    focus_id bigint NOT NULL,
    listed_by_id bigint,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_sectorlisting_known_check CHECK ((known >= 0)),
    CONSTRAINT programmes_sectorlisting_version_check CHECK ((version >= 0)),
    CONSTRAINT sector_listing_known CHECK (((known IS NULL) OR (known > 0))),
    CONSTRAINT sector_listing_known_from CHECK (((known IS NULL) OR (NOT ((known_from)::text = ''::text))))
);
ALTER TABLE public.programmes_sectorlisting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_sectorlisting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_sectorverdict (
    id bigint NOT NULL,
    outcome character varying(12) NOT NULL,
    day date,
    why text NOT NULL,
    decision_id bigint NOT NULL,
    listing_id bigint,
    sector_id bigint,
    CONSTRAINT verdict_day CHECK ((((outcome)::text = 'not_chosen'::text) OR (day IS NOT NULL))),
    CONSTRAINT verdict_of CHECK (((listing_id IS NOT NULL) OR (sector_id IS NOT NULL)))
);
ALTER TABLE public.programmes_sectorverdict ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_sectorverdict_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_selectionsetting (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    version_from integer NOT NULL,
    version_until integer,
    source text NOT NULL,
    source_url text NOT NULL,
    assessors smallint NOT NULL,
    blind boolean NOT NULL,
    ranking boolean NOT NULL,
    days_to_sign smallint,
    days_to_offer smallint,
    references_needed smallint NOT NULL,
    documents_needed character varying(20)[] NOT NULL,
    programme_id bigint NOT NULL,
    group_max smallint,
    group_slack smallint,
    women_min smallint,
    CONSTRAINT programmes_selectionsetting_assessors_check CHECK ((assessors >= 0)),
    CONSTRAINT programmes_selectionsetting_days_to_offer_check CHECK ((days_to_offer >= 0)),
    CONSTRAINT programmes_selectionsetting_days_to_sign_check CHECK ((days_to_sign >= 0)),
    CONSTRAINT programmes_selectionsetting_group_max_check CHECK ((group_max >= 0)),
    CONSTRAINT programmes_selectionsetting_group_slack_check CHECK ((group_slack >= 0)),
    CONSTRAINT programmes_selectionsetting_position_check CHECK (("position" >= 0)),
    CONSTRAINT programmes_selectionsetting_references_needed_check CHECK ((references_needed >= 0)),
    CONSTRAINT programmes_selectionsetting_version_from_check CHECK ((version_from >= 0)),
    CONSTRAINT programmes_selectionsetting_version_until_check CHECK ((version_until >= 0)),
    CONSTRAINT programmes_selectionsetting_women_min_check CHECK ((women_min >= 0))
);
ALTER TABLE public.programmes_selectionsetting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_selectionsetting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_target (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    version_from integer NOT NULL,
    version_until integer,
    source text NOT NULL,
    source_url text NOT NULL,
    code character varying(40) NOT NULL,
    about integer NOT NULL,
    of_what character varying(40) NOT NULL,
    by date,
    words jsonb NOT NULL,
    focus_id bigint,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_target_about_check CHECK ((about >= 0)),
    CONSTRAINT programmes_target_position_check CHECK (("position" >= 0)),
    CONSTRAINT programmes_target_version_from_check CHECK ((version_from >= 0)),
    CONSTRAINT programmes_target_version_until_check CHECK ((version_until >= 0))
);
ALTER TABLE public.programmes_target ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_target_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_termssection (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    version_from integer NOT NULL,
    version_until integer,
    source text NOT NULL,
    source_url text NOT NULL,
    code character varying(40) NOT NULL,
    kinds character varying(40)[] NOT NULL,
    sectors character varying(40)[] NOT NULL,
    label jsonb NOT NULL,
    hint jsonb NOT NULL,
    required boolean NOT NULL,
    listed boolean NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_termssection_position_check CHECK (("position" >= 0)),
    CONSTRAINT programmes_termssection_version_from_check CHECK ((version_from >= 0)),
    CONSTRAINT programmes_termssection_version_until_check CHECK ((version_until >= 0))
);
ALTER TABLE public.programmes_termssection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_termssection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_termstemplate (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    version_from integer NOT NULL,
    version_until integer,
    source text NOT NULL,
    source_url text NOT NULL,
    code character varying(40) NOT NULL,
    kind character varying(40) NOT NULL,
    sectors character varying(40)[] NOT NULL,
    name jsonb NOT NULL,
    texts jsonb NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT programmes_termstemplate_position_check CHECK (("position" >= 0)),
    CONSTRAINT programmes_termstemplate_version_from_check CHECK ((version_from >= 0)),
    CONSTRAINT programmes_termstemplate_version_until_check CHECK ((version_until >= 0))
);
ALTER TABLE public.programmes_termstemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_termstemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_weighedrisk (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    likely character varying(10) NOT NULL,
    grave character varying(10) NOT NULL,
    words text NOT NULL,
    limits text NOT NULL,
    weighing_id bigint NOT NULL,
    CONSTRAINT weighed_risk_limited CHECK ((((likely)::text = 'no_sign'::text) OR ((NOT ((grave)::text = ''::text)) AND (NOT (words = ''::text)) AND (NOT (limits = ''::text)))))
);
ALTER TABLE public.programmes_weighedrisk ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_weighedrisk_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_weighing (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    number smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    adds text NOT NULL,
    conclusion text NOT NULL,
    affiliation_id bigint NOT NULL,
    by_id bigint,
    CONSTRAINT programmes_weighing_number_check CHECK ((number >= 0))
);
ALTER TABLE public.programmes_weighing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_weighing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.publishing_appearance (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(8) NOT NULL,
    function character varying(160) NOT NULL,
    in_picture boolean NOT NULL,
    named_as character varying(8) NOT NULL,
    shown jsonb NOT NULL,
    shown_hash character varying(64) NOT NULL,
    shown_picture character varying(64) NOT NULL,
    asked_at timestamp with time zone,
    says character varying(8) NOT NULL,
    words text NOT NULL,
    answered_at timestamp with time zone,
    agreed_at timestamp with time zone,
    agreed_how character varying(200) NOT NULL,
    letter character varying(12) NOT NULL,
    letters smallint NOT NULL,
    reminded_at timestamp with time zone,
    bounced_at timestamp with time zone,
    organisation_id bigint,
    person_id bigint,
    story_id bigint NOT NULL,
    CONSTRAINT appearance_agreed CHECK (((agreed_at IS NULL) OR ((says)::text = 'yes'::text))),
    CONSTRAINT appearance_of_one CHECK (((person_id IS NULL) OR (organisation_id IS NULL))),
    CONSTRAINT publishing_appearance_letters_check CHECK ((letters >= 0))
);

ALTER TABLE ONLY public.publishing_appearance FORCE ROW LEVEL SECURITY;
ALTER TABLE public.publishing_appearance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.publishing_appearance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.publishing_infopage (
    page_ptr_id integer NOT NULL,
    lead text NOT NULL,
    body jsonb NOT NULL,
    focus_id bigint,
    programme_id bigint
);
CREATE TABLE public.publishing_newsletter (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    title jsonb NOT NULL,
    introduction jsonb NOT NULL,
    sent_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    letters integer NOT NULL,
    sent integer NOT NULL,
    failed integer NOT NULL,
    unsure integer NOT NULL,
    left_out integer NOT NULL,
    ended integer NOT NULL,
    done_at timestamp with time zone,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    CONSTRAINT newsletter_sent CHECK (((NOT ((state)::text = 'sent'::text)) OR (sent_at IS NOT NULL))),
    CONSTRAINT newsletter_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'sent'::character varying, 'withdrawn'::character varying, 'put_away'::character varying])::text[]))),
    CONSTRAINT publishing_newsletter_ended_check CHECK ((ended >= 0)),
    CONSTRAINT publishing_newsletter_failed_check CHECK ((failed >= 0)),
    CONSTRAINT publishing_newsletter_left_out_check CHECK ((left_out >= 0)),
    CONSTRAINT publishing_newsletter_letters_check CHECK ((letters >= 0)),
    CONSTRAINT publishing_newsletter_sent_check CHECK ((sent >= 0)),
    CONSTRAINT publishing_newsletter_unsure_check CHECK ((unsure >= 0)),
    CONSTRAINT publishing_newsletter_version_check CHECK ((version >= 0))
);
ALTER TABLE public.publishing_newsletter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.publishing_newsletter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.publishing_newsletterletter (
    id bigint NOT NULL,
    language character varying(8) NOT NULL,
    posted character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    newsletter_id bigint NOT NULL,
    subscriber_id bigint NOT NULL
);

ALTER TABLE ONLY public.publishing_newsletterletter FORCE ROW LEVEL SECURITY;
ALTER TABLE public.publishing_newsletterletter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.publishing_newsletterletter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.publishing_newsletterpiece (
    id bigint NOT NULL,
    place smallint NOT NULL,
    noun character varying(24) NOT NULL,
    source character varying(10) NOT NULL,
    title jsonb NOT NULL,
    text jsonb NOT NULL,
    link character varying(400) NOT NULL,
    newsletter_id bigint NOT NULL,
    CONSTRAINT newsletter_piece_one CHECK (((((noun)::text = ''::text) AND ((source)::text = ''::text)) OR ((NOT ((noun)::text = ''::text)) AND (NOT ((source)::text = ''::text))))),
    CONSTRAINT publishing_newsletterpiece_place_check CHECK ((place >= 0))
);
ALTER TABLE public.publishing_newsletterpiece ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.publishing_newsletterpiece_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.publishing_newspage (
    page_ptr_id integer NOT NULL,
    lead text NOT NULL,
    body jsonb NOT NULL,
    day date NOT NULL,
    focus_id bigint,
    programme_id bigint
);
CREATE TABLE public.publishing_publication (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    noun character varying(24) NOT NULL,
    source character varying(10) NOT NULL,
    title jsonb NOT NULL,
    place character varying(10) NOT NULL,
    channel character varying(10) NOT NULL,
    address character varying(500) NOT NULL,
    language character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    letters integer,
    taken_down_on date,
    because character varying(40)[] NOT NULL,
    by_id bigint,
    focus_id bigint,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    CONSTRAINT publication_because CHECK (((NOT ((state)::text = 'standing'::text)) OR (because = '{}'::character varying(40)[]))),
    CONSTRAINT publication_page_by_itself CHECK (((NOT ((place)::text = 'page'::text)) OR (NOT ((state)::text = 'to_take_down'::text)))),
    CONSTRAINT publication_place CHECK (((place)::text = ANY ((ARRAY['page'::character varying, 'post'::character varying, 'mail'::character varying, 'file'::character varying, 'elsewhere'::character varying])::text[]))),
    CONSTRAINT publication_state CHECK (((state)::text = ANY ((ARRAY['standing'::character varying, 'to_take_down'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT publishing_publication_letters_check CHECK ((letters >= 0)),
    CONSTRAINT publishing_publication_version_check CHECK ((version >= 0))
);
ALTER TABLE public.publishing_publication ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.publishing_publication_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.publishing_publication_subject (
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    email character varying(254) NOT NULL,
    organisation_id bigint,
    person_id bigint,
    publication_id bigint NOT NULL,
    CONSTRAINT publication_subject_one CHECK (((person_id IS NULL) OR (organisation_id IS NULL)))
);

ALTER TABLE ONLY public.publishing_publication_subject FORCE ROW LEVEL SECURITY;
ALTER TABLE public.publishing_publication_subject ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.publishing_publication_subject_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.publishing_resourcepage (
    page_ptr_id integer NOT NULL,
    lead text NOT NULL,
    body jsonb NOT NULL,
    link character varying(400) NOT NULL,
    language character varying(8) NOT NULL,
    licence character varying(12) NOT NULL,
    document_id integer,
    focus_id bigint,
    programme_id bigint,
    CONSTRAINT resource_document_or_link CHECK (((document_id IS NULL) OR ((link)::text = ''::text)))
);
CREATE TABLE public.publishing_shelf (
    page_ptr_id integer NOT NULL
);
CREATE TABLE public.publishing_story (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    kind character varying(8) NOT NULL,
    title jsonb NOT NULL,
    lead jsonb NOT NULL,
    body jsonb NOT NULL,
    picture character varying(64) NOT NULL,
    picture_small character varying(64) NOT NULL,
    picture_width smallint NOT NULL,
    picture_height smallint NOT NULL,
    picture_alt jsonb NOT NULL,
    video_url character varying(400) NOT NULL,
    video_minutes smallint,
    video_language character varying(8) NOT NULL,
    nobody_shown boolean NOT NULL,
    unagreed integer NOT NULL,
    names jsonb NOT NULL,
    told_hash character varying(64) NOT NULL,
    look_by date,
    published_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    focus_id bigint,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    video_bytes bigint,
    CONSTRAINT publishing_story_picture_height_check CHECK ((picture_height >= 0)),
    CONSTRAINT publishing_story_picture_width_check CHECK ((picture_width >= 0)),
    CONSTRAINT publishing_story_unagreed_check CHECK ((unagreed >= 0)),
    CONSTRAINT publishing_story_version_check CHECK ((version >= 0)),
    CONSTRAINT publishing_story_video_bytes_check CHECK ((video_bytes >= 0)),
    CONSTRAINT publishing_story_video_minutes_check CHECK ((video_minutes >= 0)),
    CONSTRAINT story_kind CHECK (((kind)::text = ANY ((ARRAY['story'::character varying, 'video'::character varying, 'audio'::character varying])::text[]))),
    CONSTRAINT story_published CHECK (((NOT ((state)::text = 'published'::text)) OR (published_at IS NOT NULL))),
    CONSTRAINT story_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying, 'published'::character varying, 'withdrawn'::character varying, 'put_away'::character varying])::text[])))
);
ALTER TABLE public.publishing_story ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.publishing_story_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.publishing_subscriber (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(8) NOT NULL,
    words text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    ended_at timestamp with time zone,
    letter character varying(8) NOT NULL,
    letters smallint NOT NULL,
    bounced_at timestamp with time zone,
    ended_by_id bigint,
    programme_id bigint NOT NULL,
    CONSTRAINT publishing_subscriber_letters_check CHECK ((letters >= 0)),
    CONSTRAINT subscriber_ended_without_address CHECK ((((ended_at IS NULL) AND (NOT ((email)::text = ''::text))) OR (((email)::text = ''::text) AND (ended_at IS NOT NULL))))
);

ALTER TABLE ONLY public.publishing_subscriber FORCE ROW LEVEL SECURITY;
ALTER TABLE public.publishing_subscriber ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.publishing_subscriber_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.results_outcome (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    wave character varying(24) NOT NULL,
    wave_on date NOT NULL,
    respondent character varying(12) NOT NULL,
    transmission smallint,
    creation smallint,
    organisational smallint,
    changed jsonb NOT NULL,
    hindered jsonb NOT NULL,
    by_telephone boolean NOT NULL,
    answered_on date,
    engagement_id bigint NOT NULL,
    focus_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    person_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    CONSTRAINT outcome_state CHECK (((state)::text = ANY ((ARRAY['planned'::character varying, 'asked'::character varying, 'recorded'::character varying, 'not_answered'::character varying])::text[]))),
    CONSTRAINT results_outcome_creation_check CHECK ((creation >= 0)),
    CONSTRAINT results_outcome_organisational_check CHECK ((organisational >= 0)),
    CONSTRAINT results_outcome_transmission_check CHECK ((transmission >= 0)),
    CONSTRAINT results_outcome_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.results_outcome FORCE ROW LEVEL SECURITY;
ALTER TABLE public.results_outcome ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.results_outcome_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.results_sighting (
    id bigint NOT NULL,
    in_use character varying(6) NOT NULL,
    by_whom character varying(200) NOT NULL,
    deliverable_id bigint NOT NULL,
    outcome_id bigint NOT NULL
);

ALTER TABLE ONLY public.results_sighting FORCE ROW LEVEL SECURITY;
ALTER TABLE public.results_sighting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.results_sighting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_addressee (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    name character varying(120) NOT NULL,
    function character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(8) NOT NULL,
    serial smallint NOT NULL,
    link_until date,
    told character varying(8) NOT NULL,
    told_on date,
    again_at timestamp with time zone,
    said_name character varying(120) NOT NULL,
    endorsement_id bigint NOT NULL,
    user_id bigint,
    CONSTRAINT addressee_reached CHECK (((user_id IS NOT NULL) OR (NOT ((email)::text = ''::text)))),
    CONSTRAINT selection_addressee_serial_check CHECK ((serial >= 0))
);

ALTER TABLE ONLY public.selection_addressee FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_addressee ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_addressee_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_answerletter (
    id bigint NOT NULL,
    what character varying(16) NOT NULL,
    at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    application_id bigint NOT NULL
);

ALTER TABLE ONLY public.selection_answerletter FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_answerletter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_answerletter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_application (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    motivation jsonb NOT NULL,
    available_from date,
    source character varying(40) NOT NULL,
    snapshot jsonb NOT NULL,
    submitted_at timestamp with time zone,
    promised_on date,
    focus_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    pack_version_id bigint,
    person_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    opportunity_id bigint NOT NULL,
    place_freed_on date,
    terms_id bigint,
    formally_at timestamp with time zone,
    formally_by_id bigint,
    open_part character varying(60) NOT NULL,
    answers jsonb DEFAULT '{}'::jsonb NOT NULL,
    instead jsonb DEFAULT '{}'::jsonb NOT NULL,
    screen smallint DEFAULT 1 NOT NULL,
    held_on date,
    due_on date,
    CONSTRAINT application_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'submitted'::character varying, 'not_eligible'::character varying, 'assessed'::character varying, 'shortlisted'::character varying, 'reserve'::character varying, 'chosen'::character varying, 'offered'::character varying, 'accepted'::character varying, 'declined'::character varying, 'expired'::character varying, 'not_chosen'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT selection_application_screen_check CHECK ((screen >= 0)),
    CONSTRAINT selection_application_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_application FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_application ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_application_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_applicationdocument (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(200) NOT NULL,
    digest character varying(64) NOT NULL,
    size integer NOT NULL,
    media_type character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id bigint NOT NULL,
    by_id bigint,
    CONSTRAINT application_document_kind CHECK (((kind)::text = ANY ((ARRAY['cv'::character varying, 'certificate'::character varying, 'licence'::character varying, 'letter'::character varying])::text[]))),
    CONSTRAINT selection_applicationdocument_size_check CHECK ((size >= 0))
);

ALTER TABLE ONLY public.selection_applicationdocument FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_applicationdocument ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_applicationdocument_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_askedpart (
    id bigint NOT NULL,
    part character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    ended_at timestamp with time zone,
    came boolean NOT NULL,
    application_id bigint NOT NULL,
    by_id bigint
);

ALTER TABLE ONLY public.selection_askedpart FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_askedpart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_askedpart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_asking (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    by_name character varying(160) NOT NULL,
    why text NOT NULL,
    at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    reply character varying(8) NOT NULL,
    replied_at timestamp with time zone,
    asker_id bigint,
    focus_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    person_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT asking_reply CHECK (((reply)::text = ANY ((ARRAY[''::character varying, 'yes'::character varying, 'no'::character varying, 'never'::character varying])::text[])))
);

ALTER TABLE ONLY public.selection_asking FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_asking ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_asking_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_candidate (
    id bigint NOT NULL,
    fit double precision NOT NULL,
    host_rank smallint NOT NULL,
    confirmed boolean NOT NULL,
    "out" character varying(12) NOT NULL,
    application_id bigint NOT NULL,
    cohort_id bigint NOT NULL,
    CONSTRAINT selection_candidate_host_rank_check CHECK ((host_rank >= 0))
);

ALTER TABLE ONLY public.selection_candidate FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_candidate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_candidate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_capacity (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    process character varying(14) NOT NULL,
    words jsonb NOT NULL,
    who_learns character varying(200) NOT NULL,
    today smallint NOT NULL,
    wanted smallint NOT NULL,
    plan_id bigint NOT NULL,
    CONSTRAINT capacity_levels CHECK (((wanted > today) AND (wanted <= 3))),
    CONSTRAINT capacity_process CHECK (((process)::text = ANY ((ARRAY['transmission'::character varying, 'creation'::character varying, 'organisational'::character varying])::text[]))),
    CONSTRAINT selection_capacity_position_check CHECK (("position" >= 0)),
    CONSTRAINT selection_capacity_today_check CHECK ((today >= 0)),
    CONSTRAINT selection_capacity_wanted_check CHECK ((wanted >= 0))
);
ALTER TABLE public.selection_capacity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_capacity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_choosing (
    opportunity_id bigint NOT NULL,
    sign_by date,
    reminders smallint NOT NULL,
    reminded_on date,
    silent_on date,
    kept_until date,
    offers_at_once boolean NOT NULL,
    CONSTRAINT selection_choosing_reminders_check CHECK ((reminders >= 0))
);
CREATE TABLE public.selection_coapplicant (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(8) NOT NULL,
    agreed_at timestamp with time zone,
    agreed_to text NOT NULL,
    snapshot jsonb NOT NULL,
    checks jsonb NOT NULL,
    sent_at timestamp with time zone,
    letter character varying(12) NOT NULL,
    place_freed_on date,
    application_id bigint NOT NULL,
    focus_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    person_id bigint,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    CONSTRAINT co_applicant_state CHECK (((state)::text = ANY ((ARRAY['asked'::character varying, 'joined'::character varying, 'offered'::character varying, 'accepted'::character varying, 'left'::character varying, 'gone'::character varying, 'declined'::character varying, 'taken_back'::character varying, 'over'::character varying])::text[]))),
    CONSTRAINT selection_coapplicant_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_coapplicant FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_coapplicant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_coapplicant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_cohort (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    focus_ids bigint[] NOT NULL,
    title character varying(120) NOT NULL,
    ranking_on date NOT NULL,
    currency character varying(3) NOT NULL,
    digest character varying(64) NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    safeguard text NOT NULL,
    approved_by_id bigint,
    programme_id bigint NOT NULL,
    proposed_by_id bigint,
    turn_person_id bigint,
    draft_id bigint,
    held_on date,
    CONSTRAINT cohort_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'proposed'::character varying, 'approved'::character varying, 'offered'::character varying, 'dropped'::character varying])::text[]))),
    CONSTRAINT selection_cohort_version_check CHECK ((version >= 0))
);
ALTER TABLE public.selection_cohort ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_cohort_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_cohortdraft (
    id bigint NOT NULL,
    number smallint NOT NULL,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    rules jsonb NOT NULL,
    locks bigint[] NOT NULL,
    forbids bigint[] NOT NULL,
    plan bigint[] NOT NULL,
    figures jsonb NOT NULL,
    digest character varying(64) NOT NULL,
    by_id bigint,
    cohort_id bigint NOT NULL,
    nearest bigint[] NOT NULL,
    CONSTRAINT selection_cohortdraft_number_check CHECK ((number >= 0)),
    CONSTRAINT selection_cohortdraft_version_check CHECK ((version >= 0))
);
ALTER TABLE public.selection_cohortdraft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_cohortdraft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_cohortplace (
    id bigint NOT NULL,
    free smallint NOT NULL,
    starts date NOT NULL,
    ends date NOT NULL,
    cost numeric(18,4) NOT NULL,
    cohort_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    CONSTRAINT cohort_place_cost CHECK ((cost >= (0)::numeric)),
    CONSTRAINT cohort_place_dates CHECK ((ends >= starts)),
    CONSTRAINT selection_cohortplace_free_check CHECK ((free >= 0))
);
ALTER TABLE public.selection_cohortplace ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_cohortplace_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_cohortstep (
    id bigint NOT NULL,
    number integer NOT NULL,
    did character varying(8) NOT NULL,
    before jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    taken_back_at timestamp with time zone,
    application_id bigint,
    by_id bigint,
    draft_id bigint NOT NULL,
    CONSTRAINT selection_cohortstep_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.selection_cohortstep FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_cohortstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_cohortstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_developmentplan (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    title jsonb NOT NULL,
    problem jsonb NOT NULL,
    change jsonb NOT NULL,
    beneficiaries jsonb NOT NULL,
    assumptions jsonb NOT NULL,
    sectors character varying(40)[] NOT NULL,
    targets character varying(5)[] NOT NULL,
    strategy character varying(200) NOT NULL,
    strategy_year smallint,
    starts date,
    ends date,
    carried_on_by character varying(120) NOT NULL,
    next_review date,
    organisation_id bigint NOT NULL,
    turn_person_id bigint,
    CONSTRAINT development_plan_period CHECK (((starts IS NULL) OR (ends IS NULL) OR (ends > starts))),
    CONSTRAINT development_plan_review CHECK (((NOT ((state)::text = 'agreed'::text)) OR (next_review IS NOT NULL))),
    CONSTRAINT development_plan_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'shared'::character varying, 'agreed'::character varying, 'under_review'::character varying, 'ended'::character varying])::text[]))),
    CONSTRAINT selection_developmentplan_strategy_year_check CHECK ((strategy_year >= 0)),
    CONSTRAINT selection_developmentplan_version_check CHECK ((version >= 0))
);
ALTER TABLE public.selection_developmentplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_developmentplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_editrequest (
    id bigint NOT NULL,
    section character varying(40) NOT NULL,
    words text NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    review_id bigint NOT NULL,
    answered_in_id bigint
);
ALTER TABLE public.selection_editrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_editrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_eligibilitycheck (
    id bigint NOT NULL,
    rule character varying(40) NOT NULL,
    sentence jsonb NOT NULL,
    outcome character varying(8) NOT NULL,
    application_id bigint NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    seen_in character varying(200) NOT NULL
);

ALTER TABLE ONLY public.selection_eligibilitycheck FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_eligibilitycheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_eligibilitycheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_endorsement (
    id bigint NOT NULL,
    step smallint NOT NULL,
    answer character varying(8) NOT NULL,
    answered_at timestamp with time zone,
    reason text NOT NULL,
    by_id bigint,
    organisation_id bigint NOT NULL,
    need_id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    days smallint NOT NULL,
    ways character varying(8)[] NOT NULL,
    languages character varying(8)[] NOT NULL,
    current boolean NOT NULL,
    asked_at timestamp with time zone,
    due_on date,
    days_held smallint NOT NULL,
    how character varying(8) NOT NULL,
    function character varying(120) NOT NULL,
    read character varying(64) NOT NULL,
    CONSTRAINT endorsement_answered CHECK (((((answer)::text = ''::text) AND (answered_at IS NULL)) OR ((answered_at IS NOT NULL) AND (asked_at IS NOT NULL)))),
    CONSTRAINT selection_endorsement_days_check CHECK ((days >= 0)),
    CONSTRAINT selection_endorsement_days_held_check CHECK ((days_held >= 0)),
    CONSTRAINT selection_endorsement_step_check CHECK ((step >= 0))
);
ALTER TABLE public.selection_endorsement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_endorsement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_endorsementletter (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    says character varying(8) NOT NULL,
    reason text NOT NULL,
    dated_on date NOT NULL,
    reference character varying(80) NOT NULL,
    function character varying(120) NOT NULL,
    name character varying(200) NOT NULL,
    digest character varying(64) NOT NULL,
    size integer NOT NULL,
    media_type character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    verdict character varying(9) NOT NULL,
    verdict_at timestamp with time zone,
    verdict_reason text NOT NULL,
    by_id bigint,
    endorsement_id bigint NOT NULL,
    verdict_by_id bigint,
    CONSTRAINT selection_endorsementletter_size_check CHECK ((size >= 0))
);

ALTER TABLE ONLY public.selection_endorsementletter FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_endorsementletter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_endorsementletter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_fit (
    id bigint NOT NULL,
    place smallint NOT NULL,
    score double precision NOT NULL,
    criteria jsonb NOT NULL,
    names jsonb NOT NULL,
    language character varying(8) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    opportunity_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT selection_fit_place_check CHECK ((place >= 0))
);

ALTER TABLE ONLY public.selection_fit FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_fit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_fit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_fitlook (
    person_id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    not_read character varying(200) NOT NULL,
    made_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.selection_fitlook FORCE ROW LEVEL SECURITY;
CREATE TABLE public.selection_hostrank (
    id bigint NOT NULL,
    place smallint NOT NULL,
    suits character varying(6) NOT NULL,
    words character varying(300) NOT NULL,
    application_id bigint NOT NULL,
    ranking_id bigint NOT NULL,
    CONSTRAINT host_rank_suits CHECK (((suits)::text = ANY ((ARRAY[''::character varying, 'yes'::character varying, 'unsure'::character varying, 'no'::character varying])::text[]))),
    CONSTRAINT selection_hostrank_place_check CHECK ((place >= 0))
);

ALTER TABLE ONLY public.selection_hostrank FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_hostrank ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_hostrank_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_hostranking (
    id bigint NOT NULL,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    by_id bigint,
    focus_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT selection_hostranking_version_check CHECK ((version >= 0))
);
ALTER TABLE public.selection_hostranking ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_hostranking_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_interview (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    reads_in character varying(40) NOT NULL,
    told integer NOT NULL,
    application_id bigint NOT NULL,
    by_id bigint,
    focus_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    time_id bigint,
    CONSTRAINT interview_state CHECK (((state)::text = ANY ((ARRAY['invited'::character varying, 'others_asked'::character varying, 'fixed'::character varying, 'held'::character varying, 'missed'::character varying, 'cancelled'::character varying])::text[]))),
    CONSTRAINT selection_interview_told_check CHECK ((told >= 0)),
    CONSTRAINT selection_interview_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_interview FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_interview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_interview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_interviewnote (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    text text NOT NULL,
    by_id bigint,
    interview_id bigint NOT NULL
);

ALTER TABLE ONLY public.selection_interviewnote FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_interviewnote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_interviewnote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_interviewtime (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes smallint NOT NULL,
    zone character varying(40) NOT NULL,
    "where" character varying(200) NOT NULL,
    taken_back_at timestamp with time zone,
    interviewer_id bigint,
    opportunity_id bigint NOT NULL,
    CONSTRAINT selection_interviewtime_minutes_check CHECK ((minutes >= 0))
);
ALTER TABLE public.selection_interviewtime ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_interviewtime_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_keptdecision (
    application_id bigint NOT NULL,
    move character varying(24) NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    failed character varying(300) NOT NULL,
    by_id bigint,
    CONSTRAINT kept_decision_move CHECK (((move)::text = ANY ((ARRAY['not_choose'::character varying, 'put_in_reserve'::character varying, 'offer'::character varying])::text[])))
);

ALTER TABLE ONLY public.selection_keptdecision FORCE ROW LEVEL SECURITY;
CREATE TABLE public.selection_marking (
    id bigint NOT NULL,
    number smallint NOT NULL,
    marks jsonb NOT NULL,
    comment text NOT NULL,
    why text NOT NULL,
    at timestamp with time zone NOT NULL,
    review_id bigint NOT NULL,
    CONSTRAINT selection_marking_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.selection_marking FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_marking ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_marking_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_need (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    reference character varying(20) NOT NULL,
    title jsonb NOT NULL,
    problem jsonb NOT NULL,
    beneficiaries jsonb NOT NULL,
    result jsonb NOT NULL,
    transmission smallint,
    creation smallint,
    organisational smallint,
    host_provides jsonb NOT NULL,
    counterpart character varying(120) NOT NULL,
    trainee_group character varying(200) NOT NULL,
    languages character varying(8)[] NOT NULL,
    mode character varying(8) NOT NULL,
    starts date,
    ends date,
    weeks smallint,
    not_local jsonb NOT NULL,
    endorser_id bigint,
    focus_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    sector_id bigint,
    turn_person_id bigint,
    partnership_id bigint NOT NULL,
    plan_id bigint,
    due_on date,
    held_on date,
    waits_for character varying(8) NOT NULL,
    carried_on jsonb NOT NULL,
    concepts character varying(200)[] NOT NULL,
    confirmed_at timestamp with time zone,
    confirmed_by_id bigint,
    contact_id bigint,
    equipment smallint,
    group_size smallint,
    internet smallint,
    looked_for jsonb NOT NULL,
    looked_result jsonb NOT NULL,
    looked_since date,
    origin_id bigint,
    power smallint,
    practical jsonb NOT NULL,
    taken_by_id bigint,
    taken_from character varying(120) NOT NULL,
    taken_on date,
    told_at timestamp with time zone,
    workplace smallint,
    written_in character varying(8) NOT NULL,
    CONSTRAINT need_levels CHECK (((creation <= 3) AND (organisational <= 3) AND (transmission <= 3))),
    CONSTRAINT need_readiness CHECK (((equipment <= 2) AND (internet <= 2) AND (power <= 2) AND (workplace <= 2))),
    CONSTRAINT need_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'submitted'::character varying, 'returned'::character varying, 'endorsed'::character varying, 'validated'::character varying, 'served'::character varying, 'refused'::character varying, 'withdrawn'::character varying, 'lapsed'::character varying])::text[]))),
    CONSTRAINT need_window CHECK ((ends >= starts)),
    CONSTRAINT selection_need_creation_check CHECK ((creation >= 0)),
    CONSTRAINT selection_need_equipment_check CHECK ((equipment >= 0)),
    CONSTRAINT selection_need_group_size_check CHECK ((group_size >= 0)),
    CONSTRAINT selection_need_internet_check CHECK ((internet >= 0)),
    CONSTRAINT selection_need_organisational_check CHECK ((organisational >= 0)),
    CONSTRAINT selection_need_power_check CHECK ((power >= 0)),
    CONSTRAINT selection_need_transmission_check CHECK ((transmission >= 0)),
    CONSTRAINT selection_need_version_check CHECK ((version >= 0)),
    CONSTRAINT selection_need_weeks_check CHECK ((weeks >= 0)),
    CONSTRAINT selection_need_workplace_check CHECK ((workplace >= 0))
);
ALTER TABLE public.selection_need ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_need_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_needconcept (
    id bigint NOT NULL,
    score double precision NOT NULL,
    confirmed boolean,
    at timestamp with time zone NOT NULL,
    concept_id bigint NOT NULL,
    need_id bigint NOT NULL
);
ALTER TABLE public.selection_needconcept ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_needconcept_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_opportunity (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    reference character varying(20) NOT NULL,
    kind character varying(24) NOT NULL,
    title jsonb NOT NULL,
    summary jsonb NOT NULL,
    background jsonb NOT NULL,
    tasks jsonb NOT NULL,
    required jsonb NOT NULL,
    welcome jsonb NOT NULL,
    deliverables jsonb NOT NULL,
    languages character varying(8)[] NOT NULL,
    mode character varying(8) NOT NULL,
    places smallint NOT NULL,
    starts date NOT NULL,
    weeks smallint NOT NULL,
    deadline date NOT NULL,
    answer_by date,
    published_at timestamp with time zone,
    focus_id bigint NOT NULL,
    need_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    pack_version_id bigint,
    programme_id bigint NOT NULL,
    sector_id bigint NOT NULL,
    turn_person_id bigint,
    sections jsonb DEFAULT '{}'::jsonb NOT NULL,
    words tsvector,
    title_words tsvector,
    ends date,
    follows character varying(60) DEFAULT ''::character varying NOT NULL,
    covers text DEFAULT ''::text NOT NULL,
    leaves_open text DEFAULT ''::text NOT NULL,
    questions jsonb DEFAULT '[]'::jsonb NOT NULL,
    goes_on_without boolean DEFAULT false NOT NULL,
    together smallint DEFAULT 1 NOT NULL,
    together_words jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT opportunity_places CHECK ((places >= 1)),
    CONSTRAINT opportunity_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying, 'edits_requested'::character varying, 'agreed'::character varying, 'published'::character varying, 'closed'::character varying, 'filled'::character varying, 'not_filled'::character varying, 'withdrawn'::character varying, 'suspended'::character varying])::text[]))),
    CONSTRAINT opportunity_together CHECK ((together >= 1)),
    CONSTRAINT opportunity_weeks CHECK ((weeks >= 1)),
    CONSTRAINT opportunity_window CHECK (((ends IS NULL) OR (ends >= starts))),
    CONSTRAINT selection_opportunity_places_check CHECK ((places >= 0)),
    CONSTRAINT selection_opportunity_together_check CHECK ((together >= 0)),
    CONSTRAINT selection_opportunity_version_check CHECK ((version >= 0)),
    CONSTRAINT selection_opportunity_weeks_check CHECK ((weeks >= 0))
);
ALTER TABLE public.selection_opportunity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_opportunity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_opportunitycount (
    id bigint NOT NULL,
    kind character varying(24) NOT NULL,
    mode character varying(8) NOT NULL,
    languages character varying(8)[] NOT NULL,
    number integer NOT NULL,
    programme_id bigint NOT NULL,
    focus_id bigint NOT NULL,
    sector_id bigint NOT NULL
);
ALTER TABLE public.selection_opportunitycount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_opportunitycount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_paper (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    focus_id bigint NOT NULL,
    need_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    CONSTRAINT paper_state CHECK (((state)::text = ANY ((ARRAY['sent'::character varying, 'typed_in'::character varying, 'set_aside'::character varying])::text[]))),
    CONSTRAINT selection_paper_version_check CHECK ((version >= 0))
);
ALTER TABLE public.selection_paper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_paper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_paperpage (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    name character varying(200) NOT NULL,
    digest character varying(64) NOT NULL,
    size integer NOT NULL,
    media_type character varying(100) NOT NULL,
    paper_id bigint NOT NULL,
    CONSTRAINT selection_paperpage_size_check CHECK ((size >= 0))
);

ALTER TABLE ONLY public.selection_paperpage FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_paperpage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_paperpage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_partnership (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    why text NOT NULL,
    capacity text NOT NULL,
    online_ready boolean,
    next_review date,
    focus_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    decision_id bigint,
    CONSTRAINT partnership_state CHECK (((state)::text = ANY ((ARRAY['long_listed'::character varying, 'assessed'::character varying, 'agreed'::character varying, 'declined'::character varying, 'ended'::character varying])::text[]))),
    CONSTRAINT selection_partnership_version_check CHECK ((version >= 0))
);
ALTER TABLE public.selection_partnership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_partnership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_ranked (
    id bigint NOT NULL,
    place integer,
    score double precision,
    parts jsonb NOT NULL,
    lacks smallint NOT NULL,
    not_read character varying(200) NOT NULL,
    application_id bigint NOT NULL,
    ranking_id bigint NOT NULL,
    CONSTRAINT selection_ranked_lacks_check CHECK ((lacks >= 0)),
    CONSTRAINT selection_ranked_place_check CHECK ((place >= 0))
);

ALTER TABLE ONLY public.selection_ranked FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_ranked ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_ranked_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_ranking (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    why character varying(12) NOT NULL,
    versions jsonb NOT NULL,
    names jsonb NOT NULL,
    notes jsonb NOT NULL,
    digest character varying(64) NOT NULL,
    failed boolean NOT NULL,
    asked_by_id bigint,
    focus_id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    terms_id bigint,
    CONSTRAINT ranking_why CHECK (((why)::text = ANY ((ARRAY['sent'::character varying, 'changed'::character varying, 'confirmed'::character varying, 'corrected'::character varying, 'asked'::character varying])::text[])))
);
ALTER TABLE public.selection_ranking ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_ranking_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_rankmove (
    id bigint NOT NULL,
    place integer,
    engine_place integer,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id bigint NOT NULL,
    by_id bigint,
    ranking_id bigint NOT NULL,
    CONSTRAINT selection_rankmove_engine_place_check CHECK ((engine_place >= 0)),
    CONSTRAINT selection_rankmove_place_check CHECK ((place >= 0))
);

ALTER TABLE ONLY public.selection_rankmove FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_rankmove ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_rankmove_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_rankreason (
    id bigint NOT NULL,
    criteria jsonb NOT NULL,
    surroundings jsonb NOT NULL,
    unused jsonb NOT NULL,
    language character varying(8) NOT NULL,
    application_id bigint NOT NULL,
    ranking_id bigint NOT NULL
);

ALTER TABLE ONLY public.selection_rankreason FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_rankreason ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_rankreason_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_reference (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    state_before character varying(24) NOT NULL,
    mark character varying(16) NOT NULL,
    turn_role character varying(60) NOT NULL,
    due_at timestamp with time zone,
    version integer NOT NULL,
    name character varying(120) NOT NULL,
    function character varying(160) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(8) NOT NULL,
    serial smallint NOT NULL,
    link_until date,
    told character varying(8) NOT NULL,
    told_on date,
    again_at timestamp with time zone,
    application_id bigint NOT NULL,
    focus_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    turn_person_id bigint,
    due_on date,
    CONSTRAINT reference_state CHECK (((state)::text = ANY ((ARRAY['named'::character varying, 'asked'::character varying, 'received'::character varying, 'declined'::character varying, 'lapsed'::character varying, 'dropped'::character varying])::text[]))),
    CONSTRAINT selection_reference_serial_check CHECK ((serial >= 0)),
    CONSTRAINT selection_reference_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.selection_reference FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_reference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_reference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_referenceanswer (
    reference_id bigint NOT NULL,
    known_as text NOT NULL,
    has_seen text NOT NULL,
    again character varying(8) NOT NULL,
    careful text NOT NULL,
    language character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT reference_again CHECK (((again)::text = ANY ((ARRAY['yes'::character varying, 'limits'::character varying, 'no'::character varying])::text[])))
);

ALTER TABLE ONLY public.selection_referenceanswer FORCE ROW LEVEL SECURITY;
CREATE TABLE public.selection_reserveplace (
    application_id bigint NOT NULL,
    place smallint NOT NULL,
    until date NOT NULL,
    CONSTRAINT selection_reserveplace_place_check CHECK ((place >= 0))
);

ALTER TABLE ONLY public.selection_reserveplace FORCE ROW LEVEL SECURITY;
CREATE TABLE public.selection_review (
    id bigint NOT NULL,
    at timestamp with time zone,
    application_id bigint NOT NULL,
    assessor_id bigint,
    conflict text NOT NULL,
    declared_at timestamp with time zone,
    due_on date,
    given_at timestamp with time zone NOT NULL,
    given_by_id bigint,
    standing character varying(12) NOT NULL,
    told_at timestamp with time zone,
    why text NOT NULL,
    CONSTRAINT review_standing CHECK (((standing)::text = ANY ((ARRAY['given'::character varying, 'declared'::character varying, 'marked'::character varying, 'conflict'::character varying, 'taken_back'::character varying])::text[])))
);

ALTER TABLE ONLY public.selection_review FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_savedsearch (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    countries character varying(3)[] NOT NULL,
    sectors character varying(40)[] NOT NULL,
    kinds character varying(24)[] NOT NULL,
    modes character varying(8)[] NOT NULL,
    languages character varying(8)[] NOT NULL,
    words character varying(100) NOT NULL,
    starts_from date,
    starts_by date,
    pace character varying(8) NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    looked_at timestamp with time zone NOT NULL,
    matched_at timestamp with time zone,
    account_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT saved_search_dates CHECK (((starts_by IS NULL) OR (starts_from IS NULL) OR (starts_by >= starts_from))),
    CONSTRAINT saved_search_pace CHECK (((pace)::text = ANY ((ARRAY['at_once'::character varying, 'weekly'::character varying, 'never'::character varying])::text[])))
);

ALTER TABLE ONLY public.selection_savedsearch FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_savedsearch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_savedsearch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_signature (
    id bigint NOT NULL,
    side character varying(9) NOT NULL,
    at timestamp with time zone NOT NULL,
    words text NOT NULL,
    application_id bigint NOT NULL,
    by_id bigint
);

ALTER TABLE ONLY public.selection_signature FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_signature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_signature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_termsreview (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    answer character varying(10) NOT NULL,
    answered_at timestamp with time zone,
    opportunity_id bigint NOT NULL,
    version_id bigint NOT NULL
);
ALTER TABLE public.selection_termsreview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_termsreview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_termsversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_id bigint,
    opportunity_id bigint NOT NULL,
    CONSTRAINT selection_termsversion_number_check CHECK ((number >= 0))
);
ALTER TABLE public.selection_termsversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_termsversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_writtenopportunity (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    opportunity_id bigint NOT NULL
);

ALTER TABLE ONLY public.selection_writtenopportunity FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_writtenopportunity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_writtenopportunity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.selection_wronglink (
    id bigint NOT NULL,
    public_id character varying(10) NOT NULL,
    words text NOT NULL,
    language character varying(8) NOT NULL,
    concept character varying(200) NOT NULL,
    name character varying(200) NOT NULL,
    better character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone,
    done character varying(400) NOT NULL,
    application_id bigint,
    by_id bigint,
    opportunity_id bigint NOT NULL
);

ALTER TABLE ONLY public.selection_wronglink FORCE ROW LEVEL SECURITY;
ALTER TABLE public.selection_wronglink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.selection_wronglink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.simple_translation_simpletranslation (
    id integer NOT NULL
);
ALTER TABLE public.simple_translation_simpletranslation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.simple_translation_simpletranslation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.taggit_tag (
    id integer NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL
);
ALTER TABLE public.taggit_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.taggit_taggeditem (
    id integer NOT NULL,
    object_id integer NOT NULL,
    content_type_id integer NOT NULL,
    tag_id integer NOT NULL
);
ALTER TABLE public.taggit_taggeditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_taggeditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_admin (
    id integer NOT NULL
);
ALTER TABLE public.wagtailadmin_admin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_admin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_editingsession (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL,
    is_editing boolean NOT NULL
);
ALTER TABLE public.wagtailadmin_editingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_editingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_formstate (
    id integer NOT NULL,
    data text NOT NULL,
    object_id character varying(255) NOT NULL,
    parent_object_id character varying(255) NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailadmin_formstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_formstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_apitoken (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    key_hash character varying(64) NOT NULL,
    prefix character varying(16) NOT NULL,
    created timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_collection (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    CONSTRAINT wagtailcore_collection_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_collection_numchild_check CHECK ((numchild >= 0))
);
ALTER TABLE public.wagtailcore_collection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_collectionviewrestriction (
    id integer NOT NULL,
    restriction_type character varying(20) NOT NULL,
    password character varying(255) NOT NULL,
    collection_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_collectionviewrestriction_groups (
    id bigint NOT NULL,
    collectionviewrestriction_id integer CONSTRAINT wagtailcore_collectionviewr_collectionviewrestriction__not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_collectionviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.wagtailcore_collectionviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_comment (
    id integer NOT NULL,
    text text NOT NULL,
    contentpath text NOT NULL,
    "position" text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    page_id integer NOT NULL,
    resolved_by_id bigint,
    revision_created_id integer,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_commentreply (
    id integer NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    comment_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_commentreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_commentreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupapprovaltask (
    task_ptr_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_groupapprovaltask_groups (
    id bigint NOT NULL,
    groupapprovaltask_id integer CONSTRAINT wagtailcore_groupapprovaltask_gro_groupapprovaltask_id_not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupapprovaltask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupapprovaltask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupcollectionpermission (
    id integer NOT NULL,
    collection_id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupcollectionpermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupcollectionpermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_grouppagepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    page_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_grouppagepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_grouppagepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupsitepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupsitepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupsitepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_locale (
    id integer NOT NULL,
    language_code character varying(100) NOT NULL
);
ALTER TABLE public.wagtailcore_locale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_locale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_modellogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_modellogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    object_id character varying(255) NOT NULL,
    content_type_id integer,
    user_id bigint,
    uuid uuid,
    revision_id integer
);
ALTER TABLE public.wagtailcore_modellogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_modellogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_page (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    url_path text NOT NULL,
    seo_title character varying(255) NOT NULL,
    show_in_menus boolean NOT NULL,
    search_description text NOT NULL,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    content_type_id integer NOT NULL,
    owner_id bigint,
    locked boolean NOT NULL,
    latest_revision_created_at timestamp with time zone,
    first_published_at timestamp with time zone,
    live_revision_id integer,
    last_published_at timestamp with time zone,
    draft_title character varying(255) NOT NULL,
    locked_at timestamp with time zone,
    locked_by_id bigint,
    translation_key uuid NOT NULL,
    locale_id integer NOT NULL,
    alias_of_id integer,
    latest_revision_id integer,
    CONSTRAINT wagtailcore_page_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_page_numchild_check CHECK ((numchild >= 0))
);
ALTER TABLE public.wagtailcore_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pagelogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_pagelogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    content_type_id integer,
    page_id integer NOT NULL,
    revision_id integer,
    user_id bigint,
    uuid uuid
);
ALTER TABLE public.wagtailcore_pagelogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagelogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_revision (
    id integer CONSTRAINT wagtailcore_pagerevision_id_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT wagtailcore_pagerevision_created_at_not_null NOT NULL,
    content jsonb CONSTRAINT wagtailcore_pagerevision_content_json_not_null NOT NULL,
    approved_go_live_at timestamp with time zone,
    object_id character varying(255) CONSTRAINT wagtailcore_pagerevision_page_id_not_null NOT NULL,
    user_id bigint,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL,
    object_str text NOT NULL
);
ALTER TABLE public.wagtailcore_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagerevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pagesubscription (
    id integer NOT NULL,
    comment_notifications boolean NOT NULL,
    page_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_pagesubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagesubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pageviewrestriction (
    id integer NOT NULL,
    password character varying(255) NOT NULL,
    page_id integer NOT NULL,
    restriction_type character varying(20) NOT NULL
);
CREATE TABLE public.wagtailcore_pageviewrestriction_groups (
    id bigint NOT NULL,
    pageviewrestriction_id integer CONSTRAINT wagtailcore_pageviewrestriction_pageviewrestriction_id_not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_pageviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.wagtailcore_pageviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_referenceindex (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    to_object_id character varying(255) NOT NULL,
    model_path text NOT NULL,
    content_path text NOT NULL,
    content_path_hash uuid NOT NULL,
    base_content_type_id integer NOT NULL,
    content_type_id integer NOT NULL,
    to_content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_referenceindex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_referenceindex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_site (
    id integer NOT NULL,
    hostname character varying(255) NOT NULL,
    port integer NOT NULL,
    is_default_site boolean NOT NULL,
    root_page_id integer NOT NULL,
    site_name character varying(255) NOT NULL
);
ALTER TABLE public.wagtailcore_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_task (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL,
    content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_taskstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    content_type_id integer NOT NULL,
    revision_id integer CONSTRAINT wagtailcore_taskstate_page_revision_id_not_null NOT NULL,
    task_id integer NOT NULL,
    workflow_state_id integer NOT NULL,
    finished_by_id bigint,
    comment text NOT NULL
);
ALTER TABLE public.wagtailcore_taskstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_taskstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_uploadedfile (
    id integer NOT NULL,
    file character varying(200) NOT NULL,
    for_content_type_id integer,
    uploaded_by_user_id bigint
);
ALTER TABLE public.wagtailcore_uploadedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_uploadedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflow (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL
);
ALTER TABLE public.wagtailcore_workflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflowcontenttype (
    content_type_id integer NOT NULL,
    workflow_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_workflowpage (
    page_id integer NOT NULL,
    workflow_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_workflowstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    current_task_state_id integer,
    object_id character varying(255) CONSTRAINT wagtailcore_workflowstate_page_id_not_null NOT NULL,
    requested_by_id bigint,
    workflow_id integer NOT NULL,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_workflowstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflowtask (
    id integer NOT NULL,
    sort_order integer,
    task_id integer NOT NULL,
    workflow_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_workflowtask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowtask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtaildocs_document (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    uploaded_by_user_id bigint,
    collection_id integer NOT NULL,
    file_size bigint,
    file_hash character varying(40) NOT NULL,
    CONSTRAINT wagtaildocs_document_file_size_check CHECK ((file_size >= 0))
);
ALTER TABLE public.wagtaildocs_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtaildocs_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailimages_image (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    uploaded_by_user_id bigint,
    file_size integer,
    collection_id integer NOT NULL,
    file_hash character varying(40) NOT NULL,
    description character varying(255) NOT NULL,
    CONSTRAINT wagtailimages_image_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_y_check CHECK ((focal_point_y >= 0))
);
ALTER TABLE public.wagtailimages_image ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_image_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailimages_rendition (
    id integer NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    filter_spec character varying(255) NOT NULL,
    image_id integer NOT NULL
);
ALTER TABLE public.wagtailimages_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailsearch_indexentry (
    id integer NOT NULL,
    object_id character varying(50) NOT NULL,
    title_norm double precision NOT NULL,
    content_type_id integer NOT NULL,
    autocomplete tsvector NOT NULL,
    title tsvector NOT NULL,
    body tsvector NOT NULL,
    title_text text NOT NULL,
    body_text text NOT NULL
);
ALTER TABLE public.wagtailsearch_indexentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailsearch_indexentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailusers_userprofile (
    id integer NOT NULL,
    submitted_notifications boolean NOT NULL,
    approved_notifications boolean NOT NULL,
    rejected_notifications boolean NOT NULL,
    user_id bigint NOT NULL,
    preferred_language character varying(10) NOT NULL,
    current_time_zone character varying(40) NOT NULL,
    avatar character varying(100) NOT NULL,
    updated_comments_notifications boolean CONSTRAINT wagtailusers_userprofile_updated_comments_notification_not_null NOT NULL,
    dismissibles jsonb NOT NULL,
    theme character varying(40) NOT NULL,
    density character varying(40) NOT NULL,
    contrast character varying(40) NOT NULL,
    keyboard_shortcuts boolean NOT NULL
);
ALTER TABLE public.wagtailusers_userprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailusers_userprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);
--
-- Data for Name: account_emailconfirmation; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.auth_group VALUES
	(1, 'Moderators'),
	(2, 'Editors');
INSERT INTO public.auth_group_permissions VALUES
	(1, 1, 133),
	(2, 1, 134),
	(3, 1, 135),
	(4, 2, 133),
	(5, 2, 134),
	(6, 2, 135),
	(7, 1, 136),
	(8, 2, 136),
	(9, 1, 137),
	(10, 2, 137),
	(11, 1, 138),
	(12, 1, 139),
	(13, 1, 140),
	(14, 2, 138),
	(15, 2, 139),
	(16, 2, 140),
	(17, 1, 141),
	(18, 2, 141);
INSERT INTO public.auth_permission VALUES
	(1, 'Can add locale', 3, 'add_locale'),
	(2, 'Can change locale', 3, 'change_locale'),
	(3, 'Can delete locale', 3, 'delete_locale'),
	(4, 'Can view locale', 3, 'view_locale'),
	(5, 'Can add site', 4, 'add_site'),
	(6, 'Can change site', 4, 'change_site'),
	(7, 'Can delete site', 4, 'delete_site'),
	(8, 'Can view site', 4, 'view_site'),
	(9, 'Can add group site permission', 5, 'add_groupsitepermission'),
	(10, 'Can change group site permission', 5, 'change_groupsitepermission'),
	(11, 'Can delete group site permission', 5, 'delete_groupsitepermission'),
	(12, 'Can view group site permission', 5, 'view_groupsitepermission'),
	(13, 'Can add API token', 6, 'add_apitoken'),
	(14, 'Can change API token', 6, 'change_apitoken'),
	(15, 'Can delete API token', 6, 'delete_apitoken'),
	(16, 'Can view API token', 6, 'view_apitoken'),
	(17, 'Can add model log entry', 7, 'add_modellogentry'),
	(18, 'Can change model log entry', 7, 'change_modellogentry'),
	(19, 'Can delete model log entry', 7, 'delete_modellogentry'),
	(20, 'Can view model log entry', 7, 'view_modellogentry'),
	(21, 'Can add revision', 8, 'add_revision'),
	(22, 'Can change revision', 8, 'change_revision'),
	(23, 'Can delete revision', 8, 'delete_revision'),
	(24, 'Can view revision', 8, 'view_revision'),
	(25, 'Can add collection view restriction', 9, 'add_collectionviewrestriction'),
	(26, 'Can change collection view restriction', 9, 'change_collectionviewrestriction'),
	(27, 'Can delete collection view restriction', 9, 'delete_collectionviewrestriction'),
	(28, 'Can view collection view restriction', 9, 'view_collectionviewrestriction'),
	(29, 'Can add collection', 10, 'add_collection'),
	(30, 'Can change collection', 10, 'change_collection'),
	(31, 'Can delete collection', 10, 'delete_collection'),
	(32, 'Can view collection', 10, 'view_collection'),
	(33, 'Can add group collection permission', 11, 'add_groupcollectionpermission'),
	(34, 'Can change group collection permission', 11, 'change_groupcollectionpermission'),
	(35, 'Can delete group collection permission', 11, 'delete_groupcollectionpermission'),
	(36, 'Can view group collection permission', 11, 'view_groupcollectionpermission'),
	(37, 'Can add uploaded file', 12, 'add_uploadedfile'),
	(38, 'Can change uploaded file', 12, 'change_uploadedfile'),
	(39, 'Can delete uploaded file', 12, 'delete_uploadedfile'),
	(40, 'Can view uploaded file', 12, 'view_uploadedfile'),
	(41, 'Can add workflow content type', 13, 'add_workflowcontenttype'),
	(42, 'Can change workflow content type', 13, 'change_workflowcontenttype'),
	(43, 'Can delete workflow content type', 13, 'delete_workflowcontenttype'),
	(44, 'Can view workflow content type', 13, 'view_workflowcontenttype'),
	(45, 'Can add Workflow state', 14, 'add_workflowstate'),
	(46, 'Can change Workflow state', 14, 'change_workflowstate'),
	(47, 'Can delete Workflow state', 14, 'delete_workflowstate'),
	(48, 'Can view Workflow state', 14, 'view_workflowstate'),
	(49, 'Can add workflow', 15, 'add_workflow'),
	(50, 'Can change workflow', 15, 'change_workflow'),
	(51, 'Can delete workflow', 15, 'delete_workflow'),
	(52, 'Can view workflow', 15, 'view_workflow'),
	(53, 'Can add workflow task order', 16, 'add_workflowtask'),
	(54, 'Can change workflow task order', 16, 'change_workflowtask'),
	(55, 'Can delete workflow task order', 16, 'delete_workflowtask'),
	(56, 'Can view workflow task order', 16, 'view_workflowtask'),
	(57, 'Can add task', 17, 'add_task'),
	(58, 'Can change task', 17, 'change_task'),
	(59, 'Can delete task', 17, 'delete_task'),
	(60, 'Can view task', 17, 'view_task'),
	(61, 'Can add Group approval task', 2, 'add_groupapprovaltask'),
	(62, 'Can change Group approval task', 2, 'change_groupapprovaltask'),
	(63, 'Can delete Group approval task', 2, 'delete_groupapprovaltask'),
	(64, 'Can view Group approval task', 2, 'view_groupapprovaltask'),
	(65, 'Can add Task state', 18, 'add_taskstate'),
	(66, 'Can change Task state', 18, 'change_taskstate'),
	(67, 'Can delete Task state', 18, 'delete_taskstate'),
	(68, 'Can view Task state', 18, 'view_taskstate'),
	(69, 'Can add page', 1, 'add_page'),
	(70, 'Can change page', 1, 'change_page'),
	(71, 'Can delete page', 1, 'delete_page'),
	(72, 'Can view page', 1, 'view_page'),
	(73, 'Delete pages with children', 1, 'bulk_delete_page'),
	(74, 'Lock/unlock pages you''ve locked', 1, 'lock_page'),
	(75, 'Publish any page', 1, 'publish_page'),
	(76, 'Unlock any page', 1, 'unlock_page'),
	(77, 'Can add group page permission', 19, 'add_grouppagepermission'),
	(78, 'Can change group page permission', 19, 'change_grouppagepermission'),
	(79, 'Can delete group page permission', 19, 'delete_grouppagepermission'),
	(80, 'Can view group page permission', 19, 'view_grouppagepermission'),
	(81, 'Can add page view restriction', 20, 'add_pageviewrestriction'),
	(82, 'Can change page view restriction', 20, 'change_pageviewrestriction'),
	(83, 'Can delete page view restriction', 20, 'delete_pageviewrestriction'),
	(84, 'Can view page view restriction', 20, 'view_pageviewrestriction'),
	(85, 'Can add workflow page', 21, 'add_workflowpage'),
	(86, 'Can change workflow page', 21, 'change_workflowpage'),
	(87, 'Can delete workflow page', 21, 'delete_workflowpage'),
	(88, 'Can view workflow page', 21, 'view_workflowpage'),
	(89, 'Can add page log entry', 22, 'add_pagelogentry'),
	(90, 'Can change page log entry', 22, 'change_pagelogentry'),
	(91, 'Can delete page log entry', 22, 'delete_pagelogentry'),
	(92, 'Can view page log entry', 22, 'view_pagelogentry'),
	(93, 'Can add comment', 23, 'add_comment'),
	(94, 'Can change comment', 23, 'change_comment'),
	(95, 'Can delete comment', 23, 'delete_comment'),
	(96, 'Can view comment', 23, 'view_comment'),
	(97, 'Can add comment reply', 24, 'add_commentreply'),
	(98, 'Can change comment reply', 24, 'change_commentreply'),
	(99, 'Can delete comment reply', 24, 'delete_commentreply'),
	(100, 'Can view comment reply', 24, 'view_commentreply'),
	(101, 'Can add page subscription', 25, 'add_pagesubscription'),
	(102, 'Can change page subscription', 25, 'change_pagesubscription'),
	(103, 'Can delete page subscription', 25, 'delete_pagesubscription'),
	(104, 'Can view page subscription', 25, 'view_pagesubscription'),
	(105, 'Can add reference index', 26, 'add_referenceindex'),
	(106, 'Can change reference index', 26, 'change_referenceindex'),
	(107, 'Can delete reference index', 26, 'delete_referenceindex'),
	(108, 'Can view reference index', 26, 'view_referenceindex'),
	(109, 'Can add user', 27, 'add_user'),
	(110, 'Can change user', 27, 'change_user'),
	(111, 'Can delete user', 27, 'delete_user'),
	(112, 'Can view user', 27, 'view_user'),
	(113, 'Can add log', 28, 'add_log'),
	(114, 'Can change log', 28, 'change_log'),
	(115, 'Can delete log', 28, 'delete_log'),
	(116, 'Can view log', 28, 'view_log'),
	(117, 'Can add membership', 29, 'add_membership'),
	(118, 'Can change membership', 29, 'change_membership'),
	(119, 'Can delete membership', 29, 'delete_membership'),
	(120, 'Can view membership', 29, 'view_membership'),
	(121, 'Can add content type', 30, 'add_contenttype'),
	(122, 'Can change content type', 30, 'change_contenttype'),
	(123, 'Can delete content type', 30, 'delete_contenttype'),
	(124, 'Can view content type', 30, 'view_contenttype'),
	(125, 'Can add permission', 31, 'add_permission'),
	(126, 'Can change permission', 31, 'change_permission'),
	(127, 'Can delete permission', 31, 'delete_permission'),
	(128, 'Can view permission', 31, 'view_permission'),
	(129, 'Can add group', 32, 'add_group'),
	(130, 'Can change group', 32, 'change_group'),
	(131, 'Can delete group', 32, 'delete_group'),
	(132, 'Can view group', 32, 'view_group'),
	(133, 'Can add document', 33, 'add_document'),
	(134, 'Can change document', 33, 'change_document'),
	(135, 'Can delete document', 33, 'delete_document'),
	(136, 'Can access Wagtail admin', 34, 'access_admin'),
	(137, 'Can choose document', 33, 'choose_document'),
	(138, 'Can add image', 35, 'add_image'),
	(139, 'Can change image', 35, 'change_image'),
	(140, 'Can delete image', 35, 'delete_image'),
	(141, 'Can choose image', 35, 'choose_image'),
	(142, 'Can add sign in', 36, 'add_signin'),
	(143, 'Can change sign in', 36, 'change_signin'),
	(144, 'Can delete sign in', 36, 'delete_signin'),
	(145, 'Can view sign in', 36, 'view_signin'),
	(146, 'Can add step removal', 37, 'add_stepremoval'),
	(147, 'Can change step removal', 37, 'change_stepremoval'),
	(148, 'Can delete step removal', 37, 'delete_stepremoval'),
	(149, 'Can view step removal', 37, 'view_stepremoval'),
	(150, 'Can add letter', 38, 'add_letter'),
	(151, 'Can change letter', 38, 'change_letter'),
	(152, 'Can delete letter', 38, 'delete_letter'),
	(153, 'Can view letter', 38, 'view_letter'),
	(154, 'Can add letter wish', 39, 'add_letterwish'),
	(155, 'Can change letter wish', 39, 'change_letterwish'),
	(156, 'Can delete letter wish', 39, 'delete_letterwish'),
	(157, 'Can view letter wish', 39, 'view_letterwish'),
	(158, 'Can add person', 40, 'add_person'),
	(159, 'Can change person', 40, 'change_person'),
	(160, 'Can delete person', 40, 'delete_person'),
	(161, 'Can view person', 40, 'view_person'),
	(162, 'Can add identity', 41, 'add_identity'),
	(163, 'Can change identity', 41, 'change_identity'),
	(164, 'Can delete identity', 41, 'delete_identity'),
	(165, 'Can view identity', 41, 'view_identity'),
	(166, 'Can add organisation', 42, 'add_organisation'),
	(167, 'Can change organisation', 42, 'change_organisation'),
	(168, 'Can delete organisation', 42, 'delete_organisation'),
	(169, 'Can view organisation', 42, 'view_organisation'),
	(170, 'Can add sight', 43, 'add_sight'),
	(171, 'Can change sight', 43, 'change_sight'),
	(172, 'Can delete sight', 43, 'delete_sight'),
	(173, 'Can view sight', 43, 'view_sight'),
	(174, 'Can add consent', 44, 'add_consent'),
	(175, 'Can change consent', 44, 'change_consent'),
	(176, 'Can delete consent', 44, 'delete_consent'),
	(177, 'Can view consent', 44, 'view_consent'),
	(178, 'Can add erasure', 45, 'add_erasure'),
	(179, 'Can change erasure', 45, 'change_erasure'),
	(180, 'Can delete erasure', 45, 'delete_erasure'),
	(181, 'Can view erasure', 45, 'view_erasure'),
	(182, 'Can add contact', 46, 'add_contact'),
	(183, 'Can change contact', 46, 'change_contact'),
	(184, 'Can delete contact', 46, 'delete_contact'),
	(185, 'Can view contact', 46, 'view_contact'),
	(186, 'Can add tie', 47, 'add_tie'),
	(187, 'Can change tie', 47, 'change_tie'),
	(188, 'Can delete tie', 47, 'delete_tie'),
	(189, 'Can view tie', 47, 'view_tie'),
	(190, 'Can add freshness', 48, 'add_freshness'),
	(191, 'Can change freshness', 48, 'change_freshness'),
	(192, 'Can delete freshness', 48, 'delete_freshness'),
	(193, 'Can view freshness', 48, 'view_freshness'),
	(194, 'Can add export', 49, 'add_export'),
	(195, 'Can change export', 49, 'change_export'),
	(196, 'Can delete export', 49, 'delete_export'),
	(197, 'Can view export', 49, 'view_export'),
	(198, 'Can add exported', 50, 'add_exported'),
	(199, 'Can change exported', 50, 'change_exported'),
	(200, 'Can delete exported', 50, 'delete_exported'),
	(201, 'Can view exported', 50, 'view_exported'),
	(202, 'Can add look', 51, 'add_look'),
	(203, 'Can change look', 51, 'change_look'),
	(204, 'Can delete look', 51, 'delete_look'),
	(205, 'Can view look', 51, 'view_look'),
	(206, 'Can add concept', 52, 'add_concept'),
	(207, 'Can change concept', 52, 'change_concept'),
	(208, 'Can delete concept', 52, 'delete_concept'),
	(209, 'Can view concept', 52, 'view_concept'),
	(210, 'Can add suggestion', 53, 'add_suggestion'),
	(211, 'Can change suggestion', 53, 'change_suggestion'),
	(212, 'Can delete suggestion', 53, 'delete_suggestion'),
	(213, 'Can view suggestion', 53, 'view_suggestion'),
	(214, 'Can add registration', 54, 'add_registration'),
	(215, 'Can change registration', 54, 'change_registration'),
	(216, 'Can delete registration', 54, 'delete_registration'),
	(217, 'Can view registration', 54, 'view_registration'),
	(218, 'Can add apart', 55, 'add_apart'),
	(219, 'Can change apart', 55, 'change_apart'),
	(220, 'Can delete apart', 55, 'delete_apart'),
	(221, 'Can view apart', 55, 'view_apart'),
	(222, 'Can add merge', 56, 'add_merge'),
	(223, 'Can change merge', 56, 'change_merge'),
	(224, 'Can delete merge', 56, 'delete_merge'),
	(225, 'Can view merge', 56, 'view_merge'),
	(226, 'Can add intake', 57, 'add_intake'),
	(227, 'Can change intake', 57, 'change_intake'),
	(228, 'Can delete intake', 57, 'delete_intake'),
	(229, 'Can view intake', 57, 'view_intake'),
	(230, 'Can add intake row', 58, 'add_intakerow'),
	(231, 'Can change intake row', 58, 'change_intakerow'),
	(232, 'Can delete intake row', 58, 'delete_intakerow'),
	(233, 'Can view intake row', 58, 'view_intakerow'),
	(234, 'Can add counted', 59, 'add_counted'),
	(235, 'Can change counted', 59, 'change_counted'),
	(236, 'Can delete counted', 59, 'delete_counted'),
	(237, 'Can view counted', 59, 'view_counted'),
	(238, 'Can add course', 60, 'add_course'),
	(239, 'Can change course', 60, 'change_course'),
	(240, 'Can delete course', 60, 'delete_course'),
	(241, 'Can view course', 60, 'view_course'),
	(242, 'Can add course material', 61, 'add_coursematerial'),
	(243, 'Can change course material', 61, 'change_coursematerial'),
	(244, 'Can delete course material', 61, 'delete_coursematerial'),
	(245, 'Can view course material', 61, 'view_coursematerial'),
	(246, 'Can add course session', 62, 'add_coursesession'),
	(247, 'Can change course session', 62, 'change_coursesession'),
	(248, 'Can delete course session', 62, 'delete_coursesession'),
	(249, 'Can view course session', 62, 'view_coursesession'),
	(250, 'Can add course test', 63, 'add_coursetest'),
	(251, 'Can change course test', 63, 'change_coursetest'),
	(252, 'Can delete course test', 63, 'delete_coursetest'),
	(253, 'Can view course test', 63, 'view_coursetest'),
	(254, 'Can add enrolment', 64, 'add_enrolment'),
	(255, 'Can change enrolment', 64, 'change_enrolment'),
	(256, 'Can delete enrolment', 64, 'delete_enrolment'),
	(257, 'Can view enrolment', 64, 'view_enrolment'),
	(258, 'Can add certificate', 65, 'add_certificate'),
	(259, 'Can change certificate', 65, 'change_certificate'),
	(260, 'Can delete certificate', 65, 'delete_certificate'),
	(261, 'Can view certificate', 65, 'view_certificate'),
	(262, 'Can add attendance', 66, 'add_attendance'),
	(263, 'Can change attendance', 66, 'change_attendance'),
	(264, 'Can delete attendance', 66, 'delete_attendance'),
	(265, 'Can view attendance', 66, 'view_attendance'),
	(266, 'Can add attempt', 67, 'add_attempt'),
	(267, 'Can change attempt', 67, 'change_attempt'),
	(268, 'Can delete attempt', 67, 'delete_attempt'),
	(269, 'Can view attempt', 67, 'view_attempt'),
	(270, 'Can add programme', 68, 'add_programme'),
	(271, 'Can change programme', 68, 'change_programme'),
	(272, 'Can delete programme', 68, 'delete_programme'),
	(273, 'Can view programme', 68, 'view_programme'),
	(274, 'Can add focus', 69, 'add_focus'),
	(275, 'Can change focus', 69, 'change_focus'),
	(276, 'Can delete focus', 69, 'delete_focus'),
	(277, 'Can view focus', 69, 'view_focus'),
	(278, 'Can add fact', 70, 'add_fact'),
	(279, 'Can change fact', 70, 'change_fact'),
	(280, 'Can delete fact', 70, 'delete_fact'),
	(281, 'Can view fact', 70, 'view_fact'),
	(282, 'Can add criterion', 71, 'add_criterion'),
	(283, 'Can change criterion', 71, 'change_criterion'),
	(284, 'Can delete criterion', 71, 'delete_criterion'),
	(285, 'Can view criterion', 71, 'view_criterion'),
	(286, 'Can add rule', 72, 'add_rule'),
	(287, 'Can change rule', 72, 'change_rule'),
	(288, 'Can delete rule', 72, 'delete_rule'),
	(289, 'Can view rule', 72, 'view_rule'),
	(290, 'Can add sector', 73, 'add_sector'),
	(291, 'Can change sector', 73, 'change_sector'),
	(292, 'Can delete sector', 73, 'delete_sector'),
	(293, 'Can view sector', 73, 'view_sector'),
	(294, 'Can add sector choice', 74, 'add_sectorchoice'),
	(295, 'Can change sector choice', 74, 'change_sectorchoice'),
	(296, 'Can delete sector choice', 74, 'delete_sectorchoice'),
	(297, 'Can view sector choice', 74, 'view_sectorchoice'),
	(298, 'Can add target', 75, 'add_target'),
	(299, 'Can change target', 75, 'change_target'),
	(300, 'Can delete target', 75, 'delete_target'),
	(301, 'Can view target', 75, 'view_target'),
	(302, 'Can add pack version', 76, 'add_packversion'),
	(303, 'Can change pack version', 76, 'change_packversion'),
	(304, 'Can delete pack version', 76, 'delete_packversion'),
	(305, 'Can view pack version', 76, 'view_packversion'),
	(306, 'Can add terms section', 77, 'add_termssection'),
	(307, 'Can change terms section', 77, 'change_termssection'),
	(308, 'Can delete terms section', 77, 'delete_termssection'),
	(309, 'Can view terms section', 77, 'view_termssection'),
	(310, 'Can add terms template', 78, 'add_termstemplate'),
	(311, 'Can change terms template', 78, 'change_termstemplate'),
	(312, 'Can delete terms template', 78, 'delete_termstemplate'),
	(313, 'Can view terms template', 78, 'view_termstemplate'),
	(314, 'Can add affiliation', 79, 'add_affiliation'),
	(315, 'Can change affiliation', 79, 'change_affiliation'),
	(316, 'Can delete affiliation', 79, 'delete_affiliation'),
	(317, 'Can view affiliation', 79, 'view_affiliation'),
	(318, 'Can add weighing', 80, 'add_weighing'),
	(319, 'Can change weighing', 80, 'change_weighing'),
	(320, 'Can delete weighing', 80, 'delete_weighing'),
	(321, 'Can view weighing', 80, 'view_weighing'),
	(322, 'Can add weighed risk', 81, 'add_weighedrisk'),
	(323, 'Can change weighed risk', 81, 'change_weighedrisk'),
	(324, 'Can delete weighed risk', 81, 'delete_weighedrisk'),
	(325, 'Can view weighed risk', 81, 'view_weighedrisk'),
	(326, 'Can add decision', 82, 'add_decision'),
	(327, 'Can change decision', 82, 'change_decision'),
	(328, 'Can delete decision', 82, 'delete_decision'),
	(329, 'Can view decision', 82, 'view_decision'),
	(330, 'Can add participation', 83, 'add_participation'),
	(331, 'Can change participation', 83, 'change_participation'),
	(332, 'Can delete participation', 83, 'delete_participation'),
	(333, 'Can view participation', 83, 'view_participation'),
	(334, 'Can add sector listing', 84, 'add_sectorlisting'),
	(335, 'Can change sector listing', 84, 'change_sectorlisting'),
	(336, 'Can delete sector listing', 84, 'delete_sectorlisting'),
	(337, 'Can view sector listing', 84, 'view_sectorlisting'),
	(338, 'Can add sector verdict', 85, 'add_sectorverdict'),
	(339, 'Can change sector verdict', 85, 'change_sectorverdict'),
	(340, 'Can delete sector verdict', 85, 'delete_sectorverdict'),
	(341, 'Can view sector verdict', 85, 'view_sectorverdict'),
	(342, 'Can add milestone', 86, 'add_milestone'),
	(343, 'Can change milestone', 86, 'change_milestone'),
	(344, 'Can delete milestone', 86, 'delete_milestone'),
	(345, 'Can view milestone', 86, 'view_milestone'),
	(346, 'Can add mailing', 87, 'add_mailing'),
	(347, 'Can change mailing', 87, 'change_mailing'),
	(348, 'Can delete mailing', 87, 'delete_mailing'),
	(349, 'Can view mailing', 87, 'view_mailing'),
	(350, 'Can add mailing letter', 88, 'add_mailingletter'),
	(351, 'Can change mailing letter', 88, 'change_mailingletter'),
	(352, 'Can delete mailing letter', 88, 'delete_mailingletter'),
	(353, 'Can view mailing letter', 88, 'view_mailingletter'),
	(354, 'Can add channel', 89, 'add_channel'),
	(355, 'Can change channel', 89, 'change_channel'),
	(356, 'Can delete channel', 89, 'delete_channel'),
	(357, 'Can view channel', 89, 'view_channel'),
	(358, 'Can add question', 90, 'add_question'),
	(359, 'Can change question', 90, 'change_question'),
	(360, 'Can delete question', 90, 'delete_question'),
	(361, 'Can view question', 90, 'view_question'),
	(362, 'Can add selection setting', 91, 'add_selectionsetting'),
	(363, 'Can change selection setting', 91, 'change_selectionsetting'),
	(364, 'Can delete selection setting', 91, 'delete_selectionsetting'),
	(365, 'Can view selection setting', 91, 'view_selectionsetting'),
	(366, 'Can add required course', 92, 'add_requiredcourse'),
	(367, 'Can change required course', 92, 'change_requiredcourse'),
	(368, 'Can delete required course', 92, 'delete_requiredcourse'),
	(369, 'Can view required course', 92, 'view_requiredcourse'),
	(370, 'Can add publication', 93, 'add_publication'),
	(371, 'Can change publication', 93, 'change_publication'),
	(372, 'Can delete publication', 93, 'delete_publication'),
	(373, 'Can view publication', 93, 'view_publication'),
	(374, 'Can add subject', 94, 'add_subject'),
	(375, 'Can change subject', 94, 'change_subject'),
	(376, 'Can delete subject', 94, 'delete_subject'),
	(377, 'Can view subject', 94, 'view_subject'),
	(378, 'Can add story', 95, 'add_story'),
	(379, 'Can change story', 95, 'change_story'),
	(380, 'Can delete story', 95, 'delete_story'),
	(381, 'Can view story', 95, 'view_story'),
	(382, 'Can add appearance', 96, 'add_appearance'),
	(383, 'Can change appearance', 96, 'change_appearance'),
	(384, 'Can delete appearance', 96, 'delete_appearance'),
	(385, 'Can view appearance', 96, 'view_appearance'),
	(386, 'Can add newsletter', 97, 'add_newsletter'),
	(387, 'Can change newsletter', 97, 'change_newsletter'),
	(388, 'Can delete newsletter', 97, 'delete_newsletter'),
	(389, 'Can view newsletter', 97, 'view_newsletter'),
	(390, 'Can add newsletter piece', 98, 'add_newsletterpiece'),
	(391, 'Can change newsletter piece', 98, 'change_newsletterpiece'),
	(392, 'Can delete newsletter piece', 98, 'delete_newsletterpiece'),
	(393, 'Can view newsletter piece', 98, 'view_newsletterpiece'),
	(394, 'Can add subscriber', 99, 'add_subscriber'),
	(395, 'Can change subscriber', 99, 'change_subscriber'),
	(396, 'Can delete subscriber', 99, 'delete_subscriber'),
	(397, 'Can view subscriber', 99, 'view_subscriber'),
	(398, 'Can add newsletter letter', 100, 'add_newsletterletter'),
	(399, 'Can change newsletter letter', 100, 'change_newsletterletter'),
	(400, 'Can delete newsletter letter', 100, 'delete_newsletterletter'),
	(401, 'Can view newsletter letter', 100, 'view_newsletterletter'),
	(402, 'Can add shelf', 101, 'add_shelf'),
	(403, 'Can change shelf', 101, 'change_shelf'),
	(404, 'Can delete shelf', 101, 'delete_shelf'),
	(405, 'Can view shelf', 101, 'view_shelf'),
	(406, 'Can add page', 102, 'add_infopage'),
	(407, 'Can change page', 102, 'change_infopage'),
	(408, 'Can delete page', 102, 'delete_infopage'),
	(409, 'Can view page', 102, 'view_infopage'),
	(410, 'Can add news', 103, 'add_newspage'),
	(411, 'Can change news', 103, 'change_newspage'),
	(412, 'Can delete news', 103, 'delete_newspage'),
	(413, 'Can view news', 103, 'view_newspage'),
	(414, 'Can add resource', 104, 'add_resourcepage'),
	(415, 'Can change resource', 104, 'change_resourcepage'),
	(416, 'Can delete resource', 104, 'delete_resourcepage'),
	(417, 'Can view resource', 104, 'view_resourcepage'),
	(418, 'Can add event', 105, 'add_event'),
	(419, 'Can change event', 105, 'change_event'),
	(420, 'Can delete event', 105, 'delete_event'),
	(421, 'Can view event', 105, 'view_event'),
	(422, 'Can add co host', 106, 'add_cohost'),
	(423, 'Can change co host', 106, 'change_cohost'),
	(424, 'Can delete co host', 106, 'delete_cohost'),
	(425, 'Can view co host', 106, 'view_cohost'),
	(426, 'Can add event registration', 107, 'add_eventregistration'),
	(427, 'Can change event registration', 107, 'change_eventregistration'),
	(428, 'Can delete event registration', 107, 'delete_eventregistration'),
	(429, 'Can view event registration', 107, 'view_eventregistration'),
	(430, 'Can add event session', 108, 'add_eventsession'),
	(431, 'Can change event session', 108, 'change_eventsession'),
	(432, 'Can delete event session', 108, 'delete_eventsession'),
	(433, 'Can view event session', 108, 'view_eventsession'),
	(434, 'Can add speaker', 109, 'add_speaker'),
	(435, 'Can change speaker', 109, 'change_speaker'),
	(436, 'Can delete speaker', 109, 'delete_speaker'),
	(437, 'Can view speaker', 109, 'view_speaker'),
	(438, 'Can add mentor offer', 110, 'add_mentoroffer'),
	(439, 'Can change mentor offer', 110, 'change_mentoroffer'),
	(440, 'Can delete mentor offer', 110, 'delete_mentoroffer'),
	(441, 'Can view mentor offer', 110, 'view_mentoroffer'),
	(442, 'Can add mentorship', 111, 'add_mentorship'),
	(443, 'Can change mentorship', 111, 'change_mentorship'),
	(444, 'Can delete mentorship', 111, 'delete_mentorship'),
	(445, 'Can view mentorship', 111, 'view_mentorship'),
	(446, 'Can add pair side', 112, 'add_pairside'),
	(447, 'Can change pair side', 112, 'change_pairside'),
	(448, 'Can delete pair side', 112, 'delete_pairside'),
	(449, 'Can view pair side', 112, 'view_pairside'),
	(450, 'Can add post', 113, 'add_post'),
	(451, 'Can change post', 113, 'change_post'),
	(452, 'Can delete post', 113, 'delete_post'),
	(453, 'Can view post', 113, 'view_post'),
	(454, 'Can add post file', 114, 'add_postfile'),
	(455, 'Can change post file', 114, 'change_postfile'),
	(456, 'Can delete post file', 114, 'delete_postfile'),
	(457, 'Can view post file', 114, 'view_postfile'),
	(458, 'Can add space', 115, 'add_space'),
	(459, 'Can change space', 115, 'change_space'),
	(460, 'Can delete space', 115, 'delete_space'),
	(461, 'Can view space', 115, 'view_space'),
	(462, 'Can add seat', 116, 'add_seat'),
	(463, 'Can change seat', 116, 'change_seat'),
	(464, 'Can delete seat', 116, 'delete_seat'),
	(465, 'Can view seat', 116, 'view_seat'),
	(466, 'Can add post report', 117, 'add_postreport'),
	(467, 'Can change post report', 117, 'change_postreport'),
	(468, 'Can delete post report', 117, 'delete_postreport'),
	(469, 'Can view post report', 117, 'view_postreport'),
	(470, 'Can add statement signature', 118, 'add_statementsignature'),
	(471, 'Can change statement signature', 118, 'change_statementsignature'),
	(472, 'Can delete statement signature', 118, 'delete_statementsignature'),
	(473, 'Can view statement signature', 118, 'view_statementsignature'),
	(474, 'Can add statement', 119, 'add_statement'),
	(475, 'Can change statement', 119, 'change_statement'),
	(476, 'Can delete statement', 119, 'delete_statement'),
	(477, 'Can view statement', 119, 'view_statement'),
	(478, 'Can add statement signer', 120, 'add_statementsigner'),
	(479, 'Can change statement signer', 120, 'change_statementsigner'),
	(480, 'Can delete statement signer', 120, 'delete_statementsigner'),
	(481, 'Can view statement signer', 120, 'view_statementsigner'),
	(482, 'Can add consultation', 121, 'add_consultation'),
	(483, 'Can change consultation', 121, 'change_consultation'),
	(484, 'Can delete consultation', 121, 'delete_consultation'),
	(485, 'Can view consultation', 121, 'view_consultation'),
	(486, 'Can add consultation asked', 122, 'add_consultationasked'),
	(487, 'Can change consultation asked', 122, 'change_consultationasked'),
	(488, 'Can delete consultation asked', 122, 'delete_consultationasked'),
	(489, 'Can view consultation asked', 122, 'view_consultationasked'),
	(490, 'Can add consultation question', 123, 'add_consultationquestion'),
	(491, 'Can change consultation question', 123, 'change_consultationquestion'),
	(492, 'Can delete consultation question', 123, 'delete_consultationquestion'),
	(493, 'Can view consultation question', 123, 'view_consultationquestion'),
	(494, 'Can add consultation answer', 124, 'add_consultationanswer'),
	(495, 'Can change consultation answer', 124, 'change_consultationanswer'),
	(496, 'Can delete consultation answer', 124, 'delete_consultationanswer'),
	(497, 'Can view consultation answer', 124, 'view_consultationanswer'),
	(498, 'Can add board', 125, 'add_board'),
	(499, 'Can change board', 125, 'change_board'),
	(500, 'Can delete board', 125, 'delete_board'),
	(501, 'Can view board', 125, 'view_board'),
	(502, 'Can add board seat', 126, 'add_boardseat'),
	(503, 'Can change board seat', 126, 'change_boardseat'),
	(504, 'Can delete board seat', 126, 'delete_boardseat'),
	(505, 'Can view board seat', 126, 'view_boardseat'),
	(506, 'Can add board theme', 127, 'add_boardtheme'),
	(507, 'Can change board theme', 127, 'change_boardtheme'),
	(508, 'Can delete board theme', 127, 'delete_boardtheme'),
	(509, 'Can view board theme', 127, 'view_boardtheme'),
	(510, 'Can add board voice', 128, 'add_boardvoice'),
	(511, 'Can change board voice', 128, 'change_boardvoice'),
	(512, 'Can delete board voice', 128, 'delete_boardvoice'),
	(513, 'Can view board voice', 128, 'view_boardvoice'),
	(514, 'Can add idea', 129, 'add_idea'),
	(515, 'Can change idea', 129, 'change_idea'),
	(516, 'Can delete idea', 129, 'delete_idea'),
	(517, 'Can view idea', 129, 'view_idea'),
	(518, 'Can add idea support', 130, 'add_ideasupport'),
	(519, 'Can change idea support', 130, 'change_ideasupport'),
	(520, 'Can delete idea support', 130, 'delete_ideasupport'),
	(521, 'Can view idea support', 130, 'view_ideasupport'),
	(522, 'Can add public idea', 131, 'add_publicidea'),
	(523, 'Can change public idea', 131, 'change_publicidea'),
	(524, 'Can delete public idea', 131, 'delete_publicidea'),
	(525, 'Can view public idea', 131, 'view_publicidea'),
	(526, 'Can add need', 132, 'add_need'),
	(527, 'Can change need', 132, 'change_need'),
	(528, 'Can delete need', 132, 'delete_need'),
	(529, 'Can view need', 132, 'view_need'),
	(530, 'Can add endorsement', 133, 'add_endorsement'),
	(531, 'Can change endorsement', 133, 'change_endorsement'),
	(532, 'Can delete endorsement', 133, 'delete_endorsement'),
	(533, 'Can view endorsement', 133, 'view_endorsement'),
	(534, 'Can add opportunity', 134, 'add_opportunity'),
	(535, 'Can change opportunity', 134, 'change_opportunity'),
	(536, 'Can delete opportunity', 134, 'delete_opportunity'),
	(537, 'Can view opportunity', 134, 'view_opportunity'),
	(538, 'Can add application', 135, 'add_application'),
	(539, 'Can change application', 135, 'change_application'),
	(540, 'Can delete application', 135, 'delete_application'),
	(541, 'Can view application', 135, 'view_application'),
	(542, 'Can add partnership', 136, 'add_partnership'),
	(543, 'Can change partnership', 136, 'change_partnership'),
	(544, 'Can delete partnership', 136, 'delete_partnership'),
	(545, 'Can view partnership', 136, 'view_partnership'),
	(546, 'Can add review', 137, 'add_review'),
	(547, 'Can change review', 137, 'change_review'),
	(548, 'Can delete review', 137, 'delete_review'),
	(549, 'Can view review', 137, 'view_review'),
	(550, 'Can add signature', 138, 'add_signature'),
	(551, 'Can change signature', 138, 'change_signature'),
	(552, 'Can delete signature', 138, 'delete_signature'),
	(553, 'Can view signature', 138, 'view_signature'),
	(554, 'Can add eligibility check', 139, 'add_eligibilitycheck'),
	(555, 'Can change eligibility check', 139, 'change_eligibilitycheck'),
	(556, 'Can delete eligibility check', 139, 'delete_eligibilitycheck'),
	(557, 'Can view eligibility check', 139, 'view_eligibilitycheck'),
	(558, 'Can add opportunity count', 140, 'add_opportunitycount'),
	(559, 'Can change opportunity count', 140, 'change_opportunitycount'),
	(560, 'Can delete opportunity count', 140, 'delete_opportunitycount'),
	(561, 'Can view opportunity count', 140, 'view_opportunitycount'),
	(562, 'Can add edit request', 141, 'add_editrequest'),
	(563, 'Can change edit request', 141, 'change_editrequest'),
	(564, 'Can delete edit request', 141, 'delete_editrequest'),
	(565, 'Can view edit request', 141, 'view_editrequest'),
	(566, 'Can add terms review', 142, 'add_termsreview'),
	(567, 'Can change terms review', 142, 'change_termsreview'),
	(568, 'Can delete terms review', 142, 'delete_termsreview'),
	(569, 'Can view terms review', 142, 'view_termsreview'),
	(570, 'Can add terms version', 143, 'add_termsversion'),
	(571, 'Can change terms version', 143, 'change_termsversion'),
	(572, 'Can delete terms version', 143, 'delete_termsversion'),
	(573, 'Can view terms version', 143, 'view_termsversion'),
	(574, 'Can add saved search', 144, 'add_savedsearch'),
	(575, 'Can change saved search', 144, 'change_savedsearch'),
	(576, 'Can delete saved search', 144, 'delete_savedsearch'),
	(577, 'Can view saved search', 144, 'view_savedsearch'),
	(578, 'Can add written opportunity', 145, 'add_writtenopportunity'),
	(579, 'Can change written opportunity', 145, 'change_writtenopportunity'),
	(580, 'Can delete written opportunity', 145, 'delete_writtenopportunity'),
	(581, 'Can view written opportunity', 145, 'view_writtenopportunity'),
	(582, 'Can add development plan', 146, 'add_developmentplan'),
	(583, 'Can change development plan', 146, 'change_developmentplan'),
	(584, 'Can delete development plan', 146, 'delete_developmentplan'),
	(585, 'Can view development plan', 146, 'view_developmentplan'),
	(586, 'Can add capacity', 147, 'add_capacity'),
	(587, 'Can change capacity', 147, 'change_capacity'),
	(588, 'Can delete capacity', 147, 'delete_capacity'),
	(589, 'Can view capacity', 147, 'view_capacity'),
	(590, 'Can add asking', 148, 'add_asking'),
	(591, 'Can change asking', 148, 'change_asking'),
	(592, 'Can delete asking', 148, 'delete_asking'),
	(593, 'Can view asking', 148, 'view_asking'),
	(594, 'Can add addressee', 149, 'add_addressee'),
	(595, 'Can change addressee', 149, 'change_addressee'),
	(596, 'Can delete addressee', 149, 'delete_addressee'),
	(597, 'Can view addressee', 149, 'view_addressee'),
	(598, 'Can add endorsement letter', 150, 'add_endorsementletter'),
	(599, 'Can change endorsement letter', 150, 'change_endorsementletter'),
	(600, 'Can delete endorsement letter', 150, 'delete_endorsementletter'),
	(601, 'Can view endorsement letter', 150, 'view_endorsementletter'),
	(602, 'Can add need concept', 151, 'add_needconcept'),
	(603, 'Can change need concept', 151, 'change_needconcept'),
	(604, 'Can delete need concept', 151, 'delete_needconcept'),
	(605, 'Can view need concept', 151, 'view_needconcept'),
	(606, 'Can add paper', 152, 'add_paper'),
	(607, 'Can change paper', 152, 'change_paper'),
	(608, 'Can delete paper', 152, 'delete_paper'),
	(609, 'Can view paper', 152, 'view_paper'),
	(610, 'Can add paper page', 153, 'add_paperpage'),
	(611, 'Can change paper page', 153, 'change_paperpage'),
	(612, 'Can delete paper page', 153, 'delete_paperpage'),
	(613, 'Can view paper page', 153, 'view_paperpage'),
	(614, 'Can add choosing', 154, 'add_choosing'),
	(615, 'Can change choosing', 154, 'change_choosing'),
	(616, 'Can delete choosing', 154, 'delete_choosing'),
	(617, 'Can view choosing', 154, 'view_choosing'),
	(618, 'Can add reserve place', 155, 'add_reserveplace'),
	(619, 'Can change reserve place', 155, 'change_reserveplace'),
	(620, 'Can delete reserve place', 155, 'delete_reserveplace'),
	(621, 'Can view reserve place', 155, 'view_reserveplace'),
	(622, 'Can add host ranking', 156, 'add_hostranking'),
	(623, 'Can change host ranking', 156, 'change_hostranking'),
	(624, 'Can delete host ranking', 156, 'delete_hostranking'),
	(625, 'Can view host ranking', 156, 'view_hostranking'),
	(626, 'Can add host rank', 157, 'add_hostrank'),
	(627, 'Can change host rank', 157, 'change_hostrank'),
	(628, 'Can delete host rank', 157, 'delete_hostrank'),
	(629, 'Can view host rank', 157, 'view_hostrank'),
	(630, 'Can add kept decision', 158, 'add_keptdecision'),
	(631, 'Can change kept decision', 158, 'change_keptdecision'),
	(632, 'Can delete kept decision', 158, 'delete_keptdecision'),
	(633, 'Can view kept decision', 158, 'view_keptdecision'),
	(634, 'Can add answer letter', 159, 'add_answerletter'),
	(635, 'Can change answer letter', 159, 'change_answerletter'),
	(636, 'Can delete answer letter', 159, 'delete_answerletter'),
	(637, 'Can view answer letter', 159, 'view_answerletter'),
	(638, 'Can add asked part', 160, 'add_askedpart'),
	(639, 'Can change asked part', 160, 'change_askedpart'),
	(640, 'Can delete asked part', 160, 'delete_askedpart'),
	(641, 'Can view asked part', 160, 'view_askedpart'),
	(642, 'Can add marking', 161, 'add_marking'),
	(643, 'Can change marking', 161, 'change_marking'),
	(644, 'Can delete marking', 161, 'delete_marking'),
	(645, 'Can view marking', 161, 'view_marking'),
	(646, 'Can add fit look', 162, 'add_fitlook'),
	(647, 'Can change fit look', 162, 'change_fitlook'),
	(648, 'Can delete fit look', 162, 'delete_fitlook'),
	(649, 'Can view fit look', 162, 'view_fitlook'),
	(650, 'Can add ranking', 163, 'add_ranking'),
	(651, 'Can change ranking', 163, 'change_ranking'),
	(652, 'Can delete ranking', 163, 'delete_ranking'),
	(653, 'Can view ranking', 163, 'view_ranking'),
	(654, 'Can add ranked', 164, 'add_ranked'),
	(655, 'Can change ranked', 164, 'change_ranked'),
	(656, 'Can delete ranked', 164, 'delete_ranked'),
	(657, 'Can view ranked', 164, 'view_ranked'),
	(658, 'Can add rank move', 165, 'add_rankmove'),
	(659, 'Can change rank move', 165, 'change_rankmove'),
	(660, 'Can delete rank move', 165, 'delete_rankmove'),
	(661, 'Can view rank move', 165, 'view_rankmove'),
	(662, 'Can add rank reason', 166, 'add_rankreason'),
	(663, 'Can change rank reason', 166, 'change_rankreason'),
	(664, 'Can delete rank reason', 166, 'delete_rankreason'),
	(665, 'Can view rank reason', 166, 'view_rankreason'),
	(666, 'Can add wrong link', 167, 'add_wronglink'),
	(667, 'Can change wrong link', 167, 'change_wronglink'),
	(668, 'Can delete wrong link', 167, 'delete_wronglink'),
	(669, 'Can view wrong link', 167, 'view_wronglink'),
	(670, 'Can add fit', 168, 'add_fit'),
	(671, 'Can change fit', 168, 'change_fit'),
	(672, 'Can delete fit', 168, 'delete_fit'),
	(673, 'Can view fit', 168, 'view_fit'),
	(674, 'Can add reference', 169, 'add_reference'),
	(675, 'Can change reference', 169, 'change_reference'),
	(676, 'Can delete reference', 169, 'delete_reference'),
	(677, 'Can view reference', 169, 'view_reference'),
	(678, 'Can add application document', 170, 'add_applicationdocument'),
	(679, 'Can change application document', 170, 'change_applicationdocument'),
	(680, 'Can delete application document', 170, 'delete_applicationdocument'),
	(681, 'Can view application document', 170, 'view_applicationdocument'),
	(682, 'Can add reference answer', 171, 'add_referenceanswer'),
	(683, 'Can change reference answer', 171, 'change_referenceanswer'),
	(684, 'Can delete reference answer', 171, 'delete_referenceanswer'),
	(685, 'Can view reference answer', 171, 'view_referenceanswer'),
	(686, 'Can add interview', 172, 'add_interview'),
	(687, 'Can change interview', 172, 'change_interview'),
	(688, 'Can delete interview', 172, 'delete_interview'),
	(689, 'Can view interview', 172, 'view_interview'),
	(690, 'Can add interview note', 173, 'add_interviewnote'),
	(691, 'Can change interview note', 173, 'change_interviewnote'),
	(692, 'Can delete interview note', 173, 'delete_interviewnote'),
	(693, 'Can view interview note', 173, 'view_interviewnote'),
	(694, 'Can add interview time', 174, 'add_interviewtime'),
	(695, 'Can change interview time', 174, 'change_interviewtime'),
	(696, 'Can delete interview time', 174, 'delete_interviewtime'),
	(697, 'Can view interview time', 174, 'view_interviewtime'),
	(698, 'Can add cohort', 175, 'add_cohort'),
	(699, 'Can change cohort', 175, 'change_cohort'),
	(700, 'Can delete cohort', 175, 'delete_cohort'),
	(701, 'Can view cohort', 175, 'view_cohort'),
	(702, 'Can add cohort draft', 176, 'add_cohortdraft'),
	(703, 'Can change cohort draft', 176, 'change_cohortdraft'),
	(704, 'Can delete cohort draft', 176, 'delete_cohortdraft'),
	(705, 'Can view cohort draft', 176, 'view_cohortdraft'),
	(706, 'Can add cohort place', 177, 'add_cohortplace'),
	(707, 'Can change cohort place', 177, 'change_cohortplace'),
	(708, 'Can delete cohort place', 177, 'delete_cohortplace'),
	(709, 'Can view cohort place', 177, 'view_cohortplace'),
	(710, 'Can add cohort step', 178, 'add_cohortstep'),
	(711, 'Can change cohort step', 178, 'change_cohortstep'),
	(712, 'Can delete cohort step', 178, 'delete_cohortstep'),
	(713, 'Can view cohort step', 178, 'view_cohortstep'),
	(714, 'Can add candidate', 179, 'add_candidate'),
	(715, 'Can change candidate', 179, 'change_candidate'),
	(716, 'Can delete candidate', 179, 'delete_candidate'),
	(717, 'Can view candidate', 179, 'view_candidate'),
	(718, 'Can add co applicant', 180, 'add_coapplicant'),
	(719, 'Can change co applicant', 180, 'change_coapplicant'),
	(720, 'Can delete co applicant', 180, 'delete_coapplicant'),
	(721, 'Can view co applicant', 180, 'view_coapplicant'),
	(722, 'Can add engagement', 181, 'add_engagement'),
	(723, 'Can change engagement', 181, 'change_engagement'),
	(724, 'Can delete engagement', 181, 'delete_engagement'),
	(725, 'Can view engagement', 181, 'view_engagement'),
	(726, 'Can add deliverable', 182, 'add_deliverable'),
	(727, 'Can change deliverable', 182, 'change_deliverable'),
	(728, 'Can delete deliverable', 182, 'delete_deliverable'),
	(729, 'Can view deliverable', 182, 'view_deliverable'),
	(730, 'Can add checklist item', 183, 'add_checklistitem'),
	(731, 'Can change checklist item', 183, 'change_checklistitem'),
	(732, 'Can delete checklist item', 183, 'delete_checklistitem'),
	(733, 'Can view checklist item', 183, 'view_checklistitem'),
	(734, 'Can add phase', 184, 'add_phase'),
	(735, 'Can change phase', 184, 'change_phase'),
	(736, 'Can delete phase', 184, 'delete_phase'),
	(737, 'Can view phase', 184, 'view_phase'),
	(738, 'Can add attachment', 185, 'add_attachment'),
	(739, 'Can change attachment', 185, 'change_attachment'),
	(740, 'Can delete attachment', 185, 'delete_attachment'),
	(741, 'Can view attachment', 185, 'view_attachment'),
	(742, 'Can add outcome', 186, 'add_outcome'),
	(743, 'Can change outcome', 186, 'change_outcome'),
	(744, 'Can delete outcome', 186, 'delete_outcome'),
	(745, 'Can view outcome', 186, 'view_outcome'),
	(746, 'Can add sighting', 187, 'add_sighting'),
	(747, 'Can change sighting', 187, 'change_sighting'),
	(748, 'Can delete sighting', 187, 'delete_sighting'),
	(749, 'Can view sighting', 187, 'view_sighting'),
	(750, 'Can add figure', 188, 'add_figure'),
	(751, 'Can change figure', 188, 'change_figure'),
	(752, 'Can delete figure', 188, 'delete_figure'),
	(753, 'Can view figure', 188, 'view_figure'),
	(754, 'Can add session', 189, 'add_session'),
	(755, 'Can change session', 189, 'change_session'),
	(756, 'Can delete session', 189, 'delete_session'),
	(757, 'Can view session', 189, 'view_session'),
	(758, 'Can add user profile', 190, 'add_userprofile'),
	(759, 'Can change user profile', 190, 'change_userprofile'),
	(760, 'Can delete user profile', 190, 'delete_userprofile'),
	(761, 'Can view user profile', 190, 'view_userprofile'),
	(762, 'Can view document', 33, 'view_document'),
	(763, 'Can view image', 35, 'view_image'),
	(764, 'Can add rendition', 191, 'add_rendition'),
	(765, 'Can change rendition', 191, 'change_rendition'),
	(766, 'Can delete rendition', 191, 'delete_rendition'),
	(767, 'Can view rendition', 191, 'view_rendition'),
	(768, 'Can add index entry', 192, 'add_indexentry'),
	(769, 'Can change index entry', 192, 'change_indexentry'),
	(770, 'Can delete index entry', 192, 'delete_indexentry'),
	(771, 'Can view index entry', 192, 'view_indexentry'),
	(772, 'Can add editing session', 193, 'add_editingsession'),
	(773, 'Can change editing session', 193, 'change_editingsession'),
	(774, 'Can delete editing session', 193, 'delete_editingsession'),
	(775, 'Can view editing session', 193, 'view_editingsession'),
	(776, 'Can add form state', 194, 'add_formstate'),
	(777, 'Can change form state', 194, 'change_formstate'),
	(778, 'Can delete form state', 194, 'delete_formstate'),
	(779, 'Can view form state', 194, 'view_formstate'),
	(780, 'Can submit translations', 195, 'submit_translation'),
	(781, 'Can add tag', 196, 'add_tag'),
	(782, 'Can change tag', 196, 'change_tag'),
	(783, 'Can delete tag', 196, 'delete_tag'),
	(784, 'Can view tag', 196, 'view_tag'),
	(785, 'Can add tagged item', 197, 'add_taggeditem'),
	(786, 'Can change tagged item', 197, 'change_taggeditem'),
	(787, 'Can delete tagged item', 197, 'delete_taggeditem'),
	(788, 'Can view tagged item', 197, 'view_taggeditem'),
	(789, 'Can add email address', 198, 'add_emailaddress'),
	(790, 'Can change email address', 198, 'change_emailaddress'),
	(791, 'Can delete email address', 198, 'delete_emailaddress'),
	(792, 'Can view email address', 198, 'view_emailaddress'),
	(793, 'Can add email confirmation', 199, 'add_emailconfirmation'),
	(794, 'Can change email confirmation', 199, 'change_emailconfirmation'),
	(795, 'Can delete email confirmation', 199, 'delete_emailconfirmation'),
	(796, 'Can view email confirmation', 199, 'view_emailconfirmation'),
	(797, 'Can add authenticator', 200, 'add_authenticator'),
	(798, 'Can change authenticator', 200, 'change_authenticator'),
	(799, 'Can delete authenticator', 200, 'delete_authenticator'),
	(800, 'Can view authenticator', 200, 'view_authenticator'),
	(801, 'Can add procrastinate event', 201, 'add_procrastinateevent'),
	(802, 'Can change procrastinate event', 201, 'change_procrastinateevent'),
	(803, 'Can delete procrastinate event', 201, 'delete_procrastinateevent'),
	(804, 'Can view procrastinate event', 201, 'view_procrastinateevent'),
	(805, 'Can add procrastinate job', 202, 'add_procrastinatejob'),
	(806, 'Can change procrastinate job', 202, 'change_procrastinatejob'),
	(807, 'Can delete procrastinate job', 202, 'delete_procrastinatejob'),
	(808, 'Can view procrastinate job', 202, 'view_procrastinatejob'),
	(809, 'Can add procrastinate periodic defer', 203, 'add_procrastinateperiodicdefer'),
	(810, 'Can change procrastinate periodic defer', 203, 'change_procrastinateperiodicdefer'),
	(811, 'Can delete procrastinate periodic defer', 203, 'delete_procrastinateperiodicdefer'),
	(812, 'Can view procrastinate periodic defer', 203, 'view_procrastinateperiodicdefer'),
	(813, 'Can add procrastinate worker', 204, 'add_procrastinateworker'),
	(814, 'Can change procrastinate worker', 204, 'change_procrastinateworker'),
	(815, 'Can delete procrastinate worker', 204, 'delete_procrastinateworker'),
	(816, 'Can view procrastinate worker', 204, 'view_procrastinateworker');
--
-- Data for Name: delivery_attachment; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: delivery_deliverable; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: delivery_phase; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.django_content_type VALUES
	(1, 'wagtailcore', 'page'),
	(2, 'wagtailcore', 'groupapprovaltask'),
	(3, 'wagtailcore', 'locale'),
	(4, 'wagtailcore', 'site'),
	(5, 'wagtailcore', 'groupsitepermission'),
	(6, 'wagtailcore', 'apitoken'),
	(7, 'wagtailcore', 'modellogentry'),
	(8, 'wagtailcore', 'revision'),
	(9, 'wagtailcore', 'collectionviewrestriction'),
	(10, 'wagtailcore', 'collection'),
	(11, 'wagtailcore', 'groupcollectionpermission'),
	(12, 'wagtailcore', 'uploadedfile'),
	(13, 'wagtailcore', 'workflowcontenttype'),
	(14, 'wagtailcore', 'workflowstate'),
	(15, 'wagtailcore', 'workflow'),
	(16, 'wagtailcore', 'workflowtask'),
	(17, 'wagtailcore', 'task'),
	(18, 'wagtailcore', 'taskstate'),
	(19, 'wagtailcore', 'grouppagepermission'),
	(20, 'wagtailcore', 'pageviewrestriction'),
	(21, 'wagtailcore', 'workflowpage'),
	(22, 'wagtailcore', 'pagelogentry'),
	(23, 'wagtailcore', 'comment'),
	(24, 'wagtailcore', 'commentreply'),
	(25, 'wagtailcore', 'pagesubscription'),
	(26, 'wagtailcore', 'referenceindex'),
	(27, 'foundation', 'user'),
	(28, 'foundation', 'log'),
	(29, 'foundation', 'membership'),
	(30, 'contenttypes', 'contenttype'),
	(31, 'auth', 'permission'),
	(32, 'auth', 'group'),
	(33, 'wagtaildocs', 'document'),
	(34, 'wagtailadmin', 'admin'),
	(35, 'wagtailimages', 'image'),
	(36, 'foundation', 'signin'),
	(37, 'foundation', 'stepremoval'),
	(38, 'foundation', 'letter'),
	(39, 'foundation', 'letterwish'),
	(40, 'people', 'person'),
	(41, 'people', 'identity'),
	(42, 'people', 'organisation'),
	(43, 'people', 'sight'),
	(44, 'people', 'consent'),
	(45, 'people', 'erasure'),
	(46, 'people', 'contact'),
	(47, 'people', 'tie'),
	(48, 'people', 'freshness'),
	(49, 'people', 'export'),
	(50, 'people', 'exported'),
	(51, 'people', 'look'),
	(52, 'people', 'concept'),
	(53, 'people', 'suggestion'),
	(54, 'people', 'registration'),
	(55, 'people', 'apart'),
	(56, 'people', 'merge'),
	(57, 'people', 'intake'),
	(58, 'people', 'intakerow'),
	(59, 'people', 'counted'),
	(60, 'learning', 'course'),
	(61, 'learning', 'coursematerial'),
	(62, 'learning', 'coursesession'),
	(63, 'learning', 'coursetest'),
	(64, 'learning', 'enrolment'),
	(65, 'learning', 'certificate'),
	(66, 'learning', 'attendance'),
	(67, 'learning', 'attempt'),
	(68, 'programmes', 'programme'),
	(69, 'programmes', 'focus'),
	(70, 'programmes', 'fact'),
	(71, 'programmes', 'criterion'),
	(72, 'programmes', 'rule'),
	(73, 'programmes', 'sector'),
	(74, 'programmes', 'sectorchoice'),
	(75, 'programmes', 'target'),
	(76, 'programmes', 'packversion'),
	(77, 'programmes', 'termssection'),
	(78, 'programmes', 'termstemplate'),
	(79, 'programmes', 'affiliation'),
	(80, 'programmes', 'weighing'),
	(81, 'programmes', 'weighedrisk'),
	(82, 'programmes', 'decision'),
	(83, 'programmes', 'participation'),
	(84, 'programmes', 'sectorlisting'),
	(85, 'programmes', 'sectorverdict'),
	(86, 'programmes', 'milestone'),
	(87, 'programmes', 'mailing'),
	(88, 'programmes', 'mailingletter'),
	(89, 'programmes', 'channel'),
	(90, 'programmes', 'question'),
	(91, 'programmes', 'selectionsetting'),
	(92, 'programmes', 'requiredcourse'),
	(93, 'publishing', 'publication'),
	(94, 'publishing', 'subject'),
	(95, 'publishing', 'story'),
	(96, 'publishing', 'appearance'),
	(97, 'publishing', 'newsletter'),
	(98, 'publishing', 'newsletterpiece'),
	(99, 'publishing', 'subscriber'),
	(100, 'publishing', 'newsletterletter'),
	(101, 'publishing', 'shelf'),
	(102, 'publishing', 'infopage'),
	(103, 'publishing', 'newspage'),
	(104, 'publishing', 'resourcepage'),
	(105, 'gatherings', 'event'),
	(106, 'gatherings', 'cohost'),
	(107, 'gatherings', 'eventregistration'),
	(108, 'gatherings', 'eventsession'),
	(109, 'gatherings', 'speaker'),
	(110, 'gatherings', 'mentoroffer'),
	(111, 'gatherings', 'mentorship'),
	(112, 'gatherings', 'pairside'),
	(113, 'gatherings', 'post'),
	(114, 'gatherings', 'postfile'),
	(115, 'gatherings', 'space'),
	(116, 'gatherings', 'seat'),
	(117, 'gatherings', 'postreport'),
	(118, 'gatherings', 'statementsignature'),
	(119, 'gatherings', 'statement'),
	(120, 'gatherings', 'statementsigner'),
	(121, 'gatherings', 'consultation'),
	(122, 'gatherings', 'consultationasked'),
	(123, 'gatherings', 'consultationquestion'),
	(124, 'gatherings', 'consultationanswer'),
	(125, 'gatherings', 'board'),
	(126, 'gatherings', 'boardseat'),
	(127, 'gatherings', 'boardtheme'),
	(128, 'gatherings', 'boardvoice'),
	(129, 'gatherings', 'idea'),
	(130, 'gatherings', 'ideasupport'),
	(131, 'gatherings', 'publicidea'),
	(132, 'selection', 'need'),
	(133, 'selection', 'endorsement'),
	(134, 'selection', 'opportunity'),
	(135, 'selection', 'application'),
	(136, 'selection', 'partnership'),
	(137, 'selection', 'review'),
	(138, 'selection', 'signature'),
	(139, 'selection', 'eligibilitycheck'),
	(140, 'selection', 'opportunitycount'),
	(141, 'selection', 'editrequest'),
	(142, 'selection', 'termsreview'),
	(143, 'selection', 'termsversion'),
	(144, 'selection', 'savedsearch'),
	(145, 'selection', 'writtenopportunity'),
	(146, 'selection', 'developmentplan'),
	(147, 'selection', 'capacity'),
	(148, 'selection', 'asking'),
	(149, 'selection', 'addressee'),
	(150, 'selection', 'endorsementletter'),
	(151, 'selection', 'needconcept'),
	(152, 'selection', 'paper'),
	(153, 'selection', 'paperpage'),
	(154, 'selection', 'choosing'),
	(155, 'selection', 'reserveplace'),
	(156, 'selection', 'hostranking'),
	(157, 'selection', 'hostrank'),
	(158, 'selection', 'keptdecision'),
	(159, 'selection', 'answerletter'),
	(160, 'selection', 'askedpart'),
	(161, 'selection', 'marking'),
	(162, 'selection', 'fitlook'),
	(163, 'selection', 'ranking'),
	(164, 'selection', 'ranked'),
	(165, 'selection', 'rankmove'),
	(166, 'selection', 'rankreason'),
	(167, 'selection', 'wronglink'),
	(168, 'selection', 'fit'),
	(169, 'selection', 'reference'),
	(170, 'selection', 'applicationdocument'),
	(171, 'selection', 'referenceanswer'),
	(172, 'selection', 'interview'),
	(173, 'selection', 'interviewnote'),
	(174, 'selection', 'interviewtime'),
	(175, 'selection', 'cohort'),
	(176, 'selection', 'cohortdraft'),
	(177, 'selection', 'cohortplace'),
	(178, 'selection', 'cohortstep'),
	(179, 'selection', 'candidate'),
	(180, 'selection', 'coapplicant'),
	(181, 'delivery', 'engagement'),
	(182, 'delivery', 'deliverable'),
	(183, 'delivery', 'checklistitem'),
	(184, 'delivery', 'phase'),
	(185, 'delivery', 'attachment'),
	(186, 'results', 'outcome'),
	(187, 'results', 'sighting'),
	(188, 'insight', 'figure'),
	(189, 'sessions', 'session'),
	(190, 'wagtailusers', 'userprofile'),
	(191, 'wagtailimages', 'rendition'),
	(192, 'wagtailsearch', 'indexentry'),
	(193, 'wagtailadmin', 'editingsession'),
	(194, 'wagtailadmin', 'formstate'),
	(195, 'simple_translation', 'simpletranslation'),
	(196, 'taggit', 'tag'),
	(197, 'taggit', 'taggeditem'),
	(198, 'account', 'emailaddress'),
	(199, 'account', 'emailconfirmation'),
	(200, 'mfa', 'authenticator'),
	(201, 'procrastinate', 'procrastinateevent'),
	(202, 'procrastinate', 'procrastinatejob'),
	(203, 'procrastinate', 'procrastinateperiodicdefer'),
	(204, 'procrastinate', 'procrastinateworker');
INSERT INTO public.django_migrations VALUES
	(1, 'foundation', '0001_foundation', now()),
	(2, 'contenttypes', '0001_initial', now()),
	(3, 'contenttypes', '0002_remove_content_type_name', now()),
	(4, 'auth', '0001_initial', now()),
	(5, 'auth', '0002_alter_permission_name_max_length', now()),
	(6, 'auth', '0003_alter_user_email_max_length', now()),
	(7, 'auth', '0004_alter_user_username_opts', now()),
	(8, 'auth', '0005_alter_user_last_login_null', now()),
	(9, 'auth', '0006_require_contenttypes_0002', now()),
	(10, 'auth', '0007_alter_validators_add_error_messages', now()),
	(11, 'auth', '0008_alter_user_username_max_length', now()),
	(12, 'auth', '0009_alter_user_last_name_max_length', now()),
	(13, 'auth', '0010_alter_group_name_max_length', now()),
	(14, 'auth', '0011_update_proxy_permissions', now()),
	(15, 'auth', '0012_alter_user_first_name_max_length', now()),
	(16, 'wagtailcore', '0001_initial', now()),
	(17, 'wagtailcore', '0002_initial_data', now()),
	(18, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', now()),
	(19, 'wagtailcore', '0004_page_locked', now()),
	(20, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', now()),
	(21, 'wagtailcore', '0006_add_lock_page_permission', now()),
	(22, 'wagtailcore', '0007_page_latest_revision_created_at', now()),
	(23, 'wagtailcore', '0008_populate_latest_revision_created_at', now()),
	(24, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', now()),
	(25, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', now()),
	(26, 'wagtailcore', '0011_page_first_published_at', now()),
	(27, 'wagtailcore', '0012_extend_page_slug_field', now()),
	(28, 'wagtailcore', '0013_update_golive_expire_help_text', now()),
	(29, 'wagtailcore', '0014_add_verbose_name', now()),
	(30, 'wagtailcore', '0015_add_more_verbose_names', now()),
	(31, 'wagtailcore', '0016_change_page_url_path_to_text_field', now()),
	(32, 'wagtailcore', '0017_change_edit_page_permission_description', now()),
	(33, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', now()),
	(34, 'wagtailcore', '0019_verbose_names_cleanup', now()),
	(35, 'wagtailcore', '0020_add_index_on_page_first_published_at', now()),
	(36, 'wagtailcore', '0021_capitalizeverbose', now()),
	(37, 'wagtailcore', '0022_add_site_name', now()),
	(38, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', now()),
	(39, 'wagtailcore', '0024_collection', now()),
	(40, 'wagtailcore', '0025_collection_initial_data', now()),
	(41, 'wagtailcore', '0026_group_collection_permission', now()),
	(42, 'wagtailcore', '0027_fix_collection_path_collation', now()),
	(43, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', now()),
	(44, 'wagtailcore', '0028_merge', now()),
	(45, 'wagtailcore', '0029_unicode_slugfield_dj19', now()),
	(46, 'wagtailcore', '0030_index_on_pagerevision_created_at', now()),
	(47, 'wagtailcore', '0031_add_page_view_restriction_types', now()),
	(48, 'wagtailcore', '0032_add_bulk_delete_page_permission', now()),
	(49, 'wagtailcore', '0033_remove_golive_expiry_help_text', now()),
	(50, 'wagtailcore', '0034_page_live_revision', now()),
	(51, 'wagtailcore', '0035_page_last_published_at', now()),
	(52, 'wagtailcore', '0036_populate_page_last_published_at', now()),
	(53, 'wagtailcore', '0037_set_page_owner_editable', now()),
	(54, 'wagtailcore', '0038_make_first_published_at_editable', now()),
	(55, 'wagtailcore', '0039_collectionviewrestriction', now()),
	(56, 'wagtailcore', '0040_page_draft_title', now()),
	(57, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', now()),
	(58, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', now()),
	(59, 'wagtailcore', '0043_lock_fields', now()),
	(60, 'wagtailcore', '0044_add_unlock_grouppagepermission', now()),
	(61, 'wagtailcore', '0045_assign_unlock_grouppagepermission', now()),
	(62, 'wagtailcore', '0046_site_name_remove_null', now()),
	(63, 'wagtailcore', '0047_add_workflow_models', now()),
	(64, 'wagtailcore', '0048_add_default_workflows', now()),
	(65, 'wagtailcore', '0049_taskstate_finished_by', now()),
	(66, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', now()),
	(67, 'wagtailcore', '0051_taskstate_comment', now()),
	(68, 'wagtailcore', '0052_pagelogentry', now()),
	(69, 'wagtailcore', '0053_locale_model', now()),
	(70, 'wagtailcore', '0054_initial_locale', now()),
	(71, 'wagtailcore', '0055_page_locale_fields', now()),
	(72, 'wagtailcore', '0056_page_locale_fields_populate', now()),
	(73, 'wagtailcore', '0057_page_locale_fields_notnull', now()),
	(74, 'wagtailcore', '0058_page_alias_of', now()),
	(75, 'wagtailcore', '0059_apply_collection_ordering', now()),
	(76, 'wagtailcore', '0060_fix_workflow_unique_constraint', now()),
	(77, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', now()),
	(78, 'wagtailcore', '0062_comment_models_and_pagesubscription', now()),
	(79, 'wagtailcore', '0063_modellogentry', now()),
	(80, 'wagtailcore', '0064_log_timestamp_indexes', now()),
	(81, 'wagtailcore', '0065_log_entry_uuid', now()),
	(82, 'wagtailcore', '0066_collection_management_permissions', now()),
	(83, 'wagtailcore', '0067_alter_pagerevision_content_json', now()),
	(84, 'wagtailcore', '0068_log_entry_empty_object', now()),
	(85, 'wagtailcore', '0069_log_entry_jsonfield', now()),
	(86, 'wagtailcore', '0070_rename_pagerevision_revision', now()),
	(87, 'wagtailcore', '0071_populate_revision_content_type', now()),
	(88, 'wagtailcore', '0072_alter_revision_content_type_notnull', now()),
	(89, 'wagtailcore', '0073_page_latest_revision', now()),
	(90, 'wagtailcore', '0074_revision_object_str', now()),
	(91, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', now()),
	(92, 'wagtailcore', '0076_modellogentry_revision', now()),
	(93, 'wagtailcore', '0077_alter_revision_user', now()),
	(94, 'wagtailcore', '0078_referenceindex', now()),
	(95, 'wagtailcore', '0079_rename_taskstate_page_revision', now()),
	(96, 'wagtailcore', '0080_generic_workflowstate', now()),
	(97, 'wagtailcore', '0081_populate_workflowstate_content_type', now()),
	(98, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', now()),
	(99, 'wagtailcore', '0083_workflowcontenttype', now()),
	(100, 'wagtailcore', '0084_add_default_page_permissions', now()),
	(101, 'wagtailcore', '0085_add_grouppagepermission_permission', now()),
	(102, 'wagtailcore', '0086_populate_grouppagepermission_permission', now()),
	(103, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', now()),
	(104, 'wagtailcore', '0088_fix_log_entry_json_timestamps', now()),
	(105, 'wagtailcore', '0089_log_entry_data_json_null_to_object', now()),
	(106, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', now()),
	(107, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', now()),
	(108, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', now()),
	(109, 'wagtailcore', '0093_uploadedfile', now()),
	(110, 'wagtailcore', '0094_alter_page_locale', now()),
	(111, 'wagtailcore', '0095_groupsitepermission', now()),
	(112, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', now()),
	(113, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', now()),
	(114, 'wagtailcore', '0098_apitoken', now()),
	(115, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', now()),
	(116, 'account', '0001_initial', now()),
	(117, 'account', '0002_email_max_length', now()),
	(118, 'account', '0003_alter_emailaddress_create_unique_verified_email', now()),
	(119, 'account', '0004_alter_emailaddress_drop_unique_email', now()),
	(120, 'account', '0005_emailaddress_idx_upper_email', now()),
	(121, 'account', '0006_emailaddress_lower', now()),
	(122, 'account', '0007_emailaddress_idx_email', now()),
	(123, 'account', '0008_emailaddress_unique_primary_email_fixup', now()),
	(124, 'account', '0009_emailaddress_unique_primary_email', now()),
	(125, 'programmes', '0001_programmes', now()),
	(126, 'people', '0001_people', now()),
	(127, 'selection', '0001_selection', now()),
	(128, 'selection', '0002_freed_place', now()),
	(129, 'programmes', '0002_versions_stay', now()),
	(130, 'foundation', '0002_account_wall', now()),
	(131, 'foundation', '0003_fold', now()),
	(132, 'selection', '0003_search', now()),
	(133, 'programmes', '0003_terms', now()),
	(134, 'selection', '0004_terms', now()),
	(135, 'selection', '0005_saved_search', now()),
	(136, 'people', '0002_own_words', now()),
	(137, 'mfa', '0001_initial', now()),
	(138, 'mfa', '0002_authenticator_timestamps', now()),
	(139, 'mfa', '0003_authenticator_type_uniq', now()),
	(140, 'foundation', '0004_sign_in', now()),
	(141, 'people', '0003_consent_and_erasure', now()),
	(142, 'selection', '0006_waiting', now()),
	(143, 'programmes', '0004_facts_in_languages', now()),
	(144, 'programmes', '0005_affiliation', now()),
	(145, 'people', '0004_contact_and_tie', now()),
	(146, 'people', '0005_freshness', now()),
	(147, 'programmes', '0006_decision', now()),
	(148, 'selection', '0007_partnership_decision', now()),
	(149, 'people', '0006_lists_that_left', now()),
	(150, 'people', '0007_register', now()),
	(151, 'people', '0008_confirmed_concepts', now()),
	(152, 'people', '0009_registration', now()),
	(153, 'people', '0010_merge', now()),
	(154, 'people', '0011_intake', now()),
	(155, 'selection', '0008_development_plan', now()),
	(156, 'selection', '0009_follows', now()),
	(157, 'foundation', '0005_each_query_once', now()),
	(158, 'foundation', '0006_lost_second_step', now()),
	(159, 'people', '0012_narrower_sight', now()),
	(160, 'people', '0013_asking_covered', now()),
	(161, 'selection', '0010_asking', now()),
	(162, 'selection', '0011_authority_chain', now()),
	(163, 'selection', '0012_need_in_full', now()),
	(164, 'programmes', '0007_timetable', now()),
	(165, 'selection', '0013_paper', now()),
	(166, 'selection', '0014_part_of_need', now()),
	(167, 'programmes', '0008_mailing', now()),
	(168, 'selection', '0015_choosing', now()),
	(169, 'programmes', '0009_selection_setting', now()),
	(170, 'selection', '0016_review', now()),
	(171, 'selection', '0017_ranking', now()),
	(172, 'selection', '0018_applying', now()),
	(173, 'people', '0014_counted', now()),
	(174, 'selection', '0019_interview', now()),
	(175, 'selection', '0020_cohort', now()),
	(176, 'selection', '0021_held', now()),
	(177, 'selection', '0022_nearest', now()),
	(178, 'delivery', '0001_delivery', now()),
	(179, 'delivery', '0002_attachment', now()),
	(180, 'delivery', '0003_flagged', now()),
	(181, 'delivery', '0004_together', now()),
	(182, 'foundation', '0007_own_account_first', now()),
	(183, 'foundation', '0008_letters', now()),
	(184, 'foundation', '0009_letters_about_others', now()),
	(185, 'foundation', '0010_groups', now()),
	(186, 'programmes', '0010_balance', now()),
	(187, 'programmes', '0011_required_course', now()),
	(188, 'people', '0015_active_in', now()),
	(189, 'gatherings', '0001_gatherings', now()),
	(190, 'gatherings', '0002_space', now()),
	(191, 'gatherings', '0003_speaker_asked', now()),
	(192, 'gatherings', '0004_event_organisation', now()),
	(193, 'gatherings', '0005_statement', now()),
	(194, 'gatherings', '0006_consultation', now()),
	(195, 'gatherings', '0007_board', now()),
	(196, 'gatherings', '0008_board_theme', now()),
	(197, 'gatherings', '0009_registration_may_ask', now()),
	(198, 'gatherings', '0010_consultation_tally', now()),
	(199, 'gatherings', '0011_idea', now()),
	(200, 'insight', '0001_insight', now()),
	(201, 'learning', '0001_learning', now()),
	(202, 'procrastinate', '0001_initial', now()),
	(203, 'procrastinate', '0002_drop_started_at_column', now()),
	(204, 'procrastinate', '0003_drop_started_at_column', now()),
	(205, 'procrastinate', '0004_drop_procrastinate_version_table', now()),
	(206, 'procrastinate', '0005_fix_procrastinate_fetch_job', now()),
	(207, 'procrastinate', '0006_fix_trigger_status_events_insert', now()),
	(208, 'procrastinate', '0007_add_queueing_lock_column', now()),
	(209, 'procrastinate', '0008_close_fetch_job_race_condition', now()),
	(210, 'procrastinate', '0009_add_defer_job_function', now()),
	(211, 'procrastinate', '0010_add_procrastinate_periodic_defers', now()),
	(212, 'procrastinate', '0011_add_foreign_key_index', now()),
	(213, 'procrastinate', '0012_add_locks_to_periodic_defer', now()),
	(214, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', now()),
	(215, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', now()),
	(216, 'procrastinate', '0015_add_trigger_on_job_deletion', now()),
	(217, 'procrastinate', '0016_delete_finished_jobs', now()),
	(218, 'procrastinate', '0017_add_checks_to_finish_job', now()),
	(219, 'procrastinate', '0018_add_checks_to_retry_job', now()),
	(220, 'procrastinate', '0019_fix_finish_job_compat_issue', now()),
	(221, 'procrastinate', '0020_add_index_on_procrastinate_jobs', now()),
	(222, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', now()),
	(223, 'procrastinate', '0022_null_locks_excluded', now()),
	(224, 'procrastinate', '0023_remove_old_finish_job_function', now()),
	(225, 'procrastinate', '0024_job_id_bigint', now()),
	(226, 'procrastinate', '0025_add_models', now()),
	(227, 'procrastinate', '0026_add_job_priority', now()),
	(228, 'procrastinate', '0027_add_periodic_job_priority', now()),
	(229, 'procrastinate', '0028_add_cancel_states', now()),
	(230, 'procrastinate', '0029_add_additional_params_to_retry_job', now()),
	(231, 'procrastinate', '0030_alter_procrastinateevent_options', now()),
	(232, 'procrastinate', '0031_add_indexes_for_fetch_job', now()),
	(233, 'procrastinate', '0032_pre_cancel_notification', now()),
	(234, 'procrastinate', '0033_post_cancel_notification', now()),
	(235, 'procrastinate', '0034_pre_add_heartbeat', now()),
	(236, 'procrastinate', '0035_post_add_heartbeat', now()),
	(237, 'procrastinate', '0036_add_worker_model', now()),
	(238, 'procrastinate', '0037_pre_batch_defer_jobs', now()),
	(239, 'procrastinate', '0038_post_batch_defer_jobs', now()),
	(240, 'procrastinate', '0039_pre_priority_lock_fetch_job', now()),
	(241, 'procrastinate', '0040_pre_retry_failed_job', now()),
	(242, 'procrastinate', '0041_post_retry_failed_job', now()),
	(243, 'taggit', '0001_initial', now()),
	(244, 'wagtaildocs', '0001_initial', now()),
	(245, 'wagtaildocs', '0002_initial_data', now()),
	(246, 'wagtaildocs', '0003_add_verbose_names', now()),
	(247, 'wagtaildocs', '0004_capitalizeverbose', now()),
	(248, 'wagtaildocs', '0005_document_collection', now()),
	(249, 'wagtaildocs', '0006_copy_document_permissions_to_collections', now()),
	(250, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', now()),
	(251, 'wagtaildocs', '0007_merge', now()),
	(252, 'wagtaildocs', '0008_document_file_size', now()),
	(253, 'wagtaildocs', '0009_document_verbose_name_plural', now()),
	(254, 'wagtaildocs', '0010_document_file_hash', now()),
	(255, 'wagtailadmin', '0001_create_admin_access_permissions', now()),
	(256, 'wagtaildocs', '0011_add_choose_permissions', now()),
	(257, 'wagtaildocs', '0012_uploadeddocument', now()),
	(258, 'wagtaildocs', '0013_delete_uploadeddocument', now()),
	(259, 'wagtaildocs', '0014_alter_document_file_size', now()),
	(260, 'publishing', '0001_publishing', now()),
	(261, 'publishing', '0002_story', now()),
	(262, 'publishing', '0003_newsletter', now()),
	(263, 'publishing', '0004_podcast', now()),
	(264, 'publishing', '0005_page', now()),
	(265, 'results', '0001_results', now()),
	(266, 'results', '0002_out_of_reach', now()),
	(267, 'results', '0003_courses_out_of_reach', now()),
	(268, 'results', '0004_letters_out_of_reach', now()),
	(269, 'selection', '0023_together', now()),
	(270, 'selection', '0024_to_come', now()),
	(271, 'sessions', '0001_initial', now()),
	(272, 'simple_translation', '0001_initial', now()),
	(273, 'taggit', '0002_auto_20150616_2121', now()),
	(274, 'taggit', '0003_taggeditem_add_unique_index', now()),
	(275, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', now()),
	(276, 'taggit', '0005_auto_20220424_2025', now()),
	(277, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', now()),
	(278, 'wagtailadmin', '0002_admin', now()),
	(279, 'wagtailadmin', '0003_admin_managed', now()),
	(280, 'wagtailadmin', '0004_editingsession', now()),
	(281, 'wagtailadmin', '0005_editingsession_is_editing', now()),
	(282, 'wagtailadmin', '0006_formstate', now()),
	(283, 'wagtailimages', '0001_initial', now()),
	(284, 'wagtailimages', '0002_initial_data', now()),
	(285, 'wagtailimages', '0003_fix_focal_point_fields', now()),
	(286, 'wagtailimages', '0004_make_focal_point_key_not_nullable', now()),
	(287, 'wagtailimages', '0005_make_filter_spec_unique', now()),
	(288, 'wagtailimages', '0006_add_verbose_names', now()),
	(289, 'wagtailimages', '0007_image_file_size', now()),
	(290, 'wagtailimages', '0008_image_created_at_index', now()),
	(291, 'wagtailimages', '0009_capitalizeverbose', now()),
	(292, 'wagtailimages', '0010_change_on_delete_behaviour', now()),
	(293, 'wagtailimages', '0011_image_collection', now()),
	(294, 'wagtailimages', '0012_copy_image_permissions_to_collections', now()),
	(295, 'wagtailimages', '0013_make_rendition_upload_callable', now()),
	(296, 'wagtailimages', '0014_add_filter_spec_field', now()),
	(297, 'wagtailimages', '0015_fill_filter_spec_field', now()),
	(298, 'wagtailimages', '0016_deprecate_rendition_filter_relation', now()),
	(299, 'wagtailimages', '0017_reduce_focal_point_key_max_length', now()),
	(300, 'wagtailimages', '0018_remove_rendition_filter', now()),
	(301, 'wagtailimages', '0019_delete_filter', now()),
	(302, 'wagtailimages', '0020_add-verbose-name', now()),
	(303, 'wagtailimages', '0021_image_file_hash', now()),
	(304, 'wagtailimages', '0022_uploadedimage', now()),
	(305, 'wagtailimages', '0023_add_choose_permissions', now()),
	(306, 'wagtailimages', '0024_index_image_file_hash', now()),
	(307, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', now()),
	(308, 'wagtailimages', '0026_delete_uploadedimage', now()),
	(309, 'wagtailimages', '0027_image_description', now()),
	(310, 'wagtailsearch', '0001_initial', now()),
	(311, 'wagtailsearch', '0002_add_verbose_names', now()),
	(312, 'wagtailsearch', '0003_remove_editors_pick', now()),
	(313, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', now()),
	(314, 'wagtailsearch', '0005_create_indexentry', now()),
	(315, 'wagtailsearch', '0006_customise_indexentry', now()),
	(316, 'wagtailsearch', '0007_delete_editorspick', now()),
	(317, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', now()),
	(318, 'wagtailsearch', '0009_remove_ngram_autocomplete', now()),
	(319, 'wagtailsearch', '0010_add_text_fields', now()),
	(320, 'wagtailusers', '0001_initial', now()),
	(321, 'wagtailusers', '0002_add_verbose_name_on_userprofile', now()),
	(322, 'wagtailusers', '0003_add_verbose_names', now()),
	(323, 'wagtailusers', '0004_capitalizeverbose', now()),
	(324, 'wagtailusers', '0005_make_related_name_wagtail_specific', now()),
	(325, 'wagtailusers', '0006_userprofile_prefered_language', now()),
	(326, 'wagtailusers', '0007_userprofile_current_time_zone', now()),
	(327, 'wagtailusers', '0008_userprofile_avatar', now()),
	(328, 'wagtailusers', '0009_userprofile_verbose_name_plural', now()),
	(329, 'wagtailusers', '0010_userprofile_updated_comments_notifications', now()),
	(330, 'wagtailusers', '0011_userprofile_dismissibles', now()),
	(331, 'wagtailusers', '0012_userprofile_theme', now()),
	(332, 'wagtailusers', '0013_userprofile_density', now()),
	(333, 'wagtailusers', '0014_userprofile_contrast', now()),
	(334, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', now()),
	(335, 'wagtailimages', '0001_squashed_0021', now());
--
-- Data for Name: foundation_letter; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: foundation_log; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: foundation_signin; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: foundation_user; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: foundation_user_user_permissions; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: gatherings_boardseat; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: gatherings_boardvoice; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: gatherings_consultation; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: gatherings_consultationasked; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: gatherings_event; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: gatherings_eventsession; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: gatherings_ideasupport; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: gatherings_mentorship; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: gatherings_post; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: gatherings_postreport; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: gatherings_seat; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: gatherings_speaker; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: gatherings_statementsignature; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: insight_figure; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: learning_attendance; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: learning_course; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: learning_coursesession; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: learning_enrolment; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: people_apart; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: people_consent; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: people_counted; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: people_export; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: people_freshness; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: people_intake; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: people_look; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: people_organisation; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: people_registration; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: people_suggestion; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: procrastinate_events; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: procrastinate_periodic_defers; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: programmes_affiliation; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: programmes_criterion; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: programmes_fact; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: programmes_mailing; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: programmes_milestone; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: programmes_participation; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: programmes_question; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: programmes_rule; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: programmes_sectorchoice; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: programmes_sectorverdict; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: programmes_target; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: programmes_termstemplate; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: programmes_weighing; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: publishing_infopage; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: publishing_newsletterletter; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: publishing_newspage; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: publishing_publication_subject; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: publishing_shelf; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: publishing_subscriber; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: results_sighting; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_answerletter; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_applicationdocument; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_asking; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_capacity; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_coapplicant; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_cohortdraft; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_cohortstep; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_editrequest; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_endorsement; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_fit; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_hostrank; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_interview; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_interviewtime; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_marking; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_needconcept; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_opportunitycount; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_paperpage; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_ranked; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_rankmove; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_reference; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_reserveplace; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_savedsearch; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_termsreview; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: selection_writtenopportunity; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: simple_translation_simpletranslation; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: taggit_taggeditem; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: wagtailadmin_editingsession; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: wagtailcore_apitoken; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.wagtailcore_collection VALUES
	(1, '0001', 1, 0, 'Root');
--
-- Data for Name: wagtailcore_collectionviewrestriction_groups; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: wagtailcore_commentreply; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.wagtailcore_groupapprovaltask VALUES
	(1);
INSERT INTO public.wagtailcore_groupapprovaltask_groups VALUES
	(1, 1, 1);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES
	(1, 1, 1, 133),
	(2, 1, 2, 133),
	(3, 1, 1, 134),
	(4, 1, 2, 134),
	(5, 1, 1, 137),
	(6, 1, 2, 137),
	(7, 1, 1, 138),
	(8, 1, 2, 138),
	(9, 1, 1, 139),
	(10, 1, 2, 139),
	(11, 1, 1, 141),
	(12, 1, 2, 141);
INSERT INTO public.wagtailcore_grouppagepermission VALUES
	(1, 1, 1, 69),
	(2, 1, 1, 70),
	(3, 1, 1, 75),
	(4, 2, 1, 69),
	(5, 2, 1, 70),
	(6, 1, 1, 74),
	(7, 1, 1, 76);
--
-- Data for Name: wagtailcore_locale; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_locale VALUES
	(1, 'en');
--
-- Data for Name: wagtailcore_page; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_page VALUES
	(1, '0001', 1, 0, 'Root', 'root', true, false, '/', '', false, '', NULL, NULL, false, 1, NULL, false, NULL, NULL, NULL, NULL, 'Root', NULL, NULL, 'e2a2236c-025a-4f55-984c-8aa439ff40ab', 1, NULL, NULL);
--
-- Data for Name: wagtailcore_pagesubscription; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: wagtailcore_pageviewrestriction_groups; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: wagtailcore_revision; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: wagtailcore_task; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_task VALUES
	(1, 'Moderators approval', true, 2);
--
-- Data for Name: wagtailcore_uploadedfile; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.wagtailcore_workflow VALUES
	(1, 'Moderators approval', true);
--
-- Data for Name: wagtailcore_workflowpage; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_workflowpage VALUES
	(1, 1);
--
-- Data for Name: wagtailcore_workflowtask; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_workflowtask VALUES
	(1, 0, 1, 1);
--
-- Data for Name: wagtailimages_image; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Data for Name: wagtailsearch_indexentry; Type: TABLE DATA; Schema: public; Owner: -
--
--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 2, true);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 18, true);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 816, true);
SELECT pg_catalog.setval('public.delivery_attachment_id_seq', 1, false);
SELECT pg_catalog.setval('public.delivery_checklistitem_id_seq', 1, false);
SELECT pg_catalog.setval('public.delivery_deliverable_id_seq', 1, false);
SELECT pg_catalog.setval('public.delivery_engagement_id_seq', 1, false);
SELECT pg_catalog.setval('public.delivery_phase_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 204, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 335, true);
SELECT pg_catalog.setval('public.foundation_letter_id_seq', 1, false);
SELECT pg_catalog.setval('public.foundation_letterwish_id_seq', 1, false);
SELECT pg_catalog.setval('public.foundation_log_id_seq', 1, false);
SELECT pg_catalog.setval('public.foundation_membership_id_seq', 1, false);
SELECT pg_catalog.setval('public.foundation_signin_id_seq', 1, false);
SELECT pg_catalog.setval('public.foundation_stepremoval_id_seq', 1, false);
SELECT pg_catalog.setval('public.foundation_user_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.foundation_user_id_seq', 1, false);
SELECT pg_catalog.setval('public.foundation_user_user_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_board_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_boardseat_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_boardtheme_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_boardvoice_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_cohost_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_consultation_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_consultationasked_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_consultationquestion_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_event_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_eventregistration_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_eventsession_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_idea_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_ideasupport_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_mentoroffer_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_mentorship_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_pairside_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_post_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_postfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_postreport_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_seat_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_space_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_speaker_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_statement_id_seq', 1, false);
SELECT pg_catalog.setval('public.gatherings_statementsignature_id_seq', 1, false);
SELECT pg_catalog.setval('public.insight_figure_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_attempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_attendance_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_certificate_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_course_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_coursematerial_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_coursesession_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_coursetest_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_enrolment_id_seq', 1, false);
SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_apart_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_concept_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_consent_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_contact_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_erasure_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_export_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_exported_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_intake_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_intakerow_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_look_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_merge_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_organisation_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_person_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_registration_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_sight_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_suggestion_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_tie_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_affiliation_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_channel_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_criterion_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_decision_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_fact_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_focus_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_mailing_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_mailingletter_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_milestone_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_packversion_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_participation_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_programme_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_question_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_requiredcourse_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_rule_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_sector_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_sectorchoice_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_sectorlisting_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_sectorverdict_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_selectionsetting_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_target_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_termssection_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_termstemplate_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_weighedrisk_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_weighing_id_seq', 1, false);
SELECT pg_catalog.setval('public.publishing_appearance_id_seq', 1, false);
SELECT pg_catalog.setval('public.publishing_newsletter_id_seq', 1, false);
SELECT pg_catalog.setval('public.publishing_newsletterletter_id_seq', 1, false);
SELECT pg_catalog.setval('public.publishing_newsletterpiece_id_seq', 1, false);
SELECT pg_catalog.setval('public.publishing_publication_id_seq', 1, false);
SELECT pg_catalog.setval('public.publishing_publication_subject_id_seq', 1, false);
SELECT pg_catalog.setval('public.publishing_story_id_seq', 1, false);
SELECT pg_catalog.setval('public.publishing_subscriber_id_seq', 1, false);
SELECT pg_catalog.setval('public.results_outcome_id_seq', 1, false);
SELECT pg_catalog.setval('public.results_sighting_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_addressee_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_answerletter_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_application_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_applicationdocument_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_askedpart_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_asking_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_candidate_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_capacity_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_coapplicant_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_cohort_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_cohortdraft_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_cohortplace_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_cohortstep_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_developmentplan_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_editrequest_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_eligibilitycheck_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_endorsement_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_endorsementletter_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_fit_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_hostrank_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_hostranking_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_interview_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_interviewnote_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_interviewtime_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_marking_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_need_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_needconcept_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_opportunity_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_opportunitycount_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_paper_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_paperpage_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_partnership_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_ranked_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_ranking_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_rankmove_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_rankreason_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_reference_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_review_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_savedsearch_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_signature_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_termsreview_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_termsversion_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_writtenopportunity_id_seq', 1, false);
SELECT pg_catalog.setval('public.selection_wronglink_id_seq', 1, false);
SELECT pg_catalog.setval('public.simple_translation_simpletranslation_id_seq', 1, false);
SELECT pg_catalog.setval('public.taggit_tag_id_seq', 1, false);
SELECT pg_catalog.setval('public.taggit_taggeditem_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_admin_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_editingsession_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_formstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_apitoken_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_collection_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_comment_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_commentreply_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_groupapprovaltask_groups_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_groupcollectionpermission_id_seq', 12, true);
SELECT pg_catalog.setval('public.wagtailcore_grouppagepermission_id_seq', 7, true);
SELECT pg_catalog.setval('public.wagtailcore_groupsitepermission_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_locale_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_modellogentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_page_id_seq', 2, true);
SELECT pg_catalog.setval('public.wagtailcore_pagelogentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pagerevision_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pagesubscription_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_referenceindex_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_site_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_task_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_taskstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_uploadedfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_workflow_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_workflowstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_workflowtask_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtaildocs_document_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailimages_image_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailimages_rendition_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailsearch_indexentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailusers_userprofile_id_seq', 1, false);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_addressee
    ADD CONSTRAINT addressee_account UNIQUE (endorsement_id, user_id);
ALTER TABLE ONLY public.people_apart
    ADD CONSTRAINT apart_once UNIQUE (first_id, second_id);
ALTER TABLE ONLY public.selection_applicationdocument
    ADD CONSTRAINT application_document_once UNIQUE (application_id, kind, digest);
ALTER TABLE ONLY public.selection_asking
    ADD CONSTRAINT asking_once UNIQUE (person_id, opportunity_id);
ALTER TABLE ONLY public.learning_attempt
    ADD CONSTRAINT attempt_once UNIQUE (enrolment_id, number);
ALTER TABLE ONLY public.learning_attendance
    ADD CONSTRAINT attendance_once UNIQUE (session_id, enrolment_id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_boardvoice
    ADD CONSTRAINT board_voice_once UNIQUE (theme_id, seat_id);
ALTER TABLE ONLY public.selection_candidate
    ADD CONSTRAINT candidate_once UNIQUE (cohort_id, application_id);
ALTER TABLE ONLY public.selection_capacity
    ADD CONSTRAINT capacity_position UNIQUE (plan_id, "position");
ALTER TABLE ONLY public.selection_eligibilitycheck
    ADD CONSTRAINT check_once UNIQUE (application_id, rule);
ALTER TABLE ONLY public.delivery_checklistitem
    ADD CONSTRAINT checklist_item_once UNIQUE (engagement_id, code);
ALTER TABLE ONLY public.ciconia_cache
    ADD CONSTRAINT ciconia_cache_pkey PRIMARY KEY (cache_key);
ALTER TABLE ONLY public.gatherings_cohost
    ADD CONSTRAINT co_host_once UNIQUE (event_id, organisation_id);
ALTER TABLE ONLY public.selection_cohortdraft
    ADD CONSTRAINT cohort_draft_once UNIQUE (cohort_id, number);
ALTER TABLE ONLY public.selection_cohortplace
    ADD CONSTRAINT cohort_place_once UNIQUE (cohort_id, opportunity_id);
ALTER TABLE ONLY public.selection_cohortstep
    ADD CONSTRAINT cohort_step_once UNIQUE (draft_id, number);
ALTER TABLE ONLY public.gatherings_consultationasked
    ADD CONSTRAINT consultation_asked_once UNIQUE (consultation_id, email);
ALTER TABLE ONLY public.learning_coursetest
    ADD CONSTRAINT course_test_once UNIQUE (course_id, number);
ALTER TABLE ONLY public.delivery_attachment
    ADD CONSTRAINT delivery_attachment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.delivery_attachment
    ADD CONSTRAINT delivery_attachment_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.delivery_checklistitem
    ADD CONSTRAINT delivery_checklistitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.delivery_checklistitem
    ADD CONSTRAINT delivery_checklistitem_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.delivery_deliverable
    ADD CONSTRAINT delivery_deliverable_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.delivery_deliverable
    ADD CONSTRAINT delivery_deliverable_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.delivery_engagement
    ADD CONSTRAINT delivery_engagement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.delivery_engagement
    ADD CONSTRAINT delivery_engagement_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.delivery_engagement
    ADD CONSTRAINT delivery_engagement_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.delivery_phase
    ADD CONSTRAINT delivery_phase_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.selection_editrequest
    ADD CONSTRAINT edit_request_once UNIQUE (review_id, section);
ALTER TABLE ONLY public.delivery_engagement
    ADD CONSTRAINT engagement_once UNIQUE (application_id, person_id);
ALTER TABLE ONLY public.gatherings_eventregistration
    ADD CONSTRAINT event_registration_code UNIQUE (event_id, code);
ALTER TABLE ONLY public.people_exported
    ADD CONSTRAINT exported_once UNIQUE (export_id, person_id);
ALTER TABLE ONLY public.insight_figure
    ADD CONSTRAINT figure_once UNIQUE NULLS NOT DISTINCT (programme_id, focus_id, key);
ALTER TABLE ONLY public.selection_fit
    ADD CONSTRAINT fit_once UNIQUE (person_id, opportunity_id);
ALTER TABLE ONLY public.programmes_focus
    ADD CONSTRAINT focus_once UNIQUE (programme_id, country, authority);
ALTER TABLE ONLY public.foundation_letter
    ADD CONSTRAINT foundation_letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.foundation_letter
    ADD CONSTRAINT foundation_letter_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.foundation_letterwish
    ADD CONSTRAINT foundation_letterwish_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.foundation_log
    ADD CONSTRAINT foundation_log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.foundation_membership
    ADD CONSTRAINT foundation_membership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.foundation_signin
    ADD CONSTRAINT foundation_signin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.foundation_signin
    ADD CONSTRAINT foundation_signin_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.foundation_signin
    ADD CONSTRAINT foundation_signin_session_key_key UNIQUE (session_key);
ALTER TABLE ONLY public.foundation_stepremoval
    ADD CONSTRAINT foundation_stepremoval_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.foundation_stepremoval
    ADD CONSTRAINT foundation_stepremoval_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.foundation_user
    ADD CONSTRAINT foundation_user_email_key UNIQUE (email);
ALTER TABLE ONLY public.foundation_user_groups
    ADD CONSTRAINT foundation_user_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.foundation_user_groups
    ADD CONSTRAINT foundation_user_groups_user_id_group_id_f9a2615a_uniq UNIQUE (user_id, group_id);
ALTER TABLE ONLY public.foundation_user
    ADD CONSTRAINT foundation_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.foundation_user
    ADD CONSTRAINT foundation_user_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.foundation_user_user_permissions
    ADD CONSTRAINT foundation_user_user_per_user_id_permission_id_a04da56d_uniq UNIQUE (user_id, permission_id);
ALTER TABLE ONLY public.foundation_user_user_permissions
    ADD CONSTRAINT foundation_user_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_board
    ADD CONSTRAINT gatherings_board_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_board
    ADD CONSTRAINT gatherings_board_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_boardseat
    ADD CONSTRAINT gatherings_boardseat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_boardseat
    ADD CONSTRAINT gatherings_boardseat_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_boardtheme
    ADD CONSTRAINT gatherings_boardtheme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_boardtheme
    ADD CONSTRAINT gatherings_boardtheme_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_boardvoice
    ADD CONSTRAINT gatherings_boardvoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_cohost
    ADD CONSTRAINT gatherings_cohost_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_consultation
    ADD CONSTRAINT gatherings_consultation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_consultation
    ADD CONSTRAINT gatherings_consultation_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_consultationanswer
    ADD CONSTRAINT gatherings_consultationanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_consultationasked
    ADD CONSTRAINT gatherings_consultationasked_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_consultationasked
    ADD CONSTRAINT gatherings_consultationasked_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_consultationquestion
    ADD CONSTRAINT gatherings_consultationquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_consultationquestion
    ADD CONSTRAINT gatherings_consultationquestion_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_event
    ADD CONSTRAINT gatherings_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_event
    ADD CONSTRAINT gatherings_event_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_eventregistration
    ADD CONSTRAINT gatherings_eventregistration_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_eventregistration
    ADD CONSTRAINT gatherings_eventregistration_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_eventsession
    ADD CONSTRAINT gatherings_eventsession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_eventsession
    ADD CONSTRAINT gatherings_eventsession_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_idea
    ADD CONSTRAINT gatherings_idea_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_idea
    ADD CONSTRAINT gatherings_idea_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_ideasupport
    ADD CONSTRAINT gatherings_ideasupport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_mentoroffer
    ADD CONSTRAINT gatherings_mentoroffer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_mentoroffer
    ADD CONSTRAINT gatherings_mentoroffer_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_mentorship
    ADD CONSTRAINT gatherings_mentorship_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_mentorship
    ADD CONSTRAINT gatherings_mentorship_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_pairside
    ADD CONSTRAINT gatherings_pairside_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_pairside
    ADD CONSTRAINT gatherings_pairside_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_post
    ADD CONSTRAINT gatherings_post_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_post
    ADD CONSTRAINT gatherings_post_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_postfile
    ADD CONSTRAINT gatherings_postfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_postfile
    ADD CONSTRAINT gatherings_postfile_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_postreport
    ADD CONSTRAINT gatherings_postreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_publicidea
    ADD CONSTRAINT gatherings_publicidea_pkey PRIMARY KEY (idea_id);
ALTER TABLE ONLY public.gatherings_publicidea
    ADD CONSTRAINT gatherings_publicidea_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_seat
    ADD CONSTRAINT gatherings_seat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_seat
    ADD CONSTRAINT gatherings_seat_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_space
    ADD CONSTRAINT gatherings_space_board_id_key UNIQUE (board_id);
ALTER TABLE ONLY public.gatherings_space
    ADD CONSTRAINT gatherings_space_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_space
    ADD CONSTRAINT gatherings_space_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_speaker
    ADD CONSTRAINT gatherings_speaker_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_speaker
    ADD CONSTRAINT gatherings_speaker_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_statement
    ADD CONSTRAINT gatherings_statement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_statement
    ADD CONSTRAINT gatherings_statement_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_statementsignature
    ADD CONSTRAINT gatherings_statementsignature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_statementsignature
    ADD CONSTRAINT gatherings_statementsignature_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.gatherings_statementsigner
    ADD CONSTRAINT gatherings_statementsigner_pkey PRIMARY KEY (signature_id);
ALTER TABLE ONLY public.selection_hostrank
    ADD CONSTRAINT host_rank_once UNIQUE (ranking_id, application_id);
ALTER TABLE ONLY public.selection_hostranking
    ADD CONSTRAINT host_ranking_version UNIQUE (opportunity_id, version);
ALTER TABLE ONLY public.gatherings_ideasupport
    ADD CONSTRAINT idea_support_once UNIQUE (idea_id, account_id);
ALTER TABLE ONLY public.insight_figure
    ADD CONSTRAINT insight_figure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_intakerow
    ADD CONSTRAINT intake_line_once UNIQUE (intake_id, line);
ALTER TABLE ONLY public.learning_attempt
    ADD CONSTRAINT learning_attempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_attendance
    ADD CONSTRAINT learning_attendance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_certificate
    ADD CONSTRAINT learning_certificate_enrolment_id_key UNIQUE (enrolment_id);
ALTER TABLE ONLY public.learning_certificate
    ADD CONSTRAINT learning_certificate_number_key UNIQUE (number);
ALTER TABLE ONLY public.learning_certificate
    ADD CONSTRAINT learning_certificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_course
    ADD CONSTRAINT learning_course_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_course
    ADD CONSTRAINT learning_course_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.learning_coursematerial
    ADD CONSTRAINT learning_coursematerial_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_coursematerial
    ADD CONSTRAINT learning_coursematerial_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.learning_coursesession
    ADD CONSTRAINT learning_coursesession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_coursesession
    ADD CONSTRAINT learning_coursesession_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.learning_coursetest
    ADD CONSTRAINT learning_coursetest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_enrolment
    ADD CONSTRAINT learning_enrolment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_enrolment
    ADD CONSTRAINT learning_enrolment_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.foundation_letter
    ADD CONSTRAINT letter_once UNIQUE (account_id, key);
ALTER TABLE ONLY public.people_look
    ADD CONSTRAINT look_once_a_day UNIQUE NULLS NOT DISTINCT (person_id, viewer_id, "on", at, focus_id, organisation_id);
ALTER TABLE ONLY public.programmes_mailingletter
    ADD CONSTRAINT mailing_letter_once UNIQUE (mailing_id, account_id, noun, object_id);
ALTER TABLE ONLY public.selection_marking
    ADD CONSTRAINT marking_once UNIQUE (review_id, number);
ALTER TABLE ONLY public.foundation_membership
    ADD CONSTRAINT membership_once UNIQUE (user_id, role, scope, scope_id);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_needconcept
    ADD CONSTRAINT need_concept_once UNIQUE (need_id, concept_id);
ALTER TABLE ONLY public.publishing_newsletterletter
    ADD CONSTRAINT newsletter_letter_once UNIQUE (newsletter_id, subscriber_id);
ALTER TABLE ONLY public.selection_opportunitycount
    ADD CONSTRAINT opportunity_count_once UNIQUE (programme_id, kind, focus_id, sector_id, mode, languages);
ALTER TABLE ONLY public.results_outcome
    ADD CONSTRAINT outcome_once UNIQUE (engagement_id, wave, respondent);
ALTER TABLE ONLY public.programmes_packversion
    ADD CONSTRAINT pack_version_number UNIQUE (programme_id, number);
ALTER TABLE ONLY public.gatherings_pairside
    ADD CONSTRAINT pair_side_once UNIQUE (mentorship_id, mentors);
ALTER TABLE ONLY public.selection_partnership
    ADD CONSTRAINT partnership_once UNIQUE (focus_id, organisation_id);
ALTER TABLE ONLY public.people_apart
    ADD CONSTRAINT people_apart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_concept
    ADD CONSTRAINT people_concept_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_concept
    ADD CONSTRAINT people_concept_uri_key UNIQUE (uri);
ALTER TABLE ONLY public.people_consent
    ADD CONSTRAINT people_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_consent
    ADD CONSTRAINT people_consent_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.people_contact
    ADD CONSTRAINT people_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_contact
    ADD CONSTRAINT people_contact_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.people_counted
    ADD CONSTRAINT people_counted_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.people_erasure
    ADD CONSTRAINT people_erasure_person_id_key UNIQUE (person_id);
ALTER TABLE ONLY public.people_erasure
    ADD CONSTRAINT people_erasure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_erasure
    ADD CONSTRAINT people_erasure_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.people_export
    ADD CONSTRAINT people_export_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_export
    ADD CONSTRAINT people_export_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.people_exported
    ADD CONSTRAINT people_exported_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_freshness
    ADD CONSTRAINT people_freshness_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.people_identity
    ADD CONSTRAINT people_identity_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.people_intake
    ADD CONSTRAINT people_intake_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_intake
    ADD CONSTRAINT people_intake_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.people_intakerow
    ADD CONSTRAINT people_intakerow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_intakerow
    ADD CONSTRAINT people_intakerow_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.people_look
    ADD CONSTRAINT people_look_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_merge
    ADD CONSTRAINT people_merge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_merge
    ADD CONSTRAINT people_merge_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.people_organisation
    ADD CONSTRAINT people_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_organisation
    ADD CONSTRAINT people_organisation_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.people_registration
    ADD CONSTRAINT people_registration_organisation_id_key UNIQUE (organisation_id);
ALTER TABLE ONLY public.people_registration
    ADD CONSTRAINT people_registration_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_sight
    ADD CONSTRAINT people_sight_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_suggestion
    ADD CONSTRAINT people_suggestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_tie
    ADD CONSTRAINT people_tie_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_tie
    ADD CONSTRAINT people_tie_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.delivery_phase
    ADD CONSTRAINT phase_version_once UNIQUE (engagement_id, number, version);
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_affiliation
    ADD CONSTRAINT programmes_affiliation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_affiliation
    ADD CONSTRAINT programmes_affiliation_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_channel
    ADD CONSTRAINT programmes_channel_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_channel
    ADD CONSTRAINT programmes_channel_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_criterion
    ADD CONSTRAINT programmes_criterion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_criterion
    ADD CONSTRAINT programmes_criterion_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_decision
    ADD CONSTRAINT programmes_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_decision
    ADD CONSTRAINT programmes_decision_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_fact
    ADD CONSTRAINT programmes_fact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_fact
    ADD CONSTRAINT programmes_fact_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_focus
    ADD CONSTRAINT programmes_focus_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_focus
    ADD CONSTRAINT programmes_focus_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_mailing
    ADD CONSTRAINT programmes_mailing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_mailing
    ADD CONSTRAINT programmes_mailing_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_mailingletter
    ADD CONSTRAINT programmes_mailingletter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_milestone
    ADD CONSTRAINT programmes_milestone_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_milestone
    ADD CONSTRAINT programmes_milestone_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_packversion
    ADD CONSTRAINT programmes_packversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_packversion
    ADD CONSTRAINT programmes_packversion_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_participation
    ADD CONSTRAINT programmes_participation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_programme
    ADD CONSTRAINT programmes_programme_code_key UNIQUE (code);
ALTER TABLE ONLY public.programmes_programme
    ADD CONSTRAINT programmes_programme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_programme
    ADD CONSTRAINT programmes_programme_prefix_key UNIQUE (prefix);
ALTER TABLE ONLY public.programmes_programme
    ADD CONSTRAINT programmes_programme_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_question
    ADD CONSTRAINT programmes_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_question
    ADD CONSTRAINT programmes_question_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_requiredcourse
    ADD CONSTRAINT programmes_requiredcourse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_requiredcourse
    ADD CONSTRAINT programmes_requiredcourse_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_rule
    ADD CONSTRAINT programmes_rule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_rule
    ADD CONSTRAINT programmes_rule_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_sector
    ADD CONSTRAINT programmes_sector_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_sector
    ADD CONSTRAINT programmes_sector_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_sectorchoice
    ADD CONSTRAINT programmes_sectorchoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_sectorchoice
    ADD CONSTRAINT programmes_sectorchoice_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_sectorlisting
    ADD CONSTRAINT programmes_sectorlisting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_sectorlisting
    ADD CONSTRAINT programmes_sectorlisting_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_sectorverdict
    ADD CONSTRAINT programmes_sectorverdict_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_selectionsetting
    ADD CONSTRAINT programmes_selectionsetting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_selectionsetting
    ADD CONSTRAINT programmes_selectionsetting_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_target
    ADD CONSTRAINT programmes_target_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_target
    ADD CONSTRAINT programmes_target_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_termssection
    ADD CONSTRAINT programmes_termssection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_termssection
    ADD CONSTRAINT programmes_termssection_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_termstemplate
    ADD CONSTRAINT programmes_termstemplate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_termstemplate
    ADD CONSTRAINT programmes_termstemplate_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.programmes_weighedrisk
    ADD CONSTRAINT programmes_weighedrisk_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_weighing
    ADD CONSTRAINT programmes_weighing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_weighing
    ADD CONSTRAINT programmes_weighing_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.publishing_appearance
    ADD CONSTRAINT publishing_appearance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_appearance
    ADD CONSTRAINT publishing_appearance_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.publishing_infopage
    ADD CONSTRAINT publishing_infopage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.publishing_newsletter
    ADD CONSTRAINT publishing_newsletter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_newsletter
    ADD CONSTRAINT publishing_newsletter_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.publishing_newsletterletter
    ADD CONSTRAINT publishing_newsletterletter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_newsletterpiece
    ADD CONSTRAINT publishing_newsletterpiece_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_newspage
    ADD CONSTRAINT publishing_newspage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.publishing_publication
    ADD CONSTRAINT publishing_publication_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_publication
    ADD CONSTRAINT publishing_publication_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.publishing_publication_subject
    ADD CONSTRAINT publishing_publication_subject_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_resourcepage
    ADD CONSTRAINT publishing_resourcepage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.publishing_shelf
    ADD CONSTRAINT publishing_shelf_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.publishing_story
    ADD CONSTRAINT publishing_story_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_story
    ADD CONSTRAINT publishing_story_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.publishing_subscriber
    ADD CONSTRAINT publishing_subscriber_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_subscriber
    ADD CONSTRAINT publishing_subscriber_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_rankreason
    ADD CONSTRAINT rank_reason_once UNIQUE (ranking_id, application_id);
ALTER TABLE ONLY public.selection_ranked
    ADD CONSTRAINT ranked_once UNIQUE (ranking_id, application_id);
ALTER TABLE ONLY public.selection_reference
    ADD CONSTRAINT reference_once UNIQUE (application_id, email);
ALTER TABLE ONLY public.results_outcome
    ADD CONSTRAINT results_outcome_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.results_outcome
    ADD CONSTRAINT results_outcome_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.results_sighting
    ADD CONSTRAINT results_sighting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_review
    ADD CONSTRAINT review_once UNIQUE (application_id, assessor_id);
ALTER TABLE ONLY public.selection_savedsearch
    ADD CONSTRAINT saved_search_once UNIQUE NULLS NOT DISTINCT (account_id, programme_id, countries, sectors, kinds, modes, languages, words, starts_from, starts_by);
ALTER TABLE ONLY public.gatherings_seat
    ADD CONSTRAINT seat_once UNIQUE (space_id, account_id);
ALTER TABLE ONLY public.programmes_sectorlisting
    ADD CONSTRAINT sector_listing_once UNIQUE (focus_id, code);
ALTER TABLE ONLY public.programmes_sector
    ADD CONSTRAINT sector_once UNIQUE (programme_id, code);
ALTER TABLE ONLY public.selection_addressee
    ADD CONSTRAINT selection_addressee_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_addressee
    ADD CONSTRAINT selection_addressee_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_answerletter
    ADD CONSTRAINT selection_answerletter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_application
    ADD CONSTRAINT selection_application_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_application
    ADD CONSTRAINT selection_application_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_applicationdocument
    ADD CONSTRAINT selection_applicationdocument_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_applicationdocument
    ADD CONSTRAINT selection_applicationdocument_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_askedpart
    ADD CONSTRAINT selection_askedpart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_asking
    ADD CONSTRAINT selection_asking_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_asking
    ADD CONSTRAINT selection_asking_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_candidate
    ADD CONSTRAINT selection_candidate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_capacity
    ADD CONSTRAINT selection_capacity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_choosing
    ADD CONSTRAINT selection_choosing_pkey PRIMARY KEY (opportunity_id);
ALTER TABLE ONLY public.selection_coapplicant
    ADD CONSTRAINT selection_coapplicant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_coapplicant
    ADD CONSTRAINT selection_coapplicant_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_cohort
    ADD CONSTRAINT selection_cohort_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_cohort
    ADD CONSTRAINT selection_cohort_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_cohortdraft
    ADD CONSTRAINT selection_cohortdraft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_cohortplace
    ADD CONSTRAINT selection_cohortplace_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_cohortstep
    ADD CONSTRAINT selection_cohortstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_developmentplan
    ADD CONSTRAINT selection_developmentplan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_developmentplan
    ADD CONSTRAINT selection_developmentplan_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_editrequest
    ADD CONSTRAINT selection_editrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_eligibilitycheck
    ADD CONSTRAINT selection_eligibilitycheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_endorsement
    ADD CONSTRAINT selection_endorsement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_endorsementletter
    ADD CONSTRAINT selection_endorsementletter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_endorsementletter
    ADD CONSTRAINT selection_endorsementletter_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_fit
    ADD CONSTRAINT selection_fit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_fitlook
    ADD CONSTRAINT selection_fitlook_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.selection_hostrank
    ADD CONSTRAINT selection_hostrank_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_hostranking
    ADD CONSTRAINT selection_hostranking_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_interview
    ADD CONSTRAINT selection_interview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_interview
    ADD CONSTRAINT selection_interview_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_interview
    ADD CONSTRAINT selection_interview_time_id_key UNIQUE (time_id);
ALTER TABLE ONLY public.selection_interviewnote
    ADD CONSTRAINT selection_interviewnote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_interviewtime
    ADD CONSTRAINT selection_interviewtime_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_interviewtime
    ADD CONSTRAINT selection_interviewtime_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_keptdecision
    ADD CONSTRAINT selection_keptdecision_pkey PRIMARY KEY (application_id);
ALTER TABLE ONLY public.selection_marking
    ADD CONSTRAINT selection_marking_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.selection_needconcept
    ADD CONSTRAINT selection_needconcept_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_opportunity
    ADD CONSTRAINT selection_opportunity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_opportunity
    ADD CONSTRAINT selection_opportunity_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_opportunity
    ADD CONSTRAINT selection_opportunity_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.selection_opportunitycount
    ADD CONSTRAINT selection_opportunitycount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_paper
    ADD CONSTRAINT selection_paper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_paper
    ADD CONSTRAINT selection_paper_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_paperpage
    ADD CONSTRAINT selection_paperpage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_paperpage
    ADD CONSTRAINT selection_paperpage_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_partnership
    ADD CONSTRAINT selection_partnership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_partnership
    ADD CONSTRAINT selection_partnership_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_ranked
    ADD CONSTRAINT selection_ranked_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_ranking
    ADD CONSTRAINT selection_ranking_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_ranking
    ADD CONSTRAINT selection_ranking_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_rankmove
    ADD CONSTRAINT selection_rankmove_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_rankreason
    ADD CONSTRAINT selection_rankreason_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_reference
    ADD CONSTRAINT selection_reference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_reference
    ADD CONSTRAINT selection_reference_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_referenceanswer
    ADD CONSTRAINT selection_referenceanswer_pkey PRIMARY KEY (reference_id);
ALTER TABLE ONLY public.selection_reserveplace
    ADD CONSTRAINT selection_reserveplace_pkey PRIMARY KEY (application_id);
ALTER TABLE ONLY public.selection_review
    ADD CONSTRAINT selection_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_savedsearch
    ADD CONSTRAINT selection_savedsearch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_savedsearch
    ADD CONSTRAINT selection_savedsearch_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.selection_signature
    ADD CONSTRAINT selection_signature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_termsreview
    ADD CONSTRAINT selection_termsreview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_termsversion
    ADD CONSTRAINT selection_termsversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_writtenopportunity
    ADD CONSTRAINT selection_writtenopportunity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_wronglink
    ADD CONSTRAINT selection_wronglink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_wronglink
    ADD CONSTRAINT selection_wronglink_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.people_sight
    ADD CONSTRAINT sight_once UNIQUE NULLS NOT DISTINCT (person_id, because, object_id, programme_id, organisation_id);
ALTER TABLE ONLY public.results_sighting
    ADD CONSTRAINT sighting_once UNIQUE (outcome_id, deliverable_id);
ALTER TABLE ONLY public.selection_signature
    ADD CONSTRAINT signature_once_a_side UNIQUE (application_id, side);
ALTER TABLE ONLY public.simple_translation_simpletranslation
    ADD CONSTRAINT simple_translation_simpletranslation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gatherings_space
    ADD CONSTRAINT space_once UNIQUE NULLS NOT DISTINCT (programme_id, focus_id, cohort, board_id);
ALTER TABLE ONLY public.people_suggestion
    ADD CONSTRAINT suggestion_once UNIQUE NULLS NOT DISTINCT (person_id, words, concept_id);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_name_key UNIQUE (name);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni UNIQUE (content_type_id, object_id, tag_id);
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.selection_termsversion
    ADD CONSTRAINT terms_version_number UNIQUE (opportunity_id, number);
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT unique_permission UNIQUE (group_id, page_id, permission_id);
ALTER TABLE ONLY public.wagtailadmin_admin
    ADD CONSTRAINT wagtailadmin_admin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_key_hash_key UNIQUE (key_hash);
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_path_key UNIQUE (path);
ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionvi_collectionviewrestrictio_988995ae_uniq UNIQUE (collectionviewrestriction_id, group_id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprova_groupapprovaltask_id_gro_bb5ee7eb_uniq UNIQUE (groupapprovaltask_id, group_id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprovaltask_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapprovaltask_pkey PRIMARY KEY (task_ptr_id);
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollect_group_id_collection_id_p_a21cefe9_uniq UNIQUE (group_id, collection_id, permission_id);
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollectionpermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppagepermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsiteper_group_id_site_id_permiss_a58ee30d_uniq UNIQUE (group_id, site_id, permission_id);
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsitepermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_language_code_key UNIQUE (language_code);
ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellogentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_path_key UNIQUE (path);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_translation_key_locale_id_9b041bad_uniq UNIQUE (translation_key, locale_id);
ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pagelogentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq UNIQUE (page_id, user_id);
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrest_pageviewrestriction_id_g_d23f80bb_uniq UNIQUE (pageviewrestriction_id, group_id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrestriction_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageviewrestriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceind_base_content_type_id_obj_9e6ccd6a_uniq UNIQUE (base_content_type_id, object_id, to_content_type_id, to_object_id, content_path_hash);
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceindex_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_hostname_port_2c626d70_uniq UNIQUE (hostname, port);
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploadedfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflow
    ADD CONSTRAINT wagtailcore_workflow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflowcontenttype_pkey PRIMARY KEY (content_type_id);
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflowpage_pkey PRIMARY KEY (page_id);
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_current_task_state_id_key UNIQUE (current_task_state_id);
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq UNIQUE (workflow_id, task_id);
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_image_id_filter_spec_foc_323c8fe0_uniq UNIQUE (image_id, filter_spec, focal_point_key);
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_content_type_id_object_i_bcd7ba73_uniq UNIQUE (content_type_id, object_id);
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.programmes_weighedrisk
    ADD CONSTRAINT weighed_risk_once UNIQUE (weighing_id, kind);
ALTER TABLE ONLY public.programmes_weighing
    ADD CONSTRAINT weighing_number UNIQUE (affiliation_id, number);
ALTER TABLE ONLY public.selection_writtenopportunity
    ADD CONSTRAINT written_once UNIQUE (account_id, opportunity_id);
ALTER TABLE ONLY public.selection_wronglink
    ADD CONSTRAINT wrong_link_once UNIQUE NULLS NOT DISTINCT (opportunity_id, application_id, words, concept);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE UNIQUE INDEX addressee_email ON public.selection_addressee USING btree (endorsement_id, email) WHERE (NOT ((email)::text = ''::text));
CREATE UNIQUE INDEX affiliation_once ON public.programmes_affiliation USING btree (programme_id, organisation_id) WHERE (NOT ((state)::text = ANY ((ARRAY['declined'::character varying, 'ended'::character varying])::text[])));
CREATE INDEX answer_letter_unsent ON public.selection_answerletter USING btree (at) WHERE (sent_at IS NULL);
CREATE INDEX appearance_letter ON public.publishing_appearance USING btree (id) WHERE (NOT ((letter)::text = ''::text));
CREATE UNIQUE INDEX appearance_organisation_once ON public.publishing_appearance USING btree (story_id, organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE UNIQUE INDEX appearance_person_once ON public.publishing_appearance USING btree (story_id, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX application_focus ON public.selection_application USING btree (focus_id, state, id DESC);
CREATE UNIQUE INDEX application_once ON public.selection_application USING btree (opportunity_id, person_id) WHERE (NOT ((state)::text = 'withdrawn'::text));
CREATE INDEX application_person ON public.selection_application USING btree (person_id);
CREATE INDEX application_state_sent ON public.selection_application USING btree (programme_id, state, submitted_at, id);
CREATE INDEX application_waiting ON public.selection_application USING btree (programme_id, submitted_at, id) WHERE ((state)::text = ANY ((ARRAY['submitted'::character varying, 'assessed'::character varying, 'shortlisted'::character varying, 'reserve'::character varying, 'chosen'::character varying, 'offered'::character varying])::text[]));
CREATE UNIQUE INDEX asked_part_one_open ON public.selection_askedpart USING btree (application_id) WHERE (ended_at IS NULL);
CREATE INDEX asking_unsent ON public.selection_asking USING btree (at) WHERE (sent_at IS NULL);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX base_content_object_idx ON public.wagtailcore_revision USING btree (base_content_type_id, object_id);
CREATE UNIQUE INDEX board_seat_once ON public.gatherings_boardseat USING btree (board_id, account_id) WHERE ((state)::text = ANY ((ARRAY['invited'::character varying, 'seated'::character varying])::text[]));
CREATE INDEX board_theme_of ON public.gatherings_boardtheme USING btree (board_id, state);
CREATE UNIQUE INDEX channel_once ON public.programmes_channel USING btree (programme_id, code) WHERE (version_until IS NULL);
CREATE INDEX ciconia_cache_expires ON public.ciconia_cache USING btree (expires);
CREATE INDEX co_applicant_application ON public.selection_coapplicant USING btree (application_id, state);
CREATE UNIQUE INDEX co_applicant_asked_once ON public.selection_coapplicant USING btree (application_id, lower((email)::text)) WHERE (((state)::text = 'asked'::text) AND (NOT ((email)::text = ''::text)));
CREATE INDEX co_applicant_focus ON public.selection_coapplicant USING btree (focus_id, state, id DESC);
CREATE UNIQUE INDEX co_applicant_once ON public.selection_coapplicant USING btree (opportunity_id, person_id) WHERE ((state)::text = ANY ((ARRAY['joined'::character varying, 'offered'::character varying, 'accepted'::character varying])::text[]));
CREATE UNIQUE INDEX consent_once ON public.people_consent USING btree (person_id, purpose, for_focus_id) NULLS NOT DISTINCT WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX consultation_answer_once ON public.gatherings_consultationanswer USING btree (token) WHERE (NOT ((token)::text = ''::text));
CREATE INDEX consultation_asked_letter ON public.gatherings_consultationasked USING btree (id) WHERE (NOT ((letter)::text = ''::text));
CREATE INDEX content_object_idx ON public.wagtailcore_revision USING btree (content_type_id, object_id);
CREATE INDEX course_programme ON public.learning_course USING btree (programme_id, ends_on);
CREATE UNIQUE INDEX course_test_one_draft ON public.learning_coursetest USING btree (course_id) WHERE (published_at IS NULL);
CREATE UNIQUE INDEX course_test_one_given ON public.learning_coursetest USING btree (course_id) WHERE ((published_at IS NOT NULL) AND (replaced_at IS NULL));
CREATE UNIQUE INDEX criterion_once ON public.programmes_criterion USING btree (programme_id, code) WHERE (version_until IS NULL);
CREATE INDEX delivery_attachment_by_id_5dc623f1 ON public.delivery_attachment USING btree (by_id);
CREATE INDEX delivery_attachment_deliverable_id_760c80a1 ON public.delivery_attachment USING btree (deliverable_id);
CREATE INDEX delivery_attachment_public_id_130e75f5_like ON public.delivery_attachment USING btree (public_id varchar_pattern_ops);
CREATE INDEX delivery_checklistitem_engagement_id_58d0ba81 ON public.delivery_checklistitem USING btree (engagement_id);
CREATE INDEX delivery_checklistitem_focus_id_8c32b30b ON public.delivery_checklistitem USING btree (focus_id);
CREATE INDEX delivery_checklistitem_organisation_id_a8c2eecb ON public.delivery_checklistitem USING btree (organisation_id);
CREATE INDEX delivery_checklistitem_person_id_94219036 ON public.delivery_checklistitem USING btree (person_id);
CREATE INDEX delivery_checklistitem_programme_id_52be421f ON public.delivery_checklistitem USING btree (programme_id);
CREATE INDEX delivery_checklistitem_public_id_00590fe4_like ON public.delivery_checklistitem USING btree (public_id varchar_pattern_ops);
CREATE INDEX delivery_checklistitem_turn_person_id_6af4fbfc ON public.delivery_checklistitem USING btree (turn_person_id);
CREATE INDEX delivery_deliverable_engagement_id_bf165ff8 ON public.delivery_deliverable USING btree (engagement_id);
CREATE INDEX delivery_deliverable_focus_id_47dfb98f ON public.delivery_deliverable USING btree (focus_id);
CREATE INDEX delivery_deliverable_organisation_id_679fa903 ON public.delivery_deliverable USING btree (organisation_id);
CREATE INDEX delivery_deliverable_person_id_b3c591d2 ON public.delivery_deliverable USING btree (person_id);
CREATE INDEX delivery_deliverable_programme_id_45641c73 ON public.delivery_deliverable USING btree (programme_id);
CREATE INDEX delivery_deliverable_public_id_25240e66_like ON public.delivery_deliverable USING btree (public_id varchar_pattern_ops);
CREATE INDEX delivery_deliverable_turn_person_id_55620e2f ON public.delivery_deliverable USING btree (turn_person_id);
CREATE INDEX delivery_engagement_application_id_53316df2 ON public.delivery_engagement USING btree (application_id);
CREATE INDEX delivery_engagement_focus_id_351d5f07 ON public.delivery_engagement USING btree (focus_id);
CREATE INDEX delivery_engagement_opportunity_id_bb36496f ON public.delivery_engagement USING btree (opportunity_id);
CREATE INDEX delivery_engagement_organisation_id_97f36aff ON public.delivery_engagement USING btree (organisation_id);
CREATE INDEX delivery_engagement_person_id_4f9ffd03 ON public.delivery_engagement USING btree (person_id);
CREATE INDEX delivery_engagement_programme_id_4a3158d1 ON public.delivery_engagement USING btree (programme_id);
CREATE INDEX delivery_engagement_public_id_bbee3825_like ON public.delivery_engagement USING btree (public_id varchar_pattern_ops);
CREATE INDEX delivery_engagement_reference_34493f8b_like ON public.delivery_engagement USING btree (reference varchar_pattern_ops);
CREATE INDEX delivery_engagement_turn_person_id_0e6df092 ON public.delivery_engagement USING btree (turn_person_id);
CREATE INDEX delivery_phase_engagement_id_e49c1d0d ON public.delivery_phase USING btree (engagement_id);
CREATE INDEX development_plan_of ON public.selection_developmentplan USING btree (organisation_id, state);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE UNIQUE INDEX endorsement_once ON public.selection_endorsement USING btree (need_id, code) WHERE current;
CREATE INDEX engagement_focus ON public.delivery_engagement USING btree (focus_id, state, id DESC);
CREATE INDEX engagement_organisation ON public.delivery_engagement USING btree (organisation_id);
CREATE INDEX engagement_person ON public.delivery_engagement USING btree (person_id);
CREATE INDEX enrolment_letter ON public.learning_enrolment USING btree (id) WHERE (NOT ((letter)::text = ''::text));
CREATE UNIQUE INDEX enrolment_once ON public.learning_enrolment USING btree (course_id, email) WHERE ((NOT ((state)::text = 'cancelled'::text)) AND (NOT ((email)::text = ''::text)));
CREATE INDEX enrolment_own ON public.learning_enrolment USING btree (account_id);
CREATE INDEX event_public ON public.gatherings_event USING btree (programme_id, ends_at) WHERE (NOT (announced_at IS NULL));
CREATE INDEX event_registration_letter ON public.gatherings_eventregistration USING btree (id) WHERE (NOT ((letter)::text = ''::text));
CREATE UNIQUE INDEX event_registration_once ON public.gatherings_eventregistration USING btree (event_id, email) WHERE ((cancelled_at IS NULL) AND (NOT ((email)::text = ''::text)));
CREATE INDEX event_registration_order ON public.gatherings_eventregistration USING btree (event_id, confirmed_at, id);
CREATE INDEX export_programme ON public.people_export USING btree (programme_id, id DESC);
CREATE UNIQUE INDEX fact_once ON public.programmes_fact USING btree (programme_id, key) WHERE (version_until IS NULL);
CREATE INDEX formstate_user_object ON public.wagtailadmin_formstate USING btree (user_id, content_type_id, object_id, parent_object_id);
CREATE INDEX foundation_letter_account_id_b54c4cfd ON public.foundation_letter USING btree (account_id);
CREATE INDEX foundation_letter_public_id_b4789832_like ON public.foundation_letter USING btree (public_id varchar_pattern_ops);
CREATE INDEX foundation_letterwish_account_id_55243f2b ON public.foundation_letterwish USING btree (account_id);
CREATE INDEX foundation_log_actor_id_4f78e8c7 ON public.foundation_log USING btree (actor_id);
CREATE INDEX foundation_membership_user_id_5c714d38 ON public.foundation_membership USING btree (user_id);
CREATE INDEX foundation_signin_public_id_0b0768bb_like ON public.foundation_signin USING btree (public_id varchar_pattern_ops);
CREATE INDEX foundation_signin_session_key_2f079889_like ON public.foundation_signin USING btree (session_key varchar_pattern_ops);
CREATE INDEX foundation_signin_user_id_6ec2aa69 ON public.foundation_signin USING btree (user_id);
CREATE INDEX foundation_stepremoval_public_id_9630cbd4_like ON public.foundation_stepremoval USING btree (public_id varchar_pattern_ops);
CREATE INDEX foundation_stepremoval_user_id_5ebb6b8e ON public.foundation_stepremoval USING btree (user_id);
CREATE INDEX foundation_user_email_86aab265_like ON public.foundation_user USING btree (email varchar_pattern_ops);
CREATE INDEX foundation_user_groups_group_id_4362425d ON public.foundation_user_groups USING btree (group_id);
CREATE INDEX foundation_user_groups_user_id_f9f72585 ON public.foundation_user_groups USING btree (user_id);
CREATE INDEX foundation_user_public_id_44bab97b_like ON public.foundation_user USING btree (public_id varchar_pattern_ops);
CREATE INDEX foundation_user_user_permissions_permission_id_eba759a4 ON public.foundation_user_user_permissions USING btree (permission_id);
CREATE INDEX foundation_user_user_permissions_user_id_8621d5d4 ON public.foundation_user_user_permissions USING btree (user_id);
CREATE INDEX freshness_oldest ON public.people_freshness USING btree (oldest_on);
CREATE INDEX gatherings_board_programme_id_2578ca4f ON public.gatherings_board USING btree (programme_id);
CREATE INDEX gatherings_board_public_id_6fbabaf4_like ON public.gatherings_board USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_boardseat_account_id_4ecbf64b ON public.gatherings_boardseat USING btree (account_id);
CREATE INDEX gatherings_boardseat_board_id_7ec4c1bb ON public.gatherings_boardseat USING btree (board_id);
CREATE INDEX gatherings_boardseat_person_id_120988f6 ON public.gatherings_boardseat USING btree (person_id);
CREATE INDEX gatherings_boardseat_programme_id_0bb9ccd8 ON public.gatherings_boardseat USING btree (programme_id);
CREATE INDEX gatherings_boardseat_public_id_6df9c887_like ON public.gatherings_boardseat USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_boardseat_turn_person_id_bac7881e ON public.gatherings_boardseat USING btree (turn_person_id);
CREATE INDEX gatherings_boardtheme_board_id_e29f0f8d ON public.gatherings_boardtheme USING btree (board_id);
CREATE INDEX gatherings_boardtheme_meeting_id_f11c7149 ON public.gatherings_boardtheme USING btree (meeting_id);
CREATE INDEX gatherings_boardtheme_programme_id_fb88d057 ON public.gatherings_boardtheme USING btree (programme_id);
CREATE INDEX gatherings_boardtheme_public_id_2eaebad6_like ON public.gatherings_boardtheme USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_boardtheme_turn_person_id_769c38bf ON public.gatherings_boardtheme USING btree (turn_person_id);
CREATE INDEX gatherings_boardvoice_account_id_ee7a9d27 ON public.gatherings_boardvoice USING btree (account_id);
CREATE INDEX gatherings_boardvoice_seat_id_bc55b91a ON public.gatherings_boardvoice USING btree (seat_id);
CREATE INDEX gatherings_boardvoice_theme_id_2c9d4569 ON public.gatherings_boardvoice USING btree (theme_id);
CREATE INDEX gatherings_cohost_event_id_f02c6f32 ON public.gatherings_cohost USING btree (event_id);
CREATE INDEX gatherings_cohost_organisation_id_d87a20bd ON public.gatherings_cohost USING btree (organisation_id);
CREATE INDEX gatherings_consultation_event_id_c98623c0 ON public.gatherings_consultation USING btree (event_id);
CREATE INDEX gatherings_consultation_programme_id_d22db413 ON public.gatherings_consultation USING btree (programme_id);
CREATE INDEX gatherings_consultation_public_id_d721ad1b_like ON public.gatherings_consultation USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_consultation_turn_person_id_1703ecaf ON public.gatherings_consultation USING btree (turn_person_id);
CREATE INDEX gatherings_consultationanswer_question_id_03c32caa ON public.gatherings_consultationanswer USING btree (question_id);
CREATE INDEX gatherings_consultationasked_consultation_id_0193b4d5 ON public.gatherings_consultationasked USING btree (consultation_id);
CREATE INDEX gatherings_consultationasked_focus_id_19cc0a51 ON public.gatherings_consultationasked USING btree (focus_id);
CREATE INDEX gatherings_consultationasked_person_id_ffc239a9 ON public.gatherings_consultationasked USING btree (person_id);
CREATE INDEX gatherings_consultationasked_public_id_7791885a_like ON public.gatherings_consultationasked USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_consultationquestion_consultation_id_f8cfeb30 ON public.gatherings_consultationquestion USING btree (consultation_id);
CREATE INDEX gatherings_consultationquestion_public_id_082f3a2a_like ON public.gatherings_consultationquestion USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_event_focus_id_5eeede91 ON public.gatherings_event USING btree (focus_id);
CREATE INDEX gatherings_event_organisation_id_9729328e ON public.gatherings_event USING btree (organisation_id);
CREATE INDEX gatherings_event_programme_id_07d81f36 ON public.gatherings_event USING btree (programme_id);
CREATE INDEX gatherings_event_proposed_by_id_47f1da61 ON public.gatherings_event USING btree (proposed_by_id);
CREATE INDEX gatherings_event_public_id_860b21bc_like ON public.gatherings_event USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_event_space_id_5e46ade4 ON public.gatherings_event USING btree (space_id);
CREATE INDEX gatherings_event_turn_person_id_0d6e0353 ON public.gatherings_event USING btree (turn_person_id);
CREATE INDEX gatherings_eventregistration_checked_by_id_e4c4c934 ON public.gatherings_eventregistration USING btree (checked_by_id);
CREATE INDEX gatherings_eventregistration_event_id_1f1d5d9b ON public.gatherings_eventregistration USING btree (event_id);
CREATE INDEX gatherings_eventregistration_person_id_2012017c ON public.gatherings_eventregistration USING btree (person_id);
CREATE INDEX gatherings_eventregistration_public_id_f40ae1d1_like ON public.gatherings_eventregistration USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_eventsession_event_id_8a73135b ON public.gatherings_eventsession USING btree (event_id);
CREATE INDEX gatherings_eventsession_public_id_013ebc05_like ON public.gatherings_eventsession USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_idea_account_id_86a9c17a ON public.gatherings_idea USING btree (account_id);
CREATE INDEX gatherings_idea_event_id_0c49261f ON public.gatherings_idea USING btree (event_id);
CREATE INDEX gatherings_idea_focus_id_a998529e ON public.gatherings_idea USING btree (focus_id);
CREATE INDEX gatherings_idea_merged_into_id_2518fc80 ON public.gatherings_idea USING btree (merged_into_id);
CREATE INDEX gatherings_idea_person_id_cdd960a9 ON public.gatherings_idea USING btree (person_id);
CREATE INDEX gatherings_idea_programme_id_ea33a202 ON public.gatherings_idea USING btree (programme_id);
CREATE INDEX gatherings_idea_public_id_57131945_like ON public.gatherings_idea USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_idea_turn_person_id_71cd7970 ON public.gatherings_idea USING btree (turn_person_id);
CREATE INDEX gatherings_ideasupport_account_id_677f3433 ON public.gatherings_ideasupport USING btree (account_id);
CREATE INDEX gatherings_ideasupport_idea_id_f2e4ce1c ON public.gatherings_ideasupport USING btree (idea_id);
CREATE INDEX gatherings_mentoroffer_account_id_6e9ba39e ON public.gatherings_mentoroffer USING btree (account_id);
CREATE INDEX gatherings_mentoroffer_focus_id_aa56422a ON public.gatherings_mentoroffer USING btree (focus_id);
CREATE INDEX gatherings_mentoroffer_person_id_c459551e ON public.gatherings_mentoroffer USING btree (person_id);
CREATE INDEX gatherings_mentoroffer_programme_id_ad9c0174 ON public.gatherings_mentoroffer USING btree (programme_id);
CREATE INDEX gatherings_mentoroffer_public_id_665861ac_like ON public.gatherings_mentoroffer USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_mentorship_account_id_76a08278 ON public.gatherings_mentorship USING btree (account_id);
CREATE INDEX gatherings_mentorship_focus_id_fbb6ebb5 ON public.gatherings_mentorship USING btree (focus_id);
CREATE INDEX gatherings_mentorship_mentor_id_9ceb6bda ON public.gatherings_mentorship USING btree (mentor_id);
CREATE INDEX gatherings_mentorship_offer_id_51809147 ON public.gatherings_mentorship USING btree (offer_id);
CREATE INDEX gatherings_mentorship_person_id_d4ac6120 ON public.gatherings_mentorship USING btree (person_id);
CREATE INDEX gatherings_mentorship_programme_id_469a3326 ON public.gatherings_mentorship USING btree (programme_id);
CREATE INDEX gatherings_mentorship_public_id_2c5eeb47_like ON public.gatherings_mentorship USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_mentorship_turn_person_id_cabcdb85 ON public.gatherings_mentorship USING btree (turn_person_id);
CREATE INDEX gatherings_pairside_account_id_cb46688d ON public.gatherings_pairside USING btree (account_id);
CREATE INDEX gatherings_pairside_mentorship_id_3d30347d ON public.gatherings_pairside USING btree (mentorship_id);
CREATE INDEX gatherings_pairside_public_id_27e7fad5_like ON public.gatherings_pairside USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_post_account_id_501c0143 ON public.gatherings_post USING btree (account_id);
CREATE INDEX gatherings_post_answers_to_id_753132b2 ON public.gatherings_post USING btree (answers_to_id);
CREATE INDEX gatherings_post_focus_id_1c5a6b0d ON public.gatherings_post USING btree (focus_id);
CREATE INDEX gatherings_post_person_id_0cd219e3 ON public.gatherings_post USING btree (person_id);
CREATE INDEX gatherings_post_programme_id_2c80cb92 ON public.gatherings_post USING btree (programme_id);
CREATE INDEX gatherings_post_public_id_01bd9448_like ON public.gatherings_post USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_post_space_id_e08a764d ON public.gatherings_post USING btree (space_id);
CREATE INDEX gatherings_post_turn_person_id_a386fc27 ON public.gatherings_post USING btree (turn_person_id);
CREATE INDEX gatherings_postfile_post_id_05e2db10 ON public.gatherings_postfile USING btree (post_id);
CREATE INDEX gatherings_postfile_public_id_2fa51330_like ON public.gatherings_postfile USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_postreport_account_id_d2029653 ON public.gatherings_postreport USING btree (account_id);
CREATE INDEX gatherings_postreport_post_id_3d2e5729 ON public.gatherings_postreport USING btree (post_id);
CREATE INDEX gatherings_publicidea_event_id_ac1159d2 ON public.gatherings_publicidea USING btree (event_id);
CREATE INDEX gatherings_publicidea_focus_id_2eac5e3d ON public.gatherings_publicidea USING btree (focus_id);
CREATE INDEX gatherings_publicidea_programme_id_b2f26c60 ON public.gatherings_publicidea USING btree (programme_id);
CREATE INDEX gatherings_publicidea_public_id_914564cd_like ON public.gatherings_publicidea USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_seat_account_id_11d93c4d ON public.gatherings_seat USING btree (account_id);
CREATE INDEX gatherings_seat_focus_id_590d729c ON public.gatherings_seat USING btree (focus_id);
CREATE INDEX gatherings_seat_person_id_4b28a171 ON public.gatherings_seat USING btree (person_id);
CREATE INDEX gatherings_seat_programme_id_990acf79 ON public.gatherings_seat USING btree (programme_id);
CREATE INDEX gatherings_seat_public_id_5c5d4890_like ON public.gatherings_seat USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_seat_space_id_83fad152 ON public.gatherings_seat USING btree (space_id);
CREATE INDEX gatherings_space_focus_id_7ebd6502 ON public.gatherings_space USING btree (focus_id);
CREATE INDEX gatherings_space_programme_id_6599111c ON public.gatherings_space USING btree (programme_id);
CREATE INDEX gatherings_space_public_id_a44fec05_like ON public.gatherings_space USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_speaker_public_id_45a634d2_like ON public.gatherings_speaker USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_speaker_session_id_7109ae79 ON public.gatherings_speaker USING btree (session_id);
CREATE INDEX gatherings_statement_programme_id_33cd1e6c ON public.gatherings_statement USING btree (programme_id);
CREATE INDEX gatherings_statement_public_id_5fd839b9_like ON public.gatherings_statement USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_statement_turn_person_id_421da998 ON public.gatherings_statement USING btree (turn_person_id);
CREATE INDEX gatherings_statementsignature_organisation_id_fca50ed0 ON public.gatherings_statementsignature USING btree (organisation_id);
CREATE INDEX gatherings_statementsignature_public_id_0ddf1e62_like ON public.gatherings_statementsignature USING btree (public_id varchar_pattern_ops);
CREATE INDEX gatherings_statementsignature_statement_id_c30831e3 ON public.gatherings_statementsignature USING btree (statement_id);
CREATE INDEX gatherings_statementsigner_account_id_c23c2bb1 ON public.gatherings_statementsigner USING btree (account_id);
CREATE UNIQUE INDEX host_ranking_one_draft ON public.selection_hostranking USING btree (opportunity_id) WHERE (submitted_at IS NULL);
CREATE INDEX idea_letter ON public.gatherings_idea USING btree (id) WHERE (NOT ((letter)::text = ''::text));
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX insight_figure_focus_id_3506a24f ON public.insight_figure USING btree (focus_id);
CREATE INDEX insight_figure_programme_id_696b8054 ON public.insight_figure USING btree (programme_id);
CREATE INDEX intake_fate ON public.people_intakerow USING btree (intake_id, fate, line);
CREATE UNIQUE INDEX intake_one_at_a_time ON public.people_intake USING btree (programme_id) WHERE running;
CREATE INDEX intake_open ON public.people_intakerow USING btree (intake_id, line) WHERE (NOT is_done);
CREATE INDEX intake_programme ON public.people_intake USING btree (programme_id, id DESC);
CREATE UNIQUE INDEX interview_one_ahead ON public.selection_interview USING btree (application_id) WHERE ((state)::text = ANY ((ARRAY['invited'::character varying, 'others_asked'::character varying, 'fixed'::character varying])::text[]));
CREATE UNIQUE INDEX interview_time_once ON public.selection_interviewtime USING btree (interviewer_id, starts_at) WHERE (taken_back_at IS NULL);
CREATE INDEX learning_attempt_enrolment_id_67524446 ON public.learning_attempt USING btree (enrolment_id);
CREATE INDEX learning_attempt_test_id_b4906bef ON public.learning_attempt USING btree (test_id);
CREATE INDEX learning_attendance_enrolment_id_d7e20e0b ON public.learning_attendance USING btree (enrolment_id);
CREATE INDEX learning_attendance_noted_by_id_48a5007b ON public.learning_attendance USING btree (noted_by_id);
CREATE INDEX learning_attendance_session_id_96dbc331 ON public.learning_attendance USING btree (session_id);
CREATE INDEX learning_certificate_number_0bbc1406_like ON public.learning_certificate USING btree (number varchar_pattern_ops);
CREATE INDEX learning_certificate_withdrawn_by_id_4660eea2 ON public.learning_certificate USING btree (withdrawn_by_id);
CREATE INDEX learning_course_code_8edcf732 ON public.learning_course USING btree (code);
CREATE INDEX learning_course_code_8edcf732_like ON public.learning_course USING btree (code varchar_pattern_ops);
CREATE INDEX learning_course_public_id_d8472258_like ON public.learning_course USING btree (public_id varchar_pattern_ops);
CREATE INDEX learning_course_turn_person_id_87f0818e ON public.learning_course USING btree (turn_person_id);
CREATE INDEX learning_coursematerial_course_id_368f84c8 ON public.learning_coursematerial USING btree (course_id);
CREATE INDEX learning_coursematerial_public_id_704d0ee0_like ON public.learning_coursematerial USING btree (public_id varchar_pattern_ops);
CREATE INDEX learning_coursesession_course_id_d064991e ON public.learning_coursesession USING btree (course_id);
CREATE INDEX learning_coursesession_public_id_5e509300_like ON public.learning_coursesession USING btree (public_id varchar_pattern_ops);
CREATE INDEX learning_coursetest_course_id_f28154dc ON public.learning_coursetest USING btree (course_id);
CREATE INDEX learning_enrolment_account_id_a0a8fe90 ON public.learning_enrolment USING btree (account_id);
CREATE INDEX learning_enrolment_course_id_202dc3a7 ON public.learning_enrolment USING btree (course_id);
CREATE INDEX learning_enrolment_organisation_id_2694c94c ON public.learning_enrolment USING btree (organisation_id);
CREATE INDEX learning_enrolment_public_id_fee4195e_like ON public.learning_enrolment USING btree (public_id varchar_pattern_ops);
CREATE INDEX learning_enrolment_turn_person_id_ffa3353f ON public.learning_enrolment USING btree (turn_person_id);
CREATE INDEX letter_inbox ON public.foundation_letter USING btree (account_id, id DESC);
CREATE INDEX letter_waiting ON public.foundation_letter USING btree (due_at) WHERE ((posted)::text = ANY ((ARRAY['waiting'::character varying, 'begun'::character varying])::text[]));
CREATE UNIQUE INDEX letter_wish_account ON public.foundation_letterwish USING btree (account_id, kind) WHERE ((digest)::text = ''::text);
CREATE UNIQUE INDEX letter_wish_digest ON public.foundation_letterwish USING btree (digest, kind) WHERE (account_id IS NULL);
CREATE INDEX log_object ON public.foundation_log USING btree (noun, object_id, id);
CREATE INDEX log_programme ON public.foundation_log USING btree (programme_id, id DESC);
CREATE INDEX mailing_of ON public.programmes_mailing USING btree (programme_id, code, id DESC);
CREATE UNIQUE INDEX mailing_reminder_once ON public.programmes_mailing USING btree (programme_id, code, focus_id, day, days) NULLS NOT DISTINCT WHERE (days IS NOT NULL);
CREATE INDEX mailing_waiting ON public.programmes_mailingletter USING btree (mailing_id, id) WHERE ((posted)::text = ANY ((ARRAY['waiting'::character varying, 'begun'::character varying])::text[]));
CREATE INDEX membership_scope ON public.foundation_membership USING btree (scope, scope_id, role);
CREATE UNIQUE INDEX mentor_offer_once ON public.gatherings_mentoroffer USING btree (programme_id, account_id) WHERE (stopped_at IS NULL);
CREATE UNIQUE INDEX mentorship_one_at_a_time ON public.gatherings_mentorship USING btree (programme_id, account_id) WHERE (NOT ((state)::text = 'ended'::text));
CREATE INDEX merge_gone ON public.people_merge USING btree (gone_public_id);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE UNIQUE INDEX milestone_once ON public.programmes_milestone USING btree (programme_id, code, focus_id) NULLS NOT DISTINCT WHERE (version_until IS NULL);
CREATE INDEX need_focus ON public.selection_need USING btree (focus_id, state, id DESC);
CREATE INDEX need_organisation ON public.selection_need USING btree (organisation_id, state);
CREATE INDEX need_to_tell ON public.selection_need USING btree (id) WHERE ((NOT (taken_on IS NULL)) AND (told_at IS NULL));
CREATE INDEX newsletter_letter_left ON public.publishing_newsletterletter USING btree (newsletter_id, id) WHERE ((posted)::text = ANY ((ARRAY['waiting'::character varying, 'begun'::character varying])::text[]));
CREATE UNIQUE INDEX newsletter_piece_once ON public.publishing_newsletterpiece USING btree (newsletter_id, noun, source) WHERE (NOT ((noun)::text = ''::text));
CREATE INDEX newsletter_public ON public.publishing_newsletter USING btree (programme_id, sent_at DESC) WHERE ((state)::text = 'sent'::text);
CREATE INDEX newsletter_waiting ON public.publishing_newsletter USING btree (id) WHERE ((done_at IS NULL) AND ((state)::text = 'sent'::text));
CREATE INDEX opportunity_announced ON public.selection_opportunity USING btree (programme_id, published_at DESC, id DESC) WHERE (published_at IS NOT NULL);
CREATE INDEX opportunity_focus ON public.selection_opportunity USING btree (focus_id, state, id DESC);
CREATE INDEX opportunity_moved ON public.selection_opportunity USING btree (programme_id, state_since DESC) WHERE (published_at IS NOT NULL);
CREATE INDEX opportunity_open ON public.selection_opportunity USING btree (programme_id, deadline, public_id) WHERE ((state)::text = 'published'::text);
CREATE INDEX opportunity_open_alike ON public.selection_opportunity USING btree (focus_id, sector_id, kind, mode, languages, deadline, public_id) WHERE ((state)::text = 'published'::text);
CREATE INDEX opportunity_words ON public.selection_opportunity USING gin (words) WHERE ((state)::text = 'published'::text);
CREATE INDEX organisation_kind ON public.people_organisation USING btree (kind, country);
CREATE INDEX organisation_sorted ON public.people_organisation USING btree (sorted_by, id);
CREATE INDEX outcome_focus ON public.results_outcome USING btree (focus_id, state, wave_on);
CREATE INDEX people_apart_by_id_e819a0a3 ON public.people_apart USING btree (by_id);
CREATE INDEX people_apart_first_id_0de14d90 ON public.people_apart USING btree (first_id);
CREATE INDEX people_apart_second_id_ecadc574 ON public.people_apart USING btree (second_id);
CREATE INDEX people_concept_uri_281bf139_like ON public.people_concept USING btree (uri varchar_pattern_ops);
CREATE INDEX people_consent_person_id_a757a92f ON public.people_consent USING btree (person_id);
CREATE INDEX people_consent_public_id_212867dc_like ON public.people_consent USING btree (public_id varchar_pattern_ops);
CREATE INDEX people_contact_organisation_id_520b22fc ON public.people_contact USING btree (organisation_id);
CREATE INDEX people_contact_public_id_f8b968a0_like ON public.people_contact USING btree (public_id varchar_pattern_ops);
CREATE INDEX people_erasure_public_id_c2198f46_like ON public.people_erasure USING btree (public_id varchar_pattern_ops);
CREATE INDEX people_export_account_id_8f3ed4bc ON public.people_export USING btree (account_id);
CREATE INDEX people_export_public_id_d670d82f_like ON public.people_export USING btree (public_id varchar_pattern_ops);
CREATE INDEX people_exported_export_id_3195eeb9 ON public.people_exported USING btree (export_id);
CREATE INDEX people_exported_person_id_f869f4ee ON public.people_exported USING btree (person_id);
CREATE INDEX people_intake_account_id_a39330d4 ON public.people_intake USING btree (account_id);
CREATE INDEX people_intake_public_id_d0b0ed37_like ON public.people_intake USING btree (public_id varchar_pattern_ops);
CREATE INDEX people_intakerow_intake_id_1db8493d ON public.people_intakerow USING btree (intake_id);
CREATE INDEX people_intakerow_organisation_id_6bcc2e15 ON public.people_intakerow USING btree (organisation_id);
CREATE INDEX people_intakerow_person_id_95701eaa ON public.people_intakerow USING btree (person_id);
CREATE INDEX people_intakerow_public_id_e2d88c78_like ON public.people_intakerow USING btree (public_id varchar_pattern_ops);
CREATE INDEX people_look_person_id_2f2fa7c6 ON public.people_look USING btree (person_id);
CREATE INDEX people_look_viewer_id_a3cb4f7e ON public.people_look USING btree (viewer_id);
CREATE INDEX people_merge_by_id_dc211320 ON public.people_merge USING btree (by_id);
CREATE INDEX people_merge_kept_id_d4ee6e06 ON public.people_merge USING btree (kept_id);
CREATE INDEX people_merge_public_id_65056e9d_like ON public.people_merge USING btree (public_id varchar_pattern_ops);
CREATE INDEX people_organisation_parent_id_99463b78 ON public.people_organisation USING btree (parent_id);
CREATE INDEX people_organisation_public_id_20ce1332_like ON public.people_organisation USING btree (public_id varchar_pattern_ops);
CREATE INDEX people_person_public_id_ac134729_like ON public.people_person USING btree (public_id varchar_pattern_ops);
CREATE INDEX people_sight_person_id_5ec1b174 ON public.people_sight USING btree (person_id);
CREATE INDEX people_suggestion_concept_id_d2282766 ON public.people_suggestion USING btree (concept_id);
CREATE INDEX people_suggestion_person_id_8ffa3936 ON public.people_suggestion USING btree (person_id);
CREATE INDEX people_tie_by_id_c823041d ON public.people_tie USING btree (by_id);
CREATE INDEX people_tie_organisation_id_6d1bf46d ON public.people_tie USING btree (organisation_id);
CREATE INDEX people_tie_public_id_53a133bd_like ON public.people_tie USING btree (public_id varchar_pattern_ops);
CREATE INDEX person_confirmed ON public.people_person USING gin (confirmed);
CREATE INDEX post_latest ON public.gatherings_post USING btree (space_id, id DESC);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX programmes_affiliation_organisation_id_2cc3e35c ON public.programmes_affiliation USING btree (organisation_id);
CREATE INDEX programmes_affiliation_programme_id_4e3c183a ON public.programmes_affiliation USING btree (programme_id);
CREATE INDEX programmes_affiliation_public_id_2837fa6b_like ON public.programmes_affiliation USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_affiliation_turn_person_id_8ab0326e ON public.programmes_affiliation USING btree (turn_person_id);
CREATE INDEX programmes_affiliation_weighed_by_id_401cbc84 ON public.programmes_affiliation USING btree (weighed_by_id);
CREATE INDEX programmes_channel_code_5c087cf2 ON public.programmes_channel USING btree (code);
CREATE INDEX programmes_channel_code_5c087cf2_like ON public.programmes_channel USING btree (code varchar_pattern_ops);
CREATE INDEX programmes_channel_programme_id_cc1053c1 ON public.programmes_channel USING btree (programme_id);
CREATE INDEX programmes_channel_public_id_f4bc3fd1_like ON public.programmes_channel USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_criterion_code_5f5bb4ac ON public.programmes_criterion USING btree (code);
CREATE INDEX programmes_criterion_code_5f5bb4ac_like ON public.programmes_criterion USING btree (code varchar_pattern_ops);
CREATE INDEX programmes_criterion_programme_id_d41a6f7f ON public.programmes_criterion USING btree (programme_id);
CREATE INDEX programmes_criterion_public_id_327d147c_like ON public.programmes_criterion USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_decision_by_id_3d2f99d8 ON public.programmes_decision USING btree (by_id);
CREATE INDEX programmes_decision_focus_id_4eda29b8 ON public.programmes_decision USING btree (focus_id);
CREATE INDEX programmes_decision_made_id_ac33c18f ON public.programmes_decision USING btree (made_id);
CREATE INDEX programmes_decision_programme_id_b1c40241 ON public.programmes_decision USING btree (programme_id);
CREATE INDEX programmes_decision_public_id_d9b95d54_like ON public.programmes_decision USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_fact_key_88b41b71 ON public.programmes_fact USING btree (key);
CREATE INDEX programmes_fact_key_88b41b71_like ON public.programmes_fact USING btree (key varchar_pattern_ops);
CREATE INDEX programmes_fact_programme_id_4e0c8098 ON public.programmes_fact USING btree (programme_id);
CREATE INDEX programmes_fact_public_id_d1e90f94_like ON public.programmes_fact USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_focus_programme_id_32293010 ON public.programmes_focus USING btree (programme_id);
CREATE INDEX programmes_focus_public_id_ecdc57ec_like ON public.programmes_focus USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_focus_turn_person_id_8601305b ON public.programmes_focus USING btree (turn_person_id);
CREATE INDEX programmes_mailing_by_id_6ec3c0de ON public.programmes_mailing USING btree (by_id);
CREATE INDEX programmes_mailing_code_bfc5011f ON public.programmes_mailing USING btree (code);
CREATE INDEX programmes_mailing_code_bfc5011f_like ON public.programmes_mailing USING btree (code varchar_pattern_ops);
CREATE INDEX programmes_mailing_focus_id_7acab6be ON public.programmes_mailing USING btree (focus_id);
CREATE INDEX programmes_mailing_programme_id_f94d2dad ON public.programmes_mailing USING btree (programme_id);
CREATE INDEX programmes_mailing_public_id_f881a936_like ON public.programmes_mailing USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_mailingletter_account_id_4fa85686 ON public.programmes_mailingletter USING btree (account_id);
CREATE INDEX programmes_mailingletter_mailing_id_b312ae39 ON public.programmes_mailingletter USING btree (mailing_id);
CREATE INDEX programmes_milestone_after_790c09cf ON public.programmes_milestone USING btree (after);
CREATE INDEX programmes_milestone_after_790c09cf_like ON public.programmes_milestone USING btree (after varchar_pattern_ops);
CREATE INDEX programmes_milestone_code_84dcda2e ON public.programmes_milestone USING btree (code);
CREATE INDEX programmes_milestone_code_84dcda2e_like ON public.programmes_milestone USING btree (code varchar_pattern_ops);
CREATE INDEX programmes_milestone_focus_id_3664d43a ON public.programmes_milestone USING btree (focus_id);
CREATE INDEX programmes_milestone_programme_id_807bbd5b ON public.programmes_milestone USING btree (programme_id);
CREATE INDEX programmes_milestone_public_id_1732a4cd_like ON public.programmes_milestone USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_packversion_author_id_18f14ced ON public.programmes_packversion USING btree (author_id);
CREATE INDEX programmes_packversion_base_id_ffc38ed9 ON public.programmes_packversion USING btree (base_id);
CREATE INDEX programmes_packversion_programme_id_b5f0d22a ON public.programmes_packversion USING btree (programme_id);
CREATE INDEX programmes_packversion_public_id_72bfa877_like ON public.programmes_packversion USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_participation_decision_id_81470161 ON public.programmes_participation USING btree (decision_id);
CREATE INDEX programmes_participation_organisation_id_b0489036 ON public.programmes_participation USING btree (organisation_id);
CREATE INDEX programmes_programme_code_adff6599_like ON public.programmes_programme USING btree (code varchar_pattern_ops);
CREATE INDEX programmes_programme_prefix_77306014_like ON public.programmes_programme USING btree (prefix varchar_pattern_ops);
CREATE INDEX programmes_programme_public_id_e2bd9fbe_like ON public.programmes_programme USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_question_code_c324ac04 ON public.programmes_question USING btree (code);
CREATE INDEX programmes_question_code_c324ac04_like ON public.programmes_question USING btree (code varchar_pattern_ops);
CREATE INDEX programmes_question_programme_id_04e0135e ON public.programmes_question USING btree (programme_id);
CREATE INDEX programmes_question_public_id_daee1c69_like ON public.programmes_question USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_requiredcourse_course_2222a24d ON public.programmes_requiredcourse USING btree (course);
CREATE INDEX programmes_requiredcourse_course_2222a24d_like ON public.programmes_requiredcourse USING btree (course varchar_pattern_ops);
CREATE INDEX programmes_requiredcourse_item_309dc4dc ON public.programmes_requiredcourse USING btree (item);
CREATE INDEX programmes_requiredcourse_item_309dc4dc_like ON public.programmes_requiredcourse USING btree (item varchar_pattern_ops);
CREATE INDEX programmes_requiredcourse_programme_id_a24a8fdb ON public.programmes_requiredcourse USING btree (programme_id);
CREATE INDEX programmes_requiredcourse_public_id_e90542df_like ON public.programmes_requiredcourse USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_rule_code_d7ca65f1 ON public.programmes_rule USING btree (code);
CREATE INDEX programmes_rule_code_d7ca65f1_like ON public.programmes_rule USING btree (code varchar_pattern_ops);
CREATE INDEX programmes_rule_programme_id_db5d5c4f ON public.programmes_rule USING btree (programme_id);
CREATE INDEX programmes_rule_public_id_9e0701b9_like ON public.programmes_rule USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_sector_code_272204f6 ON public.programmes_sector USING btree (code);
CREATE INDEX programmes_sector_code_272204f6_like ON public.programmes_sector USING btree (code varchar_pattern_ops);
CREATE INDEX programmes_sector_programme_id_1a7477f3 ON public.programmes_sector USING btree (programme_id);
CREATE INDEX programmes_sector_public_id_741b32c1_like ON public.programmes_sector USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_sectorchoice_focus_id_5ce07cd6 ON public.programmes_sectorchoice USING btree (focus_id);
CREATE INDEX programmes_sectorchoice_programme_id_ba5d322f ON public.programmes_sectorchoice USING btree (programme_id);
CREATE INDEX programmes_sectorchoice_public_id_e6a8b068_like ON public.programmes_sectorchoice USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_sectorchoice_sector_id_4cd4d313 ON public.programmes_sectorchoice USING btree (sector_id);
CREATE INDEX programmes_sectorlisting_checked_by_id_5b4ba433 ON public.programmes_sectorlisting USING btree (checked_by_id);
CREATE INDEX programmes_sectorlisting_code_f2e3bbab ON public.programmes_sectorlisting USING btree (code);
CREATE INDEX programmes_sectorlisting_code_f2e3bbab_like ON public.programmes_sectorlisting USING btree (code varchar_pattern_ops);
CREATE INDEX programmes_sectorlisting_focus_id_38913e2e ON public.programmes_sectorlisting USING btree (focus_id);
CREATE INDEX programmes_sectorlisting_listed_by_id_22e67623 ON public.programmes_sectorlisting USING btree (listed_by_id);
CREATE INDEX programmes_sectorlisting_programme_id_eb71e2b1 ON public.programmes_sectorlisting USING btree (programme_id);
CREATE INDEX programmes_sectorlisting_public_id_3b790ce3_like ON public.programmes_sectorlisting USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_sectorverdict_decision_id_9b782b5b ON public.programmes_sectorverdict USING btree (decision_id);
CREATE INDEX programmes_sectorverdict_listing_id_4c0d4429 ON public.programmes_sectorverdict USING btree (listing_id);
CREATE INDEX programmes_sectorverdict_sector_id_b8e37c85 ON public.programmes_sectorverdict USING btree (sector_id);
CREATE INDEX programmes_selectionsetting_programme_id_cbf8c29e ON public.programmes_selectionsetting USING btree (programme_id);
CREATE INDEX programmes_selectionsetting_public_id_92756395_like ON public.programmes_selectionsetting USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_target_code_67c7e829 ON public.programmes_target USING btree (code);
CREATE INDEX programmes_target_code_67c7e829_like ON public.programmes_target USING btree (code varchar_pattern_ops);
CREATE INDEX programmes_target_focus_id_30615ca9 ON public.programmes_target USING btree (focus_id);
CREATE INDEX programmes_target_programme_id_fda1851b ON public.programmes_target USING btree (programme_id);
CREATE INDEX programmes_target_public_id_d179c26f_like ON public.programmes_target USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_termssection_code_0a5959e9 ON public.programmes_termssection USING btree (code);
CREATE INDEX programmes_termssection_code_0a5959e9_like ON public.programmes_termssection USING btree (code varchar_pattern_ops);
CREATE INDEX programmes_termssection_programme_id_21fb58d0 ON public.programmes_termssection USING btree (programme_id);
CREATE INDEX programmes_termssection_public_id_4168cc10_like ON public.programmes_termssection USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_termstemplate_code_1f1a1f8e ON public.programmes_termstemplate USING btree (code);
CREATE INDEX programmes_termstemplate_code_1f1a1f8e_like ON public.programmes_termstemplate USING btree (code varchar_pattern_ops);
CREATE INDEX programmes_termstemplate_programme_id_9ab27be6 ON public.programmes_termstemplate USING btree (programme_id);
CREATE INDEX programmes_termstemplate_public_id_463764be_like ON public.programmes_termstemplate USING btree (public_id varchar_pattern_ops);
CREATE INDEX programmes_weighedrisk_weighing_id_deaf1d9b ON public.programmes_weighedrisk USING btree (weighing_id);
CREATE INDEX programmes_weighing_affiliation_id_bbed0cec ON public.programmes_weighing USING btree (affiliation_id);
CREATE INDEX programmes_weighing_by_id_be8d75f9 ON public.programmes_weighing USING btree (by_id);
CREATE INDEX programmes_weighing_public_id_284f586b_like ON public.programmes_weighing USING btree (public_id varchar_pattern_ops);
CREATE INDEX public_idea_latest ON public.gatherings_publicidea USING btree (programme_id, published_at DESC);
CREATE INDEX publication_hidden ON public.publishing_publication USING btree (noun, source) WHERE (((place)::text = 'page'::text) AND ((state)::text = 'withdrawn'::text));
CREATE INDEX publication_latest ON public.publishing_publication USING btree (programme_id, at DESC, id DESC);
CREATE UNIQUE INDEX publication_organisation_once ON public.publishing_publication_subject USING btree (publication_id, organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE UNIQUE INDEX publication_page_once ON public.publishing_publication USING btree (noun, source) WHERE ((place)::text = 'page'::text);
CREATE UNIQUE INDEX publication_person_once ON public.publishing_publication_subject USING btree (publication_id, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX publication_source ON public.publishing_publication USING btree (noun, source, place);
CREATE INDEX publishing_appearance_organisation_id_735ab62b ON public.publishing_appearance USING btree (organisation_id);
CREATE INDEX publishing_appearance_person_id_8ea92a8f ON public.publishing_appearance USING btree (person_id);
CREATE INDEX publishing_appearance_public_id_c8770936_like ON public.publishing_appearance USING btree (public_id varchar_pattern_ops);
CREATE INDEX publishing_appearance_story_id_0a9ae653 ON public.publishing_appearance USING btree (story_id);
CREATE INDEX publishing_infopage_focus_id_6ffaaf46 ON public.publishing_infopage USING btree (focus_id);
CREATE INDEX publishing_infopage_programme_id_796d471b ON public.publishing_infopage USING btree (programme_id);
CREATE INDEX publishing_newsletter_programme_id_952fc1c2 ON public.publishing_newsletter USING btree (programme_id);
CREATE INDEX publishing_newsletter_public_id_979d1ff5_like ON public.publishing_newsletter USING btree (public_id varchar_pattern_ops);
CREATE INDEX publishing_newsletter_turn_person_id_f550b042 ON public.publishing_newsletter USING btree (turn_person_id);
CREATE INDEX publishing_newsletterletter_newsletter_id_3a8dfd83 ON public.publishing_newsletterletter USING btree (newsletter_id);
CREATE INDEX publishing_newsletterletter_subscriber_id_1f311d13 ON public.publishing_newsletterletter USING btree (subscriber_id);
CREATE INDEX publishing_newsletterpiece_newsletter_id_ed5434dd ON public.publishing_newsletterpiece USING btree (newsletter_id);
CREATE INDEX publishing_newspage_focus_id_3039e15d ON public.publishing_newspage USING btree (focus_id);
CREATE INDEX publishing_newspage_programme_id_8025653f ON public.publishing_newspage USING btree (programme_id);
CREATE INDEX publishing_publication_by_id_20f1c910 ON public.publishing_publication USING btree (by_id);
CREATE INDEX publishing_publication_focus_id_4618be50 ON public.publishing_publication USING btree (focus_id);
CREATE INDEX publishing_publication_programme_id_b6fffe33 ON public.publishing_publication USING btree (programme_id);
CREATE INDEX publishing_publication_public_id_abc2a455_like ON public.publishing_publication USING btree (public_id varchar_pattern_ops);
CREATE INDEX publishing_publication_subject_organisation_id_2cccad52 ON public.publishing_publication_subject USING btree (organisation_id);
CREATE INDEX publishing_publication_subject_person_id_88463ab0 ON public.publishing_publication_subject USING btree (person_id);
CREATE INDEX publishing_publication_subject_publication_id_ac49ba78 ON public.publishing_publication_subject USING btree (publication_id);
CREATE INDEX publishing_publication_turn_person_id_dbd74d57 ON public.publishing_publication USING btree (turn_person_id);
CREATE INDEX publishing_resourcepage_document_id_0bc0524e ON public.publishing_resourcepage USING btree (document_id);
CREATE INDEX publishing_resourcepage_focus_id_0583d6a2 ON public.publishing_resourcepage USING btree (focus_id);
CREATE INDEX publishing_resourcepage_programme_id_7bd44b8e ON public.publishing_resourcepage USING btree (programme_id);
CREATE INDEX publishing_story_focus_id_2fa29700 ON public.publishing_story USING btree (focus_id);
CREATE INDEX publishing_story_programme_id_b4c19bd6 ON public.publishing_story USING btree (programme_id);
CREATE INDEX publishing_story_public_id_0c71ec9e_like ON public.publishing_story USING btree (public_id varchar_pattern_ops);
CREATE INDEX publishing_story_turn_person_id_262bf919 ON public.publishing_story USING btree (turn_person_id);
CREATE INDEX publishing_subscriber_ended_by_id_63afa6ea ON public.publishing_subscriber USING btree (ended_by_id);
CREATE INDEX publishing_subscriber_programme_id_f9516480 ON public.publishing_subscriber USING btree (programme_id);
CREATE INDEX publishing_subscriber_public_id_00fae902_like ON public.publishing_subscriber USING btree (public_id varchar_pattern_ops);
CREATE UNIQUE INDEX question_once ON public.programmes_question USING btree (programme_id, code) WHERE (version_until IS NULL);
CREATE INDEX rank_move_newest ON public.selection_rankmove USING btree (application_id, id DESC);
CREATE INDEX ranking_newest ON public.selection_ranking USING btree (opportunity_id, id DESC);
CREATE INDEX referenceindex_source_object ON public.wagtailcore_referenceindex USING btree (base_content_type_id, object_id);
CREATE INDEX referenceindex_target_object ON public.wagtailcore_referenceindex USING btree (to_content_type_id, to_object_id);
CREATE INDEX registration_listed ON public.people_registration USING btree (listed_since) WHERE (NOT (listed_since IS NULL));
CREATE UNIQUE INDEX required_course_once ON public.programmes_requiredcourse USING btree (programme_id, kind, item) WHERE (version_until IS NULL);
CREATE INDEX results_outcome_engagement_id_4a619ded ON public.results_outcome USING btree (engagement_id);
CREATE INDEX results_outcome_focus_id_adb84c84 ON public.results_outcome USING btree (focus_id);
CREATE INDEX results_outcome_organisation_id_0ae6811a ON public.results_outcome USING btree (organisation_id);
CREATE INDEX results_outcome_person_id_0ec722a7 ON public.results_outcome USING btree (person_id);
CREATE INDEX results_outcome_programme_id_5afa1047 ON public.results_outcome USING btree (programme_id);
CREATE INDEX results_outcome_public_id_19747eef_like ON public.results_outcome USING btree (public_id varchar_pattern_ops);
CREATE INDEX results_outcome_turn_person_id_008389f2 ON public.results_outcome USING btree (turn_person_id);
CREATE INDEX results_sighting_deliverable_id_46208da6 ON public.results_sighting USING btree (deliverable_id);
CREATE INDEX results_sighting_outcome_id_8967dc98 ON public.results_sighting USING btree (outcome_id);
CREATE INDEX review_of_assessor ON public.selection_review USING btree (assessor_id, standing);
CREATE INDEX review_untold ON public.selection_review USING btree (given_at) WHERE (((standing)::text = 'given'::text) AND (told_at IS NULL));
CREATE UNIQUE INDEX rule_once ON public.programmes_rule USING btree (programme_id, code) WHERE (version_until IS NULL);
CREATE INDEX saved_search_waiting ON public.selection_savedsearch USING btree (programme_id, pace, looked_at) WHERE (NOT ((pace)::text = 'never'::text));
CREATE UNIQUE INDEX sector_choice_once ON public.programmes_sectorchoice USING btree (focus_id, sector_id, starts) WHERE (version_until IS NULL);
CREATE INDEX selection_addressee_endorsement_id_662a62d6 ON public.selection_addressee USING btree (endorsement_id);
CREATE INDEX selection_addressee_public_id_d6ddb9cb_like ON public.selection_addressee USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_addressee_user_id_5d36aa11 ON public.selection_addressee USING btree (user_id);
CREATE INDEX selection_answerletter_application_id_c46b9200 ON public.selection_answerletter USING btree (application_id);
CREATE INDEX selection_application_focus_id_7c42ec10 ON public.selection_application USING btree (focus_id);
CREATE INDEX selection_application_formally_by_id_64364e92 ON public.selection_application USING btree (formally_by_id);
CREATE INDEX selection_application_opportunity_id_548f6d0e ON public.selection_application USING btree (opportunity_id);
CREATE INDEX selection_application_organisation_id_0f8000bf ON public.selection_application USING btree (organisation_id);
CREATE INDEX selection_application_pack_version_id_2cb6ea23 ON public.selection_application USING btree (pack_version_id);
CREATE INDEX selection_application_person_id_8a53c551 ON public.selection_application USING btree (person_id);
CREATE INDEX selection_application_programme_id_0db62979 ON public.selection_application USING btree (programme_id);
CREATE INDEX selection_application_public_id_e5d39012_like ON public.selection_application USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_application_turn_person_id_87ef7122 ON public.selection_application USING btree (turn_person_id);
CREATE INDEX selection_applicationdocument_application_id_0a74b88e ON public.selection_applicationdocument USING btree (application_id);
CREATE INDEX selection_applicationdocument_by_id_97684dec ON public.selection_applicationdocument USING btree (by_id);
CREATE INDEX selection_applicationdocument_public_id_5543d453_like ON public.selection_applicationdocument USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_askedpart_application_id_da6a8c4e ON public.selection_askedpart USING btree (application_id);
CREATE INDEX selection_askedpart_by_id_8f12dfff ON public.selection_askedpart USING btree (by_id);
CREATE INDEX selection_asking_asker_id_9ecedbee ON public.selection_asking USING btree (asker_id);
CREATE INDEX selection_asking_focus_id_58656a46 ON public.selection_asking USING btree (focus_id);
CREATE INDEX selection_asking_opportunity_id_b89bfb9e ON public.selection_asking USING btree (opportunity_id);
CREATE INDEX selection_asking_person_id_fdaf6aee ON public.selection_asking USING btree (person_id);
CREATE INDEX selection_asking_programme_id_ab5a9888 ON public.selection_asking USING btree (programme_id);
CREATE INDEX selection_asking_public_id_332a2979_like ON public.selection_asking USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_candidate_application_id_71cab42d ON public.selection_candidate USING btree (application_id);
CREATE INDEX selection_candidate_cohort_id_756ca86f ON public.selection_candidate USING btree (cohort_id);
CREATE INDEX selection_capacity_plan_id_45a269ce ON public.selection_capacity USING btree (plan_id);
CREATE INDEX selection_coapplicant_application_id_cb025f00 ON public.selection_coapplicant USING btree (application_id);
CREATE INDEX selection_coapplicant_focus_id_b47def28 ON public.selection_coapplicant USING btree (focus_id);
CREATE INDEX selection_coapplicant_opportunity_id_ff2f0d62 ON public.selection_coapplicant USING btree (opportunity_id);
CREATE INDEX selection_coapplicant_organisation_id_ff1bd9c8 ON public.selection_coapplicant USING btree (organisation_id);
CREATE INDEX selection_coapplicant_person_id_176c7720 ON public.selection_coapplicant USING btree (person_id);
CREATE INDEX selection_coapplicant_programme_id_af002c4d ON public.selection_coapplicant USING btree (programme_id);
CREATE INDEX selection_coapplicant_public_id_fc03f4e3_like ON public.selection_coapplicant USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_coapplicant_turn_person_id_80b14a43 ON public.selection_coapplicant USING btree (turn_person_id);
CREATE INDEX selection_cohort_approved_by_id_7431198c ON public.selection_cohort USING btree (approved_by_id);
CREATE INDEX selection_cohort_draft_id_1e8b7ca5 ON public.selection_cohort USING btree (draft_id);
CREATE INDEX selection_cohort_programme_id_66c4069e ON public.selection_cohort USING btree (programme_id);
CREATE INDEX selection_cohort_proposed_by_id_4d72ceb1 ON public.selection_cohort USING btree (proposed_by_id);
CREATE INDEX selection_cohort_public_id_70d702b8_like ON public.selection_cohort USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_cohort_turn_person_id_a6c6394d ON public.selection_cohort USING btree (turn_person_id);
CREATE INDEX selection_cohortdraft_by_id_29fe5e48 ON public.selection_cohortdraft USING btree (by_id);
CREATE INDEX selection_cohortdraft_cohort_id_4b23efc6 ON public.selection_cohortdraft USING btree (cohort_id);
CREATE INDEX selection_cohortplace_cohort_id_59919f35 ON public.selection_cohortplace USING btree (cohort_id);
CREATE INDEX selection_cohortplace_opportunity_id_3892f95e ON public.selection_cohortplace USING btree (opportunity_id);
CREATE INDEX selection_cohortstep_application_id_69d127c2 ON public.selection_cohortstep USING btree (application_id);
CREATE INDEX selection_cohortstep_by_id_910662c1 ON public.selection_cohortstep USING btree (by_id);
CREATE INDEX selection_cohortstep_draft_id_2a224f7c ON public.selection_cohortstep USING btree (draft_id);
CREATE INDEX selection_developmentplan_organisation_id_3a7a9e94 ON public.selection_developmentplan USING btree (organisation_id);
CREATE INDEX selection_developmentplan_public_id_5871f9ae_like ON public.selection_developmentplan USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_developmentplan_turn_person_id_d20fbc35 ON public.selection_developmentplan USING btree (turn_person_id);
CREATE INDEX selection_editrequest_answered_in_id_993a1aa3 ON public.selection_editrequest USING btree (answered_in_id);
CREATE INDEX selection_editrequest_review_id_47b706d1 ON public.selection_editrequest USING btree (review_id);
CREATE INDEX selection_eligibilitycheck_answered_by_id_ea529e56 ON public.selection_eligibilitycheck USING btree (answered_by_id);
CREATE INDEX selection_eligibilitycheck_application_id_b0cbe642 ON public.selection_eligibilitycheck USING btree (application_id);
CREATE INDEX selection_endorsement_by_id_3d049085 ON public.selection_endorsement USING btree (by_id);
CREATE INDEX selection_endorsement_need_id_ed749338 ON public.selection_endorsement USING btree (need_id);
CREATE INDEX selection_endorsement_organisation_id_f692d64c ON public.selection_endorsement USING btree (organisation_id);
CREATE INDEX selection_endorsementletter_by_id_238371d3 ON public.selection_endorsementletter USING btree (by_id);
CREATE INDEX selection_endorsementletter_endorsement_id_1498b82a ON public.selection_endorsementletter USING btree (endorsement_id);
CREATE INDEX selection_endorsementletter_public_id_398a4fb4_like ON public.selection_endorsementletter USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_endorsementletter_verdict_by_id_d0a90db4 ON public.selection_endorsementletter USING btree (verdict_by_id);
CREATE INDEX selection_fit_opportunity_id_b5ceb569 ON public.selection_fit USING btree (opportunity_id);
CREATE INDEX selection_fit_person_id_1e87f9d9 ON public.selection_fit USING btree (person_id);
CREATE INDEX selection_hostrank_application_id_9d9360a0 ON public.selection_hostrank USING btree (application_id);
CREATE INDEX selection_hostrank_ranking_id_d420972c ON public.selection_hostrank USING btree (ranking_id);
CREATE INDEX selection_hostranking_by_id_5b69ed65 ON public.selection_hostranking USING btree (by_id);
CREATE INDEX selection_hostranking_focus_id_bfee4504 ON public.selection_hostranking USING btree (focus_id);
CREATE INDEX selection_hostranking_opportunity_id_a5fd690f ON public.selection_hostranking USING btree (opportunity_id);
CREATE INDEX selection_hostranking_organisation_id_623618f1 ON public.selection_hostranking USING btree (organisation_id);
CREATE INDEX selection_hostranking_programme_id_91cac6a4 ON public.selection_hostranking USING btree (programme_id);
CREATE INDEX selection_interview_application_id_e77883da ON public.selection_interview USING btree (application_id);
CREATE INDEX selection_interview_by_id_69be669d ON public.selection_interview USING btree (by_id);
CREATE INDEX selection_interview_focus_id_8fb96a4f ON public.selection_interview USING btree (focus_id);
CREATE INDEX selection_interview_organisation_id_e385c07e ON public.selection_interview USING btree (organisation_id);
CREATE INDEX selection_interview_programme_id_f5390e37 ON public.selection_interview USING btree (programme_id);
CREATE INDEX selection_interview_public_id_6f145c00_like ON public.selection_interview USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_interview_turn_person_id_8b224aab ON public.selection_interview USING btree (turn_person_id);
CREATE INDEX selection_interviewnote_by_id_1f57908a ON public.selection_interviewnote USING btree (by_id);
CREATE INDEX selection_interviewnote_interview_id_4d2028bc ON public.selection_interviewnote USING btree (interview_id);
CREATE INDEX selection_interviewtime_interviewer_id_a4db8d9b ON public.selection_interviewtime USING btree (interviewer_id);
CREATE INDEX selection_interviewtime_opportunity_id_7bcf26fe ON public.selection_interviewtime USING btree (opportunity_id);
CREATE INDEX selection_interviewtime_public_id_7ef38960_like ON public.selection_interviewtime USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_keptdecision_by_id_72168967 ON public.selection_keptdecision USING btree (by_id);
CREATE INDEX selection_marking_review_id_93edea08 ON public.selection_marking USING btree (review_id);
CREATE INDEX selection_need_confirmed_by_id_03e9b003 ON public.selection_need USING btree (confirmed_by_id);
CREATE INDEX selection_need_contact_id_7117a27b ON public.selection_need USING btree (contact_id);
CREATE INDEX selection_need_endorser_id_bf21d49e ON public.selection_need USING btree (endorser_id);
CREATE INDEX selection_need_focus_id_77bf30fd ON public.selection_need USING btree (focus_id);
CREATE INDEX selection_need_organisation_id_d6714263 ON public.selection_need USING btree (organisation_id);
CREATE INDEX selection_need_origin_id_b2d83d0d ON public.selection_need USING btree (origin_id);
CREATE INDEX selection_need_partnership_id_ad12b23a ON public.selection_need USING btree (partnership_id);
CREATE INDEX selection_need_plan_id_c53d22f7 ON public.selection_need USING btree (plan_id);
CREATE INDEX selection_need_programme_id_8889768a ON public.selection_need USING btree (programme_id);
CREATE INDEX selection_need_public_id_b1813377_like ON public.selection_need USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_need_reference_5ccba74e_like ON public.selection_need USING btree (reference varchar_pattern_ops);
CREATE INDEX selection_need_sector_id_419bf67f ON public.selection_need USING btree (sector_id);
CREATE INDEX selection_need_taken_by_id_28989acc ON public.selection_need USING btree (taken_by_id);
CREATE INDEX selection_need_turn_person_id_b6644a36 ON public.selection_need USING btree (turn_person_id);
CREATE INDEX selection_needconcept_concept_id_4316fc2b ON public.selection_needconcept USING btree (concept_id);
CREATE INDEX selection_needconcept_need_id_21d20b62 ON public.selection_needconcept USING btree (need_id);
CREATE INDEX selection_opportunity_focus_id_f9d099e8 ON public.selection_opportunity USING btree (focus_id);
CREATE INDEX selection_opportunity_need_id_b40004d5 ON public.selection_opportunity USING btree (need_id);
CREATE INDEX selection_opportunity_organisation_id_ce9fe43c ON public.selection_opportunity USING btree (organisation_id);
CREATE INDEX selection_opportunity_pack_version_id_5278aeda ON public.selection_opportunity USING btree (pack_version_id);
CREATE INDEX selection_opportunity_programme_id_8f4f6a93 ON public.selection_opportunity USING btree (programme_id);
CREATE INDEX selection_opportunity_public_id_15d7ab1f_like ON public.selection_opportunity USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_opportunity_reference_666866a3_like ON public.selection_opportunity USING btree (reference varchar_pattern_ops);
CREATE INDEX selection_opportunity_sector_id_334c27e7 ON public.selection_opportunity USING btree (sector_id);
CREATE INDEX selection_opportunity_turn_person_id_4d16f081 ON public.selection_opportunity USING btree (turn_person_id);
CREATE INDEX selection_opportunitycount_focus_id_5505009c ON public.selection_opportunitycount USING btree (focus_id);
CREATE INDEX selection_opportunitycount_programme_id_802d7db2 ON public.selection_opportunitycount USING btree (programme_id);
CREATE INDEX selection_opportunitycount_sector_id_dd3a0400 ON public.selection_opportunitycount USING btree (sector_id);
CREATE INDEX selection_paper_by_id_ed02d4e2 ON public.selection_paper USING btree (by_id);
CREATE INDEX selection_paper_focus_id_dac84eac ON public.selection_paper USING btree (focus_id);
CREATE INDEX selection_paper_need_id_0a00caca ON public.selection_paper USING btree (need_id);
CREATE INDEX selection_paper_organisation_id_a47dbcaf ON public.selection_paper USING btree (organisation_id);
CREATE INDEX selection_paper_programme_id_9c42a8e3 ON public.selection_paper USING btree (programme_id);
CREATE INDEX selection_paper_public_id_60fb900a_like ON public.selection_paper USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_paper_turn_person_id_ed18de7e ON public.selection_paper USING btree (turn_person_id);
CREATE INDEX selection_paperpage_paper_id_3e5940c1 ON public.selection_paperpage USING btree (paper_id);
CREATE INDEX selection_paperpage_public_id_dc170340_like ON public.selection_paperpage USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_partnership_decision_id_f7387a15 ON public.selection_partnership USING btree (decision_id);
CREATE INDEX selection_partnership_focus_id_d36f5d32 ON public.selection_partnership USING btree (focus_id);
CREATE INDEX selection_partnership_organisation_id_a097fcf7 ON public.selection_partnership USING btree (organisation_id);
CREATE INDEX selection_partnership_programme_id_d77010ae ON public.selection_partnership USING btree (programme_id);
CREATE INDEX selection_partnership_public_id_02292a02_like ON public.selection_partnership USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_partnership_turn_person_id_b7c97c28 ON public.selection_partnership USING btree (turn_person_id);
CREATE INDEX selection_ranked_application_id_4ade5c60 ON public.selection_ranked USING btree (application_id);
CREATE INDEX selection_ranked_ranking_id_e1364b7f ON public.selection_ranked USING btree (ranking_id);
CREATE INDEX selection_ranking_asked_by_id_f9dcefd0 ON public.selection_ranking USING btree (asked_by_id);
CREATE INDEX selection_ranking_focus_id_ee4037eb ON public.selection_ranking USING btree (focus_id);
CREATE INDEX selection_ranking_opportunity_id_d67af433 ON public.selection_ranking USING btree (opportunity_id);
CREATE INDEX selection_ranking_programme_id_8fa521e7 ON public.selection_ranking USING btree (programme_id);
CREATE INDEX selection_ranking_public_id_03a44946_like ON public.selection_ranking USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_rankmove_application_id_b69d8ddf ON public.selection_rankmove USING btree (application_id);
CREATE INDEX selection_rankmove_by_id_0db06249 ON public.selection_rankmove USING btree (by_id);
CREATE INDEX selection_rankreason_application_id_e9fb27ad ON public.selection_rankreason USING btree (application_id);
CREATE INDEX selection_rankreason_ranking_id_c38ab65b ON public.selection_rankreason USING btree (ranking_id);
CREATE INDEX selection_reference_application_id_23126508 ON public.selection_reference USING btree (application_id);
CREATE INDEX selection_reference_focus_id_39d41432 ON public.selection_reference USING btree (focus_id);
CREATE INDEX selection_reference_organisation_id_9a5eeb5e ON public.selection_reference USING btree (organisation_id);
CREATE INDEX selection_reference_programme_id_58c2633e ON public.selection_reference USING btree (programme_id);
CREATE INDEX selection_reference_public_id_57c65317_like ON public.selection_reference USING btree (public_id varchar_pattern_ops);
CREATE INDEX selection_reference_turn_person_id_36fa0626 ON public.selection_reference USING btree (turn_person_id);
CREATE INDEX selection_review_application_id_2c993473 ON public.selection_review USING btree (application_id);
CREATE INDEX selection_review_assessor_id_dde32e6b ON public.selection_review USING btree (assessor_id);
CREATE INDEX selection_review_given_by_id_614e291c ON public.selection_review USING btree (given_by_id);
CREATE INDEX selection_savedsearch_account_id_1e1eade0 ON public.selection_savedsearch USING btree (account_id);
CREATE INDEX selection_savedsearch_programme_id_478dbb1c ON public.selection_savedsearch USING btree (programme_id);
CREATE INDEX selection_savedsearch_public_id_dde7f805_like ON public.selection_savedsearch USING btree (public_id varchar_pattern_ops);
CREATE UNIQUE INDEX selection_setting_once ON public.programmes_selectionsetting USING btree (programme_id) WHERE (version_until IS NULL);
CREATE INDEX selection_signature_application_id_9f4e4dad ON public.selection_signature USING btree (application_id);
CREATE INDEX selection_signature_by_id_51581612 ON public.selection_signature USING btree (by_id);
CREATE INDEX selection_termsreview_opportunity_id_000c63df ON public.selection_termsreview USING btree (opportunity_id);
CREATE INDEX selection_termsreview_version_id_a836c686 ON public.selection_termsreview USING btree (version_id);
CREATE INDEX selection_termsversion_entry_id_f7d5f285 ON public.selection_termsversion USING btree (entry_id);
CREATE INDEX selection_termsversion_opportunity_id_36e60c0a ON public.selection_termsversion USING btree (opportunity_id);
CREATE INDEX selection_writtenopportunity_account_id_2ab4d107 ON public.selection_writtenopportunity USING btree (account_id);
CREATE INDEX selection_writtenopportunity_opportunity_id_fa87bfe7 ON public.selection_writtenopportunity USING btree (opportunity_id);
CREATE INDEX selection_wronglink_application_id_94331c49 ON public.selection_wronglink USING btree (application_id);
CREATE INDEX selection_wronglink_by_id_f30fd6db ON public.selection_wronglink USING btree (by_id);
CREATE INDEX selection_wronglink_opportunity_id_c4c55d8e ON public.selection_wronglink USING btree (opportunity_id);
CREATE INDEX selection_wronglink_public_id_aed3717e_like ON public.selection_wronglink USING btree (public_id varchar_pattern_ops);
CREATE INDEX sight_organisation ON public.people_sight USING btree (organisation_id, person_id);
CREATE UNIQUE INDEX statement_signature_once ON public.gatherings_statementsignature USING btree (statement_id, key) WHERE ((confirmed_at IS NOT NULL) AND (ended_at IS NULL));
CREATE INDEX statement_signer_letter ON public.gatherings_statementsigner USING btree (signature_id) WHERE (NOT ((letter)::text = ''::text));
CREATE UNIQUE INDEX step_removal_once ON public.foundation_stepremoval USING btree (user_id) WHERE ((done_at IS NULL) AND (stopped_at IS NULL));
CREATE INDEX story_public ON public.publishing_story USING btree (programme_id, published_at DESC) WHERE (((state)::text = 'published'::text) AND (unagreed = 0));
CREATE INDEX subscriber_letter ON public.publishing_subscriber USING btree (id) WHERE (NOT ((letter)::text = ''::text));
CREATE UNIQUE INDEX subscriber_once ON public.publishing_subscriber USING btree (programme_id, email) WHERE (ended_at IS NULL);
CREATE INDEX taggit_tag_name_58eb2ed9_like ON public.taggit_tag USING btree (name varchar_pattern_ops);
CREATE INDEX taggit_tag_slug_6be58b2c_like ON public.taggit_tag USING btree (slug varchar_pattern_ops);
CREATE INDEX taggit_tagg_content_8fc721_idx ON public.taggit_taggeditem USING btree (content_type_id, object_id);
CREATE INDEX taggit_taggeditem_content_type_id_9957a03c ON public.taggit_taggeditem USING btree (content_type_id);
CREATE INDEX taggit_taggeditem_object_id_e2d7d1df ON public.taggit_taggeditem USING btree (object_id);
CREATE INDEX taggit_taggeditem_tag_id_f4f5b767 ON public.taggit_taggeditem USING btree (tag_id);
CREATE UNIQUE INDEX target_once ON public.programmes_target USING btree (programme_id, code) WHERE (version_until IS NULL);
CREATE UNIQUE INDEX terms_review_one_open ON public.selection_termsreview USING btree (opportunity_id) WHERE ((answer)::text = ''::text);
CREATE UNIQUE INDEX terms_section_once ON public.programmes_termssection USING btree (programme_id, code) WHERE (version_until IS NULL);
CREATE UNIQUE INDEX terms_template_once ON public.programmes_termstemplate USING btree (programme_id, code) WHERE (version_until IS NULL);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_in_progress_workflow ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id) WHERE ((status)::text = ANY ((ARRAY['in_progress'::character varying, 'needs_changes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE UNIQUE INDEX user_address_once ON public.foundation_user USING btree (lower((email)::text));
CREATE INDEX wagtailadmi_content_717955_idx ON public.wagtailadmin_editingsession USING btree (content_type_id, object_id);
CREATE INDEX wagtailadmin_editingsession_content_type_id_4df7730e ON public.wagtailadmin_editingsession USING btree (content_type_id);
CREATE INDEX wagtailadmin_editingsession_user_id_6e1a9b70 ON public.wagtailadmin_editingsession USING btree (user_id);
CREATE INDEX wagtailadmin_formstate_content_type_id_e32438b3 ON public.wagtailadmin_formstate USING btree (content_type_id);
CREATE INDEX wagtailadmin_formstate_user_id_b910adc2 ON public.wagtailadmin_formstate USING btree (user_id);
CREATE INDEX wagtailcore_apitoken_key_hash_65979b78_like ON public.wagtailcore_apitoken USING btree (key_hash varchar_pattern_ops);
CREATE INDEX wagtailcore_apitoken_user_id_49b1141b ON public.wagtailcore_apitoken USING btree (user_id);
CREATE INDEX wagtailcore_collection_path_d848dc19_like ON public.wagtailcore_collection USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_collectionview_collectionviewrestriction__47320efd ON public.wagtailcore_collectionviewrestriction_groups USING btree (collectionviewrestriction_id);
CREATE INDEX wagtailcore_collectionviewrestriction_collection_id_761908ec ON public.wagtailcore_collectionviewrestriction USING btree (collection_id);
CREATE INDEX wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3 ON public.wagtailcore_collectionviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_comment_page_id_108444b5 ON public.wagtailcore_comment USING btree (page_id);
CREATE INDEX wagtailcore_comment_resolved_by_id_a282aa0e ON public.wagtailcore_comment USING btree (resolved_by_id);
CREATE INDEX wagtailcore_comment_revision_created_id_1d058279 ON public.wagtailcore_comment USING btree (revision_created_id);
CREATE INDEX wagtailcore_comment_user_id_0c577ca6 ON public.wagtailcore_comment USING btree (user_id);
CREATE INDEX wagtailcore_commentreply_comment_id_afc7e027 ON public.wagtailcore_commentreply USING btree (comment_id);
CREATE INDEX wagtailcore_commentreply_user_id_d0b3b9c3 ON public.wagtailcore_commentreply USING btree (user_id);
CREATE INDEX wagtailcore_groupapprovalt_groupapprovaltask_id_9a9255ea ON public.wagtailcore_groupapprovaltask_groups USING btree (groupapprovaltask_id);
CREATE INDEX wagtailcore_groupapprovaltask_groups_group_id_2e64b61f ON public.wagtailcore_groupapprovaltask_groups USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_collection_id_5423575a ON public.wagtailcore_groupcollectionpermission USING btree (collection_id);
CREATE INDEX wagtailcore_groupcollectionpermission_group_id_05d61460 ON public.wagtailcore_groupcollectionpermission USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_permission_id_1b626275 ON public.wagtailcore_groupcollectionpermission USING btree (permission_id);
CREATE INDEX wagtailcore_grouppagepermission_group_id_fc07e671 ON public.wagtailcore_grouppagepermission USING btree (group_id);
CREATE INDEX wagtailcore_grouppagepermission_page_id_710b114a ON public.wagtailcore_grouppagepermission USING btree (page_id);
CREATE INDEX wagtailcore_grouppagepermission_permission_id_05acb22e ON public.wagtailcore_grouppagepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_group_id_e5cdbee4 ON public.wagtailcore_groupsitepermission USING btree (group_id);
CREATE INDEX wagtailcore_groupsitepermission_permission_id_459b1f38 ON public.wagtailcore_groupsitepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_site_id_245de488 ON public.wagtailcore_groupsitepermission USING btree (site_id);
CREATE INDEX wagtailcore_locale_language_code_03149338_like ON public.wagtailcore_locale USING btree (language_code varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_action_d2d856ee ON public.wagtailcore_modellogentry USING btree (action);
CREATE INDEX wagtailcore_modellogentry_action_d2d856ee_like ON public.wagtailcore_modellogentry USING btree (action varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_content_changed_8bc39742 ON public.wagtailcore_modellogentry USING btree (content_changed);
CREATE INDEX wagtailcore_modellogentry_content_type_id_68849e77 ON public.wagtailcore_modellogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef ON public.wagtailcore_modellogentry USING btree (object_id);
CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef_like ON public.wagtailcore_modellogentry USING btree (object_id varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_revision_id_df6ca33a ON public.wagtailcore_modellogentry USING btree (revision_id);
CREATE INDEX wagtailcore_modellogentry_timestamp_9694521b ON public.wagtailcore_modellogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_modellogentry_user_id_0278d1bf ON public.wagtailcore_modellogentry USING btree (user_id);
CREATE INDEX wagtailcore_page_alias_of_id_12945502 ON public.wagtailcore_page USING btree (alias_of_id);
CREATE INDEX wagtailcore_page_content_type_id_c28424df ON public.wagtailcore_page USING btree (content_type_id);
CREATE INDEX wagtailcore_page_first_published_at_2b5dd637 ON public.wagtailcore_page USING btree (first_published_at);
CREATE INDEX wagtailcore_page_latest_revision_id_e60fef51 ON public.wagtailcore_page USING btree (latest_revision_id);
CREATE INDEX wagtailcore_page_live_revision_id_930bd822 ON public.wagtailcore_page USING btree (live_revision_id);
CREATE INDEX wagtailcore_page_locale_id_3c7e30a6 ON public.wagtailcore_page USING btree (locale_id);
CREATE INDEX wagtailcore_page_locked_by_id_bcb86245 ON public.wagtailcore_page USING btree (locked_by_id);
CREATE INDEX wagtailcore_page_owner_id_fbf7c332 ON public.wagtailcore_page USING btree (owner_id);
CREATE INDEX wagtailcore_page_path_98eba2c8_like ON public.wagtailcore_page USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_page_slug_e7c11b8f ON public.wagtailcore_page USING btree (slug);
CREATE INDEX wagtailcore_page_slug_e7c11b8f_like ON public.wagtailcore_page USING btree (slug varchar_pattern_ops);
CREATE INDEX wagtailcore_pagelogentry_action_c2408198 ON public.wagtailcore_pagelogentry USING btree (action);
CREATE INDEX wagtailcore_pagelogentry_action_c2408198_like ON public.wagtailcore_pagelogentry USING btree (action varchar_pattern_ops);
CREATE INDEX wagtailcore_pagelogentry_content_changed_99f27ade ON public.wagtailcore_pagelogentry USING btree (content_changed);
CREATE INDEX wagtailcore_pagelogentry_content_type_id_74e7708a ON public.wagtailcore_pagelogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_pagelogentry_page_id_8464e327 ON public.wagtailcore_pagelogentry USING btree (page_id);
CREATE INDEX wagtailcore_pagelogentry_revision_id_8043d103 ON public.wagtailcore_pagelogentry USING btree (revision_id);
CREATE INDEX wagtailcore_pagelogentry_timestamp_deb774c4 ON public.wagtailcore_pagelogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_pagelogentry_user_id_604ccfd8 ON public.wagtailcore_pagelogentry USING btree (user_id);
CREATE INDEX wagtailcore_pagerevision_approved_go_live_at_e56afc67 ON public.wagtailcore_revision USING btree (approved_go_live_at);
CREATE INDEX wagtailcore_pagerevision_created_at_66954e3b ON public.wagtailcore_revision USING btree (created_at);
CREATE INDEX wagtailcore_pagerevision_user_id_2409d2f4 ON public.wagtailcore_revision USING btree (user_id);
CREATE INDEX wagtailcore_pagesubscription_page_id_a085e7a6 ON public.wagtailcore_pagesubscription USING btree (page_id);
CREATE INDEX wagtailcore_pagesubscription_user_id_89d7def9 ON public.wagtailcore_pagesubscription USING btree (user_id);
CREATE INDEX wagtailcore_pageviewrestri_pageviewrestriction_id_f147a99a ON public.wagtailcore_pageviewrestriction_groups USING btree (pageviewrestriction_id);
CREATE INDEX wagtailcore_pageviewrestriction_groups_group_id_6460f223 ON public.wagtailcore_pageviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_pageviewrestriction_page_id_15a8bea6 ON public.wagtailcore_pageviewrestriction USING btree (page_id);
CREATE INDEX wagtailcore_referenceindex_base_content_type_id_313cf40f ON public.wagtailcore_referenceindex USING btree (base_content_type_id);
CREATE INDEX wagtailcore_referenceindex_content_type_id_766e0336 ON public.wagtailcore_referenceindex USING btree (content_type_id);
CREATE INDEX wagtailcore_referenceindex_to_content_type_id_93690bbd ON public.wagtailcore_referenceindex USING btree (to_content_type_id);
CREATE INDEX wagtailcore_revision_base_content_type_id_5b4ef7bd ON public.wagtailcore_revision USING btree (base_content_type_id);
CREATE INDEX wagtailcore_revision_content_type_id_c8cb69c0 ON public.wagtailcore_revision USING btree (content_type_id);
CREATE INDEX wagtailcore_site_hostname_96b20b46 ON public.wagtailcore_site USING btree (hostname);
CREATE INDEX wagtailcore_site_hostname_96b20b46_like ON public.wagtailcore_site USING btree (hostname varchar_pattern_ops);
CREATE INDEX wagtailcore_site_root_page_id_e02fb95c ON public.wagtailcore_site USING btree (root_page_id);
CREATE INDEX wagtailcore_task_content_type_id_249ab8ba ON public.wagtailcore_task USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_content_type_id_0a758fdc ON public.wagtailcore_taskstate USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_finished_by_id_13f98229 ON public.wagtailcore_taskstate USING btree (finished_by_id);
CREATE INDEX wagtailcore_taskstate_page_revision_id_9f52c88e ON public.wagtailcore_taskstate USING btree (revision_id);
CREATE INDEX wagtailcore_taskstate_task_id_c3677c34 ON public.wagtailcore_taskstate USING btree (task_id);
CREATE INDEX wagtailcore_taskstate_workflow_state_id_9239a775 ON public.wagtailcore_taskstate USING btree (workflow_state_id);
CREATE INDEX wagtailcore_uploadedfile_for_content_type_id_b0fc87b2 ON public.wagtailcore_uploadedfile USING btree (for_content_type_id);
CREATE INDEX wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8 ON public.wagtailcore_uploadedfile USING btree (uploaded_by_user_id);
CREATE INDEX wagtailcore_uuid_06a44d_idx ON public.wagtailcore_pagelogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_uuid_d6363b_idx ON public.wagtailcore_modellogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_workflowcontenttype_workflow_id_9aad7cd2 ON public.wagtailcore_workflowcontenttype USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowpage_workflow_id_56f56ff6 ON public.wagtailcore_workflowpage USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowstate_base_content_type_id_a30dc576 ON public.wagtailcore_workflowstate USING btree (base_content_type_id);
CREATE INDEX wagtailcore_workflowstate_content_type_id_2bb78ce1 ON public.wagtailcore_workflowstate USING btree (content_type_id);
CREATE INDEX wagtailcore_workflowstate_requested_by_id_4090bca3 ON public.wagtailcore_workflowstate USING btree (requested_by_id);
CREATE INDEX wagtailcore_workflowstate_workflow_id_1f18378f ON public.wagtailcore_workflowstate USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowtask_task_id_ce7716fe ON public.wagtailcore_workflowtask USING btree (task_id);
CREATE INDEX wagtailcore_workflowtask_workflow_id_b9717175 ON public.wagtailcore_workflowtask USING btree (workflow_id);
CREATE INDEX wagtaildocs_document_collection_id_23881625 ON public.wagtaildocs_document USING btree (collection_id);
CREATE INDEX wagtaildocs_document_uploaded_by_user_id_17258b41 ON public.wagtaildocs_document USING btree (uploaded_by_user_id);
CREATE INDEX wagtailimages_image_collection_id_c2f8af7e ON public.wagtailimages_image USING btree (collection_id);
CREATE INDEX wagtailimages_image_created_at_86fa6cd4 ON public.wagtailimages_image USING btree (created_at);
CREATE INDEX wagtailimages_image_file_hash_fb5bbb23 ON public.wagtailimages_image USING btree (file_hash);
CREATE INDEX wagtailimages_image_file_hash_fb5bbb23_like ON public.wagtailimages_image USING btree (file_hash varchar_pattern_ops);
CREATE INDEX wagtailimages_image_uploaded_by_user_id_5d73dc75 ON public.wagtailimages_image USING btree (uploaded_by_user_id);
CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201 ON public.wagtailimages_rendition USING btree (filter_spec);
CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201_like ON public.wagtailimages_rendition USING btree (filter_spec varchar_pattern_ops);
CREATE INDEX wagtailimages_rendition_image_id_3e1fd774 ON public.wagtailimages_rendition USING btree (image_id);
CREATE INDEX wagtailsear_autocom_476c89_gin ON public.wagtailsearch_indexentry USING gin (autocomplete);
CREATE INDEX wagtailsear_body_90c85d_gin ON public.wagtailsearch_indexentry USING gin (body);
CREATE INDEX wagtailsear_title_9caae0_gin ON public.wagtailsearch_indexentry USING gin (title);
CREATE INDEX wagtailsearch_indexentry_content_type_id_62ed694f ON public.wagtailsearch_indexentry USING btree (content_type_id);
CREATE INDEX workflowstate_base_ct_id_idx ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id);
CREATE INDEX workflowstate_ct_id_idx ON public.wagtailcore_workflowstate USING btree (content_type_id, object_id);
CREATE INDEX wrong_link_open ON public.selection_wronglink USING btree (opportunity_id) WHERE (seen_at IS NULL);
CREATE TRIGGER consultation_question_stands BEFORE UPDATE ON public.gatherings_consultationquestion FOR EACH ROW EXECUTE FUNCTION public.ciconia_consultation_question_stands();
CREATE TRIGGER consultation_stands BEFORE UPDATE ON public.gatherings_consultation FOR EACH ROW EXECUTE FUNCTION public.ciconia_consultation_stands();
CREATE TRIGGER idea_supported AFTER INSERT OR DELETE ON public.gatherings_ideasupport FOR EACH ROW EXECUTE FUNCTION public.ciconia_idea_supported();
CREATE TRIGGER idea_unshown AFTER UPDATE ON public.gatherings_idea FOR EACH ROW WHEN (((old.agreed_at IS NOT NULL) AND (new.agreed_at IS NULL))) EXECUTE FUNCTION public.ciconia_idea_unshown();
CREATE TRIGGER learning_attempt_stays BEFORE UPDATE ON public.learning_attempt FOR EACH ROW EXECUTE FUNCTION public.learning_attempt_stays();
CREATE TRIGGER learning_certificate_stays BEFORE UPDATE ON public.learning_certificate FOR EACH ROW EXECUTE FUNCTION public.learning_certificate_stays();
CREATE TRIGGER learning_course_test_stays BEFORE UPDATE ON public.learning_coursetest FOR EACH ROW EXECUTE FUNCTION public.learning_course_test_stays();
CREATE TRIGGER opportunity_counted AFTER INSERT OR DELETE OR UPDATE OF programme_id, kind, focus_id, sector_id, mode, languages, state ON public.selection_opportunity FOR EACH ROW EXECUTE FUNCTION public.selection_opportunity_counted();
CREATE TRIGGER opportunity_host_words AFTER UPDATE OF name, city ON public.people_organisation FOR EACH ROW WHEN (((old.name IS DISTINCT FROM new.name) OR ((old.city)::text IS DISTINCT FROM (new.city)::text))) EXECUTE FUNCTION public.selection_host_words();
CREATE TRIGGER opportunity_words BEFORE INSERT OR UPDATE OF title, summary, background, tasks, required, welcome, deliverables, sections, organisation_id, reference, words ON public.selection_opportunity FOR EACH ROW EXECUTE FUNCTION public.selection_opportunity_words();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
CREATE TRIGGER programmes_decision_stays BEFORE DELETE OR UPDATE ON public.programmes_decision FOR EACH ROW EXECUTE FUNCTION public.programmes_decision_stays();
CREATE TRIGGER programmes_decision_stays BEFORE DELETE OR UPDATE ON public.programmes_sectorverdict FOR EACH ROW EXECUTE FUNCTION public.programmes_decision_stays();
CREATE TRIGGER programmes_version_stays BEFORE DELETE OR UPDATE ON public.programmes_packversion FOR EACH ROW EXECUTE FUNCTION public.programmes_version_stays();
CREATE TRIGGER programmes_weighing_stays BEFORE DELETE OR UPDATE ON public.programmes_weighedrisk FOR EACH ROW EXECUTE FUNCTION public.programmes_weighing_stays();
CREATE TRIGGER programmes_weighing_stays BEFORE DELETE OR UPDATE ON public.programmes_weighing FOR EACH ROW EXECUTE FUNCTION public.programmes_weighing_stays();
CREATE TRIGGER publishing_story_unagreed AFTER INSERT OR DELETE OR UPDATE OF agreed_at ON public.publishing_appearance FOR EACH ROW EXECUTE FUNCTION public.publishing_story_unagreed();
CREATE TRIGGER selection_ranked_stays BEFORE UPDATE ON public.selection_ranked FOR EACH ROW EXECUTE FUNCTION public.selection_ranking_stays();
CREATE TRIGGER selection_ranking_stays BEFORE UPDATE ON public.selection_ranking FOR EACH ROW EXECUTE FUNCTION public.selection_ranking_stays();
CREATE TRIGGER selection_terms_stay BEFORE DELETE OR UPDATE ON public.selection_termsversion FOR EACH ROW EXECUTE FUNCTION public.selection_terms_stay();
CREATE TRIGGER statement_stands BEFORE UPDATE ON public.gatherings_statement FOR EACH ROW EXECUTE FUNCTION public.ciconia_statement_stands();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_attachment
    ADD CONSTRAINT delivery_attachment_by_id_5dc623f1_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_attachment
    ADD CONSTRAINT delivery_attachment_deliverable_id_760c80a1_fk_delivery_ FOREIGN KEY (deliverable_id) REFERENCES public.delivery_deliverable(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_checklistitem
    ADD CONSTRAINT delivery_checklistit_engagement_id_58d0ba81_fk_delivery_ FOREIGN KEY (engagement_id) REFERENCES public.delivery_engagement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_checklistitem
    ADD CONSTRAINT delivery_checklistit_organisation_id_a8c2eecb_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_checklistitem
    ADD CONSTRAINT delivery_checklistit_programme_id_52be421f_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_checklistitem
    ADD CONSTRAINT delivery_checklistit_turn_person_id_6af4fbfc_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_checklistitem
    ADD CONSTRAINT delivery_checklistitem_focus_id_8c32b30b_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_checklistitem
    ADD CONSTRAINT delivery_checklistitem_person_id_94219036_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_deliverable
    ADD CONSTRAINT delivery_deliverable_engagement_id_bf165ff8_fk_delivery_ FOREIGN KEY (engagement_id) REFERENCES public.delivery_engagement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_deliverable
    ADD CONSTRAINT delivery_deliverable_focus_id_47dfb98f_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_deliverable
    ADD CONSTRAINT delivery_deliverable_organisation_id_679fa903_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_deliverable
    ADD CONSTRAINT delivery_deliverable_person_id_b3c591d2_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_deliverable
    ADD CONSTRAINT delivery_deliverable_programme_id_45641c73_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_deliverable
    ADD CONSTRAINT delivery_deliverable_turn_person_id_55620e2f_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_engagement
    ADD CONSTRAINT delivery_engagement_application_id_53316df2_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_engagement
    ADD CONSTRAINT delivery_engagement_focus_id_351d5f07_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_engagement
    ADD CONSTRAINT delivery_engagement_opportunity_id_bb36496f_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_engagement
    ADD CONSTRAINT delivery_engagement_organisation_id_97f36aff_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_engagement
    ADD CONSTRAINT delivery_engagement_person_id_4f9ffd03_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_engagement
    ADD CONSTRAINT delivery_engagement_programme_id_4a3158d1_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_engagement
    ADD CONSTRAINT delivery_engagement_turn_person_id_0e6df092_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_phase
    ADD CONSTRAINT delivery_phase_engagement_id_e49c1d0d_fk_delivery_engagement_id FOREIGN KEY (engagement_id) REFERENCES public.delivery_engagement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.foundation_letter
    ADD CONSTRAINT foundation_letter_account_id_b54c4cfd_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.foundation_letterwish
    ADD CONSTRAINT foundation_letterwish_account_id_55243f2b_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.foundation_log
    ADD CONSTRAINT foundation_log_actor_id_4f78e8c7_fk_foundation_user_id FOREIGN KEY (actor_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.foundation_membership
    ADD CONSTRAINT foundation_membership_user_id_5c714d38_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.foundation_signin
    ADD CONSTRAINT foundation_signin_user_id_6ec2aa69_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.foundation_stepremoval
    ADD CONSTRAINT foundation_stepremoval_user_id_5ebb6b8e_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.foundation_user_groups
    ADD CONSTRAINT foundation_user_groups_group_id_4362425d_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.foundation_user_groups
    ADD CONSTRAINT foundation_user_groups_user_id_f9f72585_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.foundation_user_user_permissions
    ADD CONSTRAINT foundation_user_user_permission_id_eba759a4_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.foundation_user_user_permissions
    ADD CONSTRAINT foundation_user_user_user_id_8621d5d4_fk_foundatio FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_board
    ADD CONSTRAINT gatherings_board_programme_id_2578ca4f_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_boardseat
    ADD CONSTRAINT gatherings_boardseat_account_id_4ecbf64b_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_boardseat
    ADD CONSTRAINT gatherings_boardseat_board_id_7ec4c1bb_fk_gatherings_board_id FOREIGN KEY (board_id) REFERENCES public.gatherings_board(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_boardseat
    ADD CONSTRAINT gatherings_boardseat_person_id_120988f6_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_boardseat
    ADD CONSTRAINT gatherings_boardseat_programme_id_0bb9ccd8_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_boardseat
    ADD CONSTRAINT gatherings_boardseat_turn_person_id_bac7881e_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_boardtheme
    ADD CONSTRAINT gatherings_boardthem_meeting_id_f11c7149_fk_gathering FOREIGN KEY (meeting_id) REFERENCES public.gatherings_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_boardtheme
    ADD CONSTRAINT gatherings_boardthem_programme_id_fb88d057_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_boardtheme
    ADD CONSTRAINT gatherings_boardthem_turn_person_id_769c38bf_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_boardtheme
    ADD CONSTRAINT gatherings_boardtheme_board_id_e29f0f8d_fk_gatherings_board_id FOREIGN KEY (board_id) REFERENCES public.gatherings_board(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_boardvoice
    ADD CONSTRAINT gatherings_boardvoic_seat_id_bc55b91a_fk_gathering FOREIGN KEY (seat_id) REFERENCES public.gatherings_boardseat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_boardvoice
    ADD CONSTRAINT gatherings_boardvoic_theme_id_2c9d4569_fk_gathering FOREIGN KEY (theme_id) REFERENCES public.gatherings_boardtheme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_boardvoice
    ADD CONSTRAINT gatherings_boardvoice_account_id_ee7a9d27_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_cohost
    ADD CONSTRAINT gatherings_cohost_event_id_f02c6f32_fk_gatherings_event_id FOREIGN KEY (event_id) REFERENCES public.gatherings_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_cohost
    ADD CONSTRAINT gatherings_cohost_organisation_id_d87a20bd_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_consultationasked
    ADD CONSTRAINT gatherings_consultat_consultation_id_0193b4d5_fk_gathering FOREIGN KEY (consultation_id) REFERENCES public.gatherings_consultation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_consultationquestion
    ADD CONSTRAINT gatherings_consultat_consultation_id_f8cfeb30_fk_gathering FOREIGN KEY (consultation_id) REFERENCES public.gatherings_consultation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_consultation
    ADD CONSTRAINT gatherings_consultat_event_id_c98623c0_fk_gathering FOREIGN KEY (event_id) REFERENCES public.gatherings_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_consultationasked
    ADD CONSTRAINT gatherings_consultat_focus_id_19cc0a51_fk_programme FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_consultationasked
    ADD CONSTRAINT gatherings_consultat_person_id_ffc239a9_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_consultation
    ADD CONSTRAINT gatherings_consultat_programme_id_d22db413_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_consultationanswer
    ADD CONSTRAINT gatherings_consultat_question_id_03c32caa_fk_gathering FOREIGN KEY (question_id) REFERENCES public.gatherings_consultationquestion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_consultation
    ADD CONSTRAINT gatherings_consultat_turn_person_id_1703ecaf_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_event
    ADD CONSTRAINT gatherings_event_focus_id_5eeede91_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_event
    ADD CONSTRAINT gatherings_event_organisation_id_9729328e_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_event
    ADD CONSTRAINT gatherings_event_programme_id_07d81f36_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_event
    ADD CONSTRAINT gatherings_event_proposed_by_id_47f1da61_fk_foundation_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_event
    ADD CONSTRAINT gatherings_event_space_id_5e46ade4_fk_gatherings_space_id FOREIGN KEY (space_id) REFERENCES public.gatherings_space(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_event
    ADD CONSTRAINT gatherings_event_turn_person_id_0d6e0353_fk_foundation_user_id FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_eventregistration
    ADD CONSTRAINT gatherings_eventregi_checked_by_id_e4c4c934_fk_foundatio FOREIGN KEY (checked_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_eventregistration
    ADD CONSTRAINT gatherings_eventregi_event_id_1f1d5d9b_fk_gathering FOREIGN KEY (event_id) REFERENCES public.gatherings_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_eventregistration
    ADD CONSTRAINT gatherings_eventregi_person_id_2012017c_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_eventsession
    ADD CONSTRAINT gatherings_eventsess_event_id_8a73135b_fk_gathering FOREIGN KEY (event_id) REFERENCES public.gatherings_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_idea
    ADD CONSTRAINT gatherings_idea_account_id_86a9c17a_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_idea
    ADD CONSTRAINT gatherings_idea_event_id_0c49261f_fk_gatherings_event_id FOREIGN KEY (event_id) REFERENCES public.gatherings_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_idea
    ADD CONSTRAINT gatherings_idea_focus_id_a998529e_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_idea
    ADD CONSTRAINT gatherings_idea_merged_into_id_2518fc80_fk_gatherings_idea_id FOREIGN KEY (merged_into_id) REFERENCES public.gatherings_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_idea
    ADD CONSTRAINT gatherings_idea_person_id_cdd960a9_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_idea
    ADD CONSTRAINT gatherings_idea_programme_id_ea33a202_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_idea
    ADD CONSTRAINT gatherings_idea_turn_person_id_71cd7970_fk_foundation_user_id FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_ideasupport
    ADD CONSTRAINT gatherings_ideasuppo_account_id_677f3433_fk_foundatio FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_ideasupport
    ADD CONSTRAINT gatherings_ideasupport_idea_id_f2e4ce1c_fk_gatherings_idea_id FOREIGN KEY (idea_id) REFERENCES public.gatherings_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_mentoroffer
    ADD CONSTRAINT gatherings_mentoroff_account_id_6e9ba39e_fk_foundatio FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_mentoroffer
    ADD CONSTRAINT gatherings_mentoroff_programme_id_ad9c0174_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_mentoroffer
    ADD CONSTRAINT gatherings_mentoroffer_focus_id_aa56422a_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_mentoroffer
    ADD CONSTRAINT gatherings_mentoroffer_person_id_c459551e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_mentorship
    ADD CONSTRAINT gatherings_mentorshi_offer_id_51809147_fk_gathering FOREIGN KEY (offer_id) REFERENCES public.gatherings_mentoroffer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_mentorship
    ADD CONSTRAINT gatherings_mentorshi_programme_id_469a3326_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_mentorship
    ADD CONSTRAINT gatherings_mentorshi_turn_person_id_cabcdb85_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_mentorship
    ADD CONSTRAINT gatherings_mentorship_account_id_76a08278_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_mentorship
    ADD CONSTRAINT gatherings_mentorship_focus_id_fbb6ebb5_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_mentorship
    ADD CONSTRAINT gatherings_mentorship_mentor_id_9ceb6bda_fk_foundation_user_id FOREIGN KEY (mentor_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_mentorship
    ADD CONSTRAINT gatherings_mentorship_person_id_d4ac6120_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_pairside
    ADD CONSTRAINT gatherings_pairside_account_id_cb46688d_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_pairside
    ADD CONSTRAINT gatherings_pairside_mentorship_id_3d30347d_fk_gathering FOREIGN KEY (mentorship_id) REFERENCES public.gatherings_mentorship(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_post
    ADD CONSTRAINT gatherings_post_account_id_501c0143_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_post
    ADD CONSTRAINT gatherings_post_answers_to_id_753132b2_fk_gatherings_post_id FOREIGN KEY (answers_to_id) REFERENCES public.gatherings_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_post
    ADD CONSTRAINT gatherings_post_focus_id_1c5a6b0d_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_post
    ADD CONSTRAINT gatherings_post_person_id_0cd219e3_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_post
    ADD CONSTRAINT gatherings_post_programme_id_2c80cb92_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_post
    ADD CONSTRAINT gatherings_post_space_id_e08a764d_fk_gatherings_space_id FOREIGN KEY (space_id) REFERENCES public.gatherings_space(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_post
    ADD CONSTRAINT gatherings_post_turn_person_id_a386fc27_fk_foundation_user_id FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_postfile
    ADD CONSTRAINT gatherings_postfile_post_id_05e2db10_fk_gatherings_post_id FOREIGN KEY (post_id) REFERENCES public.gatherings_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_postreport
    ADD CONSTRAINT gatherings_postreport_account_id_d2029653_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_postreport
    ADD CONSTRAINT gatherings_postreport_post_id_3d2e5729_fk_gatherings_post_id FOREIGN KEY (post_id) REFERENCES public.gatherings_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_publicidea
    ADD CONSTRAINT gatherings_publicide_programme_id_b2f26c60_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_publicidea
    ADD CONSTRAINT gatherings_publicidea_event_id_ac1159d2_fk_gatherings_event_id FOREIGN KEY (event_id) REFERENCES public.gatherings_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_publicidea
    ADD CONSTRAINT gatherings_publicidea_focus_id_2eac5e3d_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_publicidea
    ADD CONSTRAINT gatherings_publicidea_idea_id_b540d6d0_fk_gatherings_idea_id FOREIGN KEY (idea_id) REFERENCES public.gatherings_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_seat
    ADD CONSTRAINT gatherings_seat_account_id_11d93c4d_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_seat
    ADD CONSTRAINT gatherings_seat_focus_id_590d729c_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_seat
    ADD CONSTRAINT gatherings_seat_person_id_4b28a171_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_seat
    ADD CONSTRAINT gatherings_seat_programme_id_990acf79_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_seat
    ADD CONSTRAINT gatherings_seat_space_id_83fad152_fk_gatherings_space_id FOREIGN KEY (space_id) REFERENCES public.gatherings_space(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_space
    ADD CONSTRAINT gatherings_space_board_id_7ff738ee_fk_gatherings_board_id FOREIGN KEY (board_id) REFERENCES public.gatherings_board(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_space
    ADD CONSTRAINT gatherings_space_focus_id_7ebd6502_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_space
    ADD CONSTRAINT gatherings_space_programme_id_6599111c_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_speaker
    ADD CONSTRAINT gatherings_speaker_session_id_7109ae79_fk_gathering FOREIGN KEY (session_id) REFERENCES public.gatherings_eventsession(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_statementsigner
    ADD CONSTRAINT gatherings_statement_account_id_c23c2bb1_fk_foundatio FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_statementsignature
    ADD CONSTRAINT gatherings_statement_organisation_id_fca50ed0_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_statement
    ADD CONSTRAINT gatherings_statement_programme_id_33cd1e6c_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_statementsigner
    ADD CONSTRAINT gatherings_statement_signature_id_46c9af98_fk_gathering FOREIGN KEY (signature_id) REFERENCES public.gatherings_statementsignature(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_statementsignature
    ADD CONSTRAINT gatherings_statement_statement_id_c30831e3_fk_gathering FOREIGN KEY (statement_id) REFERENCES public.gatherings_statement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gatherings_statement
    ADD CONSTRAINT gatherings_statement_turn_person_id_421da998_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_figure
    ADD CONSTRAINT insight_figure_focus_id_3506a24f_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_figure
    ADD CONSTRAINT insight_figure_programme_id_696b8054_fk_programmes_programme_id FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_attempt
    ADD CONSTRAINT learning_attempt_enrolment_id_67524446_fk_learning_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.learning_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_attempt
    ADD CONSTRAINT learning_attempt_test_id_b4906bef_fk_learning_coursetest_id FOREIGN KEY (test_id) REFERENCES public.learning_coursetest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_attendance
    ADD CONSTRAINT learning_attendance_enrolment_id_d7e20e0b_fk_learning_ FOREIGN KEY (enrolment_id) REFERENCES public.learning_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_attendance
    ADD CONSTRAINT learning_attendance_noted_by_id_48a5007b_fk_foundation_user_id FOREIGN KEY (noted_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_attendance
    ADD CONSTRAINT learning_attendance_session_id_96dbc331_fk_learning_ FOREIGN KEY (session_id) REFERENCES public.learning_coursesession(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_certificate
    ADD CONSTRAINT learning_certificate_enrolment_id_1a0a3b41_fk_learning_ FOREIGN KEY (enrolment_id) REFERENCES public.learning_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_certificate
    ADD CONSTRAINT learning_certificate_withdrawn_by_id_4660eea2_fk_foundatio FOREIGN KEY (withdrawn_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_course
    ADD CONSTRAINT learning_course_turn_person_id_87f0818e_fk_foundation_user_id FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_coursematerial
    ADD CONSTRAINT learning_coursemater_course_id_368f84c8_fk_learning_ FOREIGN KEY (course_id) REFERENCES public.learning_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_coursesession
    ADD CONSTRAINT learning_coursesession_course_id_d064991e_fk_learning_course_id FOREIGN KEY (course_id) REFERENCES public.learning_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_coursetest
    ADD CONSTRAINT learning_coursetest_course_id_f28154dc_fk_learning_course_id FOREIGN KEY (course_id) REFERENCES public.learning_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_enrolment
    ADD CONSTRAINT learning_enrolment_account_id_a0a8fe90_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_enrolment
    ADD CONSTRAINT learning_enrolment_course_id_202dc3a7_fk_learning_course_id FOREIGN KEY (course_id) REFERENCES public.learning_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_enrolment
    ADD CONSTRAINT learning_enrolment_organisation_id_2694c94c_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_enrolment
    ADD CONSTRAINT learning_enrolment_turn_person_id_ffa3353f_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_apart
    ADD CONSTRAINT people_apart_by_id_e819a0a3_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_apart
    ADD CONSTRAINT people_apart_first_id_0de14d90_fk_people_organisation_id FOREIGN KEY (first_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_apart
    ADD CONSTRAINT people_apart_second_id_ecadc574_fk_people_organisation_id FOREIGN KEY (second_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_consent
    ADD CONSTRAINT people_consent_person_id_a757a92f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_contact
    ADD CONSTRAINT people_contact_organisation_id_520b22fc_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_counted
    ADD CONSTRAINT people_counted_person_id_a98e162f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_erasure
    ADD CONSTRAINT people_erasure_person_id_ec4e617d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_export
    ADD CONSTRAINT people_export_account_id_8f3ed4bc_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_exported
    ADD CONSTRAINT people_exported_export_id_3195eeb9_fk_people_export_id FOREIGN KEY (export_id) REFERENCES public.people_export(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_exported
    ADD CONSTRAINT people_exported_person_id_f869f4ee_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_freshness
    ADD CONSTRAINT people_freshness_person_id_0d547652_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_identity
    ADD CONSTRAINT people_identity_person_id_b725ea39_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_intake
    ADD CONSTRAINT people_intake_account_id_a39330d4_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_intakerow
    ADD CONSTRAINT people_intakerow_intake_id_1db8493d_fk_people_intake_id FOREIGN KEY (intake_id) REFERENCES public.people_intake(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_intakerow
    ADD CONSTRAINT people_intakerow_organisation_id_6bcc2e15_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_intakerow
    ADD CONSTRAINT people_intakerow_person_id_95701eaa_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_look
    ADD CONSTRAINT people_look_person_id_2f2fa7c6_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_look
    ADD CONSTRAINT people_look_viewer_id_a3cb4f7e_fk_foundation_user_id FOREIGN KEY (viewer_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_merge
    ADD CONSTRAINT people_merge_by_id_dc211320_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_merge
    ADD CONSTRAINT people_merge_kept_id_d4ee6e06_fk_people_organisation_id FOREIGN KEY (kept_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_organisation
    ADD CONSTRAINT people_organisation_parent_id_99463b78_fk_people_or FOREIGN KEY (parent_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_user_id_6381a4ab_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_registration
    ADD CONSTRAINT people_registration_organisation_id_fb2a25e3_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_sight
    ADD CONSTRAINT people_sight_person_id_5ec1b174_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_suggestion
    ADD CONSTRAINT people_suggestion_concept_id_d2282766_fk_people_concept_id FOREIGN KEY (concept_id) REFERENCES public.people_concept(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_suggestion
    ADD CONSTRAINT people_suggestion_person_id_8ffa3936_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_tie
    ADD CONSTRAINT people_tie_by_id_c823041d_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_tie
    ADD CONSTRAINT people_tie_organisation_id_6d1bf46d_fk_people_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.programmes_affiliation
    ADD CONSTRAINT programmes_affiliati_organisation_id_2cc3e35c_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_affiliation
    ADD CONSTRAINT programmes_affiliati_programme_id_4e3c183a_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_affiliation
    ADD CONSTRAINT programmes_affiliati_turn_person_id_8ab0326e_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_affiliation
    ADD CONSTRAINT programmes_affiliati_weighed_by_id_401cbc84_fk_foundatio FOREIGN KEY (weighed_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_channel
    ADD CONSTRAINT programmes_channel_programme_id_cc1053c1_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_criterion
    ADD CONSTRAINT programmes_criterion_programme_id_d41a6f7f_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_decision
    ADD CONSTRAINT programmes_decision_by_id_3d2f99d8_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_decision
    ADD CONSTRAINT programmes_decision_focus_id_4eda29b8_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_decision
    ADD CONSTRAINT programmes_decision_made_id_ac33c18f_fk_programme FOREIGN KEY (made_id) REFERENCES public.programmes_packversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_decision
    ADD CONSTRAINT programmes_decision_programme_id_b1c40241_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_fact
    ADD CONSTRAINT programmes_fact_programme_id_4e0c8098_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_focus
    ADD CONSTRAINT programmes_focus_programme_id_32293010_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_focus
    ADD CONSTRAINT programmes_focus_turn_person_id_8601305b_fk_foundation_user_id FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_mailing
    ADD CONSTRAINT programmes_mailing_by_id_6ec3c0de_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_mailing
    ADD CONSTRAINT programmes_mailing_focus_id_7acab6be_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_mailing
    ADD CONSTRAINT programmes_mailing_programme_id_f94d2dad_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_mailingletter
    ADD CONSTRAINT programmes_mailingle_account_id_4fa85686_fk_foundatio FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_mailingletter
    ADD CONSTRAINT programmes_mailingle_mailing_id_b312ae39_fk_programme FOREIGN KEY (mailing_id) REFERENCES public.programmes_mailing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_milestone
    ADD CONSTRAINT programmes_milestone_focus_id_3664d43a_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_milestone
    ADD CONSTRAINT programmes_milestone_programme_id_807bbd5b_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_packversion
    ADD CONSTRAINT programmes_packversi_base_id_ffc38ed9_fk_programme FOREIGN KEY (base_id) REFERENCES public.programmes_packversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_packversion
    ADD CONSTRAINT programmes_packversi_programme_id_b5f0d22a_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_packversion
    ADD CONSTRAINT programmes_packversion_author_id_18f14ced_fk_foundation_user_id FOREIGN KEY (author_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_participation
    ADD CONSTRAINT programmes_participa_decision_id_81470161_fk_programme FOREIGN KEY (decision_id) REFERENCES public.programmes_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_participation
    ADD CONSTRAINT programmes_participa_organisation_id_b0489036_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_question
    ADD CONSTRAINT programmes_question_programme_id_04e0135e_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_requiredcourse
    ADD CONSTRAINT programmes_requiredc_programme_id_a24a8fdb_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_rule
    ADD CONSTRAINT programmes_rule_programme_id_db5d5c4f_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_sector
    ADD CONSTRAINT programmes_sector_programme_id_1a7477f3_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_sectorchoice
    ADD CONSTRAINT programmes_sectorcho_focus_id_5ce07cd6_fk_programme FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_sectorchoice
    ADD CONSTRAINT programmes_sectorcho_programme_id_ba5d322f_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_sectorchoice
    ADD CONSTRAINT programmes_sectorcho_sector_id_4cd4d313_fk_programme FOREIGN KEY (sector_id) REFERENCES public.programmes_sector(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_sectorlisting
    ADD CONSTRAINT programmes_sectorlis_checked_by_id_5b4ba433_fk_foundatio FOREIGN KEY (checked_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_sectorlisting
    ADD CONSTRAINT programmes_sectorlis_focus_id_38913e2e_fk_programme FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_sectorlisting
    ADD CONSTRAINT programmes_sectorlis_listed_by_id_22e67623_fk_foundatio FOREIGN KEY (listed_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_sectorlisting
    ADD CONSTRAINT programmes_sectorlis_programme_id_eb71e2b1_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_sectorverdict
    ADD CONSTRAINT programmes_sectorver_decision_id_9b782b5b_fk_programme FOREIGN KEY (decision_id) REFERENCES public.programmes_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_sectorverdict
    ADD CONSTRAINT programmes_sectorver_listing_id_4c0d4429_fk_programme FOREIGN KEY (listing_id) REFERENCES public.programmes_sectorlisting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_sectorverdict
    ADD CONSTRAINT programmes_sectorver_sector_id_b8e37c85_fk_programme FOREIGN KEY (sector_id) REFERENCES public.programmes_sector(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_selectionsetting
    ADD CONSTRAINT programmes_selection_programme_id_cbf8c29e_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_target
    ADD CONSTRAINT programmes_target_focus_id_30615ca9_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_target
    ADD CONSTRAINT programmes_target_programme_id_fda1851b_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_termssection
    ADD CONSTRAINT programmes_termssect_programme_id_21fb58d0_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_termstemplate
    ADD CONSTRAINT programmes_termstemp_programme_id_9ab27be6_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_weighedrisk
    ADD CONSTRAINT programmes_weighedri_weighing_id_deaf1d9b_fk_programme FOREIGN KEY (weighing_id) REFERENCES public.programmes_weighing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_weighing
    ADD CONSTRAINT programmes_weighing_affiliation_id_bbed0cec_fk_programme FOREIGN KEY (affiliation_id) REFERENCES public.programmes_affiliation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_weighing
    ADD CONSTRAINT programmes_weighing_by_id_be8d75f9_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_appearance
    ADD CONSTRAINT publishing_appearanc_organisation_id_735ab62b_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_appearance
    ADD CONSTRAINT publishing_appearance_person_id_8ea92a8f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_appearance
    ADD CONSTRAINT publishing_appearance_story_id_0a9ae653_fk_publishing_story_id FOREIGN KEY (story_id) REFERENCES public.publishing_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_infopage
    ADD CONSTRAINT publishing_infopage_focus_id_6ffaaf46_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_infopage
    ADD CONSTRAINT publishing_infopage_page_ptr_id_0228d5dc_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_infopage
    ADD CONSTRAINT publishing_infopage_programme_id_796d471b_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_newsletterletter
    ADD CONSTRAINT publishing_newslette_newsletter_id_3a8dfd83_fk_publishin FOREIGN KEY (newsletter_id) REFERENCES public.publishing_newsletter(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_newsletterpiece
    ADD CONSTRAINT publishing_newslette_newsletter_id_ed5434dd_fk_publishin FOREIGN KEY (newsletter_id) REFERENCES public.publishing_newsletter(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_newsletter
    ADD CONSTRAINT publishing_newslette_programme_id_952fc1c2_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_newsletterletter
    ADD CONSTRAINT publishing_newslette_subscriber_id_1f311d13_fk_publishin FOREIGN KEY (subscriber_id) REFERENCES public.publishing_subscriber(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_newsletter
    ADD CONSTRAINT publishing_newslette_turn_person_id_f550b042_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_newspage
    ADD CONSTRAINT publishing_newspage_focus_id_3039e15d_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_newspage
    ADD CONSTRAINT publishing_newspage_page_ptr_id_4973c29e_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_newspage
    ADD CONSTRAINT publishing_newspage_programme_id_8025653f_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_publication_subject
    ADD CONSTRAINT publishing_publicati_organisation_id_2cccad52_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_publication_subject
    ADD CONSTRAINT publishing_publicati_person_id_88463ab0_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_publication
    ADD CONSTRAINT publishing_publicati_programme_id_b6fffe33_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_publication_subject
    ADD CONSTRAINT publishing_publicati_publication_id_ac49ba78_fk_publishin FOREIGN KEY (publication_id) REFERENCES public.publishing_publication(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_publication
    ADD CONSTRAINT publishing_publicati_turn_person_id_dbd74d57_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_publication
    ADD CONSTRAINT publishing_publication_by_id_20f1c910_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_publication
    ADD CONSTRAINT publishing_publication_focus_id_4618be50_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_resourcepage
    ADD CONSTRAINT publishing_resourcep_document_id_0bc0524e_fk_wagtaildo FOREIGN KEY (document_id) REFERENCES public.wagtaildocs_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_resourcepage
    ADD CONSTRAINT publishing_resourcep_focus_id_0583d6a2_fk_programme FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_resourcepage
    ADD CONSTRAINT publishing_resourcep_page_ptr_id_229e0b0e_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_resourcepage
    ADD CONSTRAINT publishing_resourcep_programme_id_7bd44b8e_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_shelf
    ADD CONSTRAINT publishing_shelf_page_ptr_id_b74ba6ae_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_story
    ADD CONSTRAINT publishing_story_focus_id_2fa29700_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_story
    ADD CONSTRAINT publishing_story_programme_id_b4c19bd6_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_story
    ADD CONSTRAINT publishing_story_turn_person_id_262bf919_fk_foundation_user_id FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_subscriber
    ADD CONSTRAINT publishing_subscribe_ended_by_id_63afa6ea_fk_publishin FOREIGN KEY (ended_by_id) REFERENCES public.publishing_newsletter(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_subscriber
    ADD CONSTRAINT publishing_subscribe_programme_id_f9516480_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.results_outcome
    ADD CONSTRAINT results_outcome_engagement_id_4a619ded_fk_delivery_ FOREIGN KEY (engagement_id) REFERENCES public.delivery_engagement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.results_outcome
    ADD CONSTRAINT results_outcome_focus_id_adb84c84_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.results_outcome
    ADD CONSTRAINT results_outcome_organisation_id_0ae6811a_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.results_outcome
    ADD CONSTRAINT results_outcome_person_id_0ec722a7_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.results_outcome
    ADD CONSTRAINT results_outcome_programme_id_5afa1047_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.results_outcome
    ADD CONSTRAINT results_outcome_turn_person_id_008389f2_fk_foundation_user_id FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.results_sighting
    ADD CONSTRAINT results_sighting_deliverable_id_46208da6_fk_delivery_ FOREIGN KEY (deliverable_id) REFERENCES public.delivery_deliverable(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.results_sighting
    ADD CONSTRAINT results_sighting_outcome_id_8967dc98_fk_results_outcome_id FOREIGN KEY (outcome_id) REFERENCES public.results_outcome(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_addressee
    ADD CONSTRAINT selection_addressee_endorsement_id_662a62d6_fk_selection FOREIGN KEY (endorsement_id) REFERENCES public.selection_endorsement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_addressee
    ADD CONSTRAINT selection_addressee_user_id_5d36aa11_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_answerletter
    ADD CONSTRAINT selection_answerlett_application_id_c46b9200_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_applicationdocument
    ADD CONSTRAINT selection_applicatio_application_id_0a74b88e_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_applicationdocument
    ADD CONSTRAINT selection_applicatio_by_id_97684dec_fk_foundatio FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_application
    ADD CONSTRAINT selection_applicatio_formally_by_id_64364e92_fk_foundatio FOREIGN KEY (formally_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_application
    ADD CONSTRAINT selection_applicatio_opportunity_id_548f6d0e_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_application
    ADD CONSTRAINT selection_applicatio_organisation_id_0f8000bf_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_application
    ADD CONSTRAINT selection_applicatio_pack_version_id_2cb6ea23_fk_programme FOREIGN KEY (pack_version_id) REFERENCES public.programmes_packversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_application
    ADD CONSTRAINT selection_applicatio_programme_id_0db62979_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_application
    ADD CONSTRAINT selection_applicatio_terms_id_8d13e769_fk_selection FOREIGN KEY (terms_id) REFERENCES public.selection_termsversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_application
    ADD CONSTRAINT selection_applicatio_turn_person_id_87ef7122_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_application
    ADD CONSTRAINT selection_application_focus_id_7c42ec10_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_application
    ADD CONSTRAINT selection_application_person_id_8a53c551_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_askedpart
    ADD CONSTRAINT selection_askedpart_application_id_da6a8c4e_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_askedpart
    ADD CONSTRAINT selection_askedpart_by_id_8f12dfff_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_asking
    ADD CONSTRAINT selection_asking_asker_id_9ecedbee_fk_foundation_user_id FOREIGN KEY (asker_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_asking
    ADD CONSTRAINT selection_asking_focus_id_58656a46_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_asking
    ADD CONSTRAINT selection_asking_opportunity_id_b89bfb9e_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_asking
    ADD CONSTRAINT selection_asking_person_id_fdaf6aee_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_asking
    ADD CONSTRAINT selection_asking_programme_id_ab5a9888_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_candidate
    ADD CONSTRAINT selection_candidate_application_id_71cab42d_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_candidate
    ADD CONSTRAINT selection_candidate_cohort_id_756ca86f_fk_selection_cohort_id FOREIGN KEY (cohort_id) REFERENCES public.selection_cohort(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_capacity
    ADD CONSTRAINT selection_capacity_plan_id_45a269ce_fk_selection FOREIGN KEY (plan_id) REFERENCES public.selection_developmentplan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_choosing
    ADD CONSTRAINT selection_choosing_opportunity_id_f8952a4e_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_coapplicant
    ADD CONSTRAINT selection_coapplican_application_id_cb025f00_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_coapplicant
    ADD CONSTRAINT selection_coapplican_opportunity_id_ff2f0d62_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_coapplicant
    ADD CONSTRAINT selection_coapplican_organisation_id_ff1bd9c8_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_coapplicant
    ADD CONSTRAINT selection_coapplican_programme_id_af002c4d_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_coapplicant
    ADD CONSTRAINT selection_coapplican_turn_person_id_80b14a43_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_coapplicant
    ADD CONSTRAINT selection_coapplicant_focus_id_b47def28_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_coapplicant
    ADD CONSTRAINT selection_coapplicant_person_id_176c7720_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_cohort
    ADD CONSTRAINT selection_cohort_approved_by_id_7431198c_fk_foundation_user_id FOREIGN KEY (approved_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_cohort
    ADD CONSTRAINT selection_cohort_draft_id_1e8b7ca5_fk_selection_cohortdraft_id FOREIGN KEY (draft_id) REFERENCES public.selection_cohortdraft(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_cohort
    ADD CONSTRAINT selection_cohort_programme_id_66c4069e_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_cohort
    ADD CONSTRAINT selection_cohort_proposed_by_id_4d72ceb1_fk_foundation_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_cohort
    ADD CONSTRAINT selection_cohort_turn_person_id_a6c6394d_fk_foundation_user_id FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_cohortdraft
    ADD CONSTRAINT selection_cohortdraft_by_id_29fe5e48_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_cohortdraft
    ADD CONSTRAINT selection_cohortdraft_cohort_id_4b23efc6_fk_selection_cohort_id FOREIGN KEY (cohort_id) REFERENCES public.selection_cohort(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_cohortplace
    ADD CONSTRAINT selection_cohortplac_opportunity_id_3892f95e_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_cohortplace
    ADD CONSTRAINT selection_cohortplace_cohort_id_59919f35_fk_selection_cohort_id FOREIGN KEY (cohort_id) REFERENCES public.selection_cohort(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_cohortstep
    ADD CONSTRAINT selection_cohortstep_application_id_69d127c2_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_cohortstep
    ADD CONSTRAINT selection_cohortstep_by_id_910662c1_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_cohortstep
    ADD CONSTRAINT selection_cohortstep_draft_id_2a224f7c_fk_selection FOREIGN KEY (draft_id) REFERENCES public.selection_cohortdraft(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_developmentplan
    ADD CONSTRAINT selection_developmen_organisation_id_3a7a9e94_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_developmentplan
    ADD CONSTRAINT selection_developmen_turn_person_id_d20fbc35_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_editrequest
    ADD CONSTRAINT selection_editreques_answered_in_id_993a1aa3_fk_selection FOREIGN KEY (answered_in_id) REFERENCES public.selection_termsversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_editrequest
    ADD CONSTRAINT selection_editreques_review_id_47b706d1_fk_selection FOREIGN KEY (review_id) REFERENCES public.selection_termsreview(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_eligibilitycheck
    ADD CONSTRAINT selection_eligibilit_answered_by_id_ea529e56_fk_foundatio FOREIGN KEY (answered_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_eligibilitycheck
    ADD CONSTRAINT selection_eligibilit_application_id_b0cbe642_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_endorsementletter
    ADD CONSTRAINT selection_endorsemen_by_id_238371d3_fk_foundatio FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_endorsementletter
    ADD CONSTRAINT selection_endorsemen_endorsement_id_1498b82a_fk_selection FOREIGN KEY (endorsement_id) REFERENCES public.selection_endorsement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_endorsement
    ADD CONSTRAINT selection_endorsemen_organisation_id_f692d64c_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_endorsementletter
    ADD CONSTRAINT selection_endorsemen_verdict_by_id_d0a90db4_fk_foundatio FOREIGN KEY (verdict_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_endorsement
    ADD CONSTRAINT selection_endorsement_by_id_3d049085_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_endorsement
    ADD CONSTRAINT selection_endorsement_need_id_ed749338_fk_selection_need_id FOREIGN KEY (need_id) REFERENCES public.selection_need(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_fit
    ADD CONSTRAINT selection_fit_opportunity_id_b5ceb569_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_fit
    ADD CONSTRAINT selection_fit_person_id_1e87f9d9_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_fitlook
    ADD CONSTRAINT selection_fitlook_person_id_6346a04f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_hostrank
    ADD CONSTRAINT selection_hostrank_application_id_9d9360a0_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_hostrank
    ADD CONSTRAINT selection_hostrank_ranking_id_d420972c_fk_selection FOREIGN KEY (ranking_id) REFERENCES public.selection_hostranking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_hostranking
    ADD CONSTRAINT selection_hostrankin_opportunity_id_a5fd690f_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_hostranking
    ADD CONSTRAINT selection_hostrankin_organisation_id_623618f1_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_hostranking
    ADD CONSTRAINT selection_hostrankin_programme_id_91cac6a4_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_hostranking
    ADD CONSTRAINT selection_hostranking_by_id_5b69ed65_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_hostranking
    ADD CONSTRAINT selection_hostranking_focus_id_bfee4504_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_interview
    ADD CONSTRAINT selection_interview_application_id_e77883da_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_interview
    ADD CONSTRAINT selection_interview_by_id_69be669d_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_interview
    ADD CONSTRAINT selection_interview_focus_id_8fb96a4f_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_interview
    ADD CONSTRAINT selection_interview_organisation_id_e385c07e_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_interview
    ADD CONSTRAINT selection_interview_programme_id_f5390e37_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_interview
    ADD CONSTRAINT selection_interview_time_id_413633d4_fk_selection FOREIGN KEY (time_id) REFERENCES public.selection_interviewtime(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_interview
    ADD CONSTRAINT selection_interview_turn_person_id_8b224aab_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_interviewnote
    ADD CONSTRAINT selection_interviewn_interview_id_4d2028bc_fk_selection FOREIGN KEY (interview_id) REFERENCES public.selection_interview(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_interviewnote
    ADD CONSTRAINT selection_interviewnote_by_id_1f57908a_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_interviewtime
    ADD CONSTRAINT selection_interviewt_interviewer_id_a4db8d9b_fk_foundatio FOREIGN KEY (interviewer_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_interviewtime
    ADD CONSTRAINT selection_interviewt_opportunity_id_7bcf26fe_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_keptdecision
    ADD CONSTRAINT selection_keptdecisi_application_id_db67828a_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_keptdecision
    ADD CONSTRAINT selection_keptdecision_by_id_72168967_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_marking
    ADD CONSTRAINT selection_marking_review_id_93edea08_fk_selection_review_id FOREIGN KEY (review_id) REFERENCES public.selection_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_confirmed_by_id_03e9b003_fk_foundation_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_contact_id_7117a27b_fk_people_contact_id FOREIGN KEY (contact_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_endorser_id_bf21d49e_fk_people_organisation_id FOREIGN KEY (endorser_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_focus_id_77bf30fd_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_organisation_id_d6714263_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_origin_id_b2d83d0d_fk_selection_need_id FOREIGN KEY (origin_id) REFERENCES public.selection_need(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_partnership_id_ad12b23a_fk_selection FOREIGN KEY (partnership_id) REFERENCES public.selection_partnership(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_plan_id_c53d22f7_fk_selection_developmentplan_id FOREIGN KEY (plan_id) REFERENCES public.selection_developmentplan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_programme_id_8889768a_fk_programmes_programme_id FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_sector_id_419bf67f_fk_programmes_sector_id FOREIGN KEY (sector_id) REFERENCES public.programmes_sector(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_taken_by_id_28989acc_fk_foundation_user_id FOREIGN KEY (taken_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_need
    ADD CONSTRAINT selection_need_turn_person_id_b6644a36_fk_foundation_user_id FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_needconcept
    ADD CONSTRAINT selection_needconcept_concept_id_4316fc2b_fk_people_concept_id FOREIGN KEY (concept_id) REFERENCES public.people_concept(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_needconcept
    ADD CONSTRAINT selection_needconcept_need_id_21d20b62_fk_selection_need_id FOREIGN KEY (need_id) REFERENCES public.selection_need(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_opportunitycount
    ADD CONSTRAINT selection_opportunit_focus_id_5505009c_fk_programme FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_opportunity
    ADD CONSTRAINT selection_opportunit_organisation_id_ce9fe43c_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_opportunity
    ADD CONSTRAINT selection_opportunit_pack_version_id_5278aeda_fk_programme FOREIGN KEY (pack_version_id) REFERENCES public.programmes_packversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_opportunitycount
    ADD CONSTRAINT selection_opportunit_programme_id_802d7db2_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_opportunity
    ADD CONSTRAINT selection_opportunit_programme_id_8f4f6a93_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_opportunity
    ADD CONSTRAINT selection_opportunit_sector_id_334c27e7_fk_programme FOREIGN KEY (sector_id) REFERENCES public.programmes_sector(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_opportunitycount
    ADD CONSTRAINT selection_opportunit_sector_id_dd3a0400_fk_programme FOREIGN KEY (sector_id) REFERENCES public.programmes_sector(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_opportunity
    ADD CONSTRAINT selection_opportunit_turn_person_id_4d16f081_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_opportunity
    ADD CONSTRAINT selection_opportunity_focus_id_f9d099e8_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_opportunity
    ADD CONSTRAINT selection_opportunity_need_id_b40004d5_fk_selection_need_id FOREIGN KEY (need_id) REFERENCES public.selection_need(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_paper
    ADD CONSTRAINT selection_paper_by_id_ed02d4e2_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_paper
    ADD CONSTRAINT selection_paper_focus_id_dac84eac_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_paper
    ADD CONSTRAINT selection_paper_need_id_0a00caca_fk_selection_need_id FOREIGN KEY (need_id) REFERENCES public.selection_need(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_paper
    ADD CONSTRAINT selection_paper_organisation_id_a47dbcaf_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_paper
    ADD CONSTRAINT selection_paper_programme_id_9c42a8e3_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_paper
    ADD CONSTRAINT selection_paper_turn_person_id_ed18de7e_fk_foundation_user_id FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_paperpage
    ADD CONSTRAINT selection_paperpage_paper_id_3e5940c1_fk_selection_paper_id FOREIGN KEY (paper_id) REFERENCES public.selection_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_partnership
    ADD CONSTRAINT selection_partnershi_decision_id_f7387a15_fk_programme FOREIGN KEY (decision_id) REFERENCES public.programmes_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_partnership
    ADD CONSTRAINT selection_partnershi_organisation_id_a097fcf7_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_partnership
    ADD CONSTRAINT selection_partnershi_programme_id_d77010ae_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_partnership
    ADD CONSTRAINT selection_partnershi_turn_person_id_b7c97c28_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_partnership
    ADD CONSTRAINT selection_partnership_focus_id_d36f5d32_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_ranked
    ADD CONSTRAINT selection_ranked_application_id_4ade5c60_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_ranked
    ADD CONSTRAINT selection_ranked_ranking_id_e1364b7f_fk_selection_ranking_id FOREIGN KEY (ranking_id) REFERENCES public.selection_ranking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_ranking
    ADD CONSTRAINT selection_ranking_asked_by_id_f9dcefd0_fk_foundation_user_id FOREIGN KEY (asked_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_ranking
    ADD CONSTRAINT selection_ranking_focus_id_ee4037eb_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_ranking
    ADD CONSTRAINT selection_ranking_opportunity_id_d67af433_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_ranking
    ADD CONSTRAINT selection_ranking_programme_id_8fa521e7_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_ranking
    ADD CONSTRAINT selection_ranking_terms_id_68a4febf_fk_selection FOREIGN KEY (terms_id) REFERENCES public.selection_termsversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_rankmove
    ADD CONSTRAINT selection_rankmove_application_id_b69d8ddf_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_rankmove
    ADD CONSTRAINT selection_rankmove_by_id_0db06249_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_rankmove
    ADD CONSTRAINT selection_rankmove_ranking_id_07507d9d_fk_selection_ranking_id FOREIGN KEY (ranking_id) REFERENCES public.selection_ranking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_rankreason
    ADD CONSTRAINT selection_rankreason_application_id_e9fb27ad_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_rankreason
    ADD CONSTRAINT selection_rankreason_ranking_id_c38ab65b_fk_selection FOREIGN KEY (ranking_id) REFERENCES public.selection_ranking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_reference
    ADD CONSTRAINT selection_reference_application_id_23126508_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_reference
    ADD CONSTRAINT selection_reference_focus_id_39d41432_fk_programmes_focus_id FOREIGN KEY (focus_id) REFERENCES public.programmes_focus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_reference
    ADD CONSTRAINT selection_reference_organisation_id_9a5eeb5e_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_reference
    ADD CONSTRAINT selection_reference_programme_id_58c2633e_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_reference
    ADD CONSTRAINT selection_reference_turn_person_id_36fa0626_fk_foundatio FOREIGN KEY (turn_person_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_referenceanswer
    ADD CONSTRAINT selection_referencea_reference_id_2e33e78c_fk_selection FOREIGN KEY (reference_id) REFERENCES public.selection_reference(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_reserveplace
    ADD CONSTRAINT selection_reservepla_application_id_5bc7f113_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_review
    ADD CONSTRAINT selection_review_application_id_2c993473_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_review
    ADD CONSTRAINT selection_review_assessor_id_dde32e6b_fk_foundation_user_id FOREIGN KEY (assessor_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_review
    ADD CONSTRAINT selection_review_given_by_id_614e291c_fk_foundation_user_id FOREIGN KEY (given_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_savedsearch
    ADD CONSTRAINT selection_savedsearc_programme_id_478dbb1c_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_savedsearch
    ADD CONSTRAINT selection_savedsearch_account_id_1e1eade0_fk_foundation_user_id FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_signature
    ADD CONSTRAINT selection_signature_application_id_9f4e4dad_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_signature
    ADD CONSTRAINT selection_signature_by_id_51581612_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_termsreview
    ADD CONSTRAINT selection_termsrevie_opportunity_id_000c63df_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_termsreview
    ADD CONSTRAINT selection_termsrevie_version_id_a836c686_fk_selection FOREIGN KEY (version_id) REFERENCES public.selection_termsversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_termsversion
    ADD CONSTRAINT selection_termsversi_opportunity_id_36e60c0a_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_termsversion
    ADD CONSTRAINT selection_termsversion_entry_id_f7d5f285_fk_foundation_log_id FOREIGN KEY (entry_id) REFERENCES public.foundation_log(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_writtenopportunity
    ADD CONSTRAINT selection_writtenopp_account_id_2ab4d107_fk_foundatio FOREIGN KEY (account_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_writtenopportunity
    ADD CONSTRAINT selection_writtenopp_opportunity_id_fa87bfe7_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_wronglink
    ADD CONSTRAINT selection_wronglink_application_id_94331c49_fk_selection FOREIGN KEY (application_id) REFERENCES public.selection_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_wronglink
    ADD CONSTRAINT selection_wronglink_by_id_f30fd6db_fk_foundation_user_id FOREIGN KEY (by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.selection_wronglink
    ADD CONSTRAINT selection_wronglink_opportunity_id_c4c55d8e_fk_selection FOREIGN KEY (opportunity_id) REFERENCES public.selection_opportunity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_9957a03c_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_content_type_id_4df7730e_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_user_id_6e1a9b70_fk_foundatio FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formsta_content_type_id_e32438b3_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_user_id_b910adc2_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_user_id_49b1141b_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collecti_collection_id_761908ec_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_collectionviewrestri_47320efd_fk_wagtailco FOREIGN KEY (collectionviewrestriction_id) REFERENCES public.wagtailcore_collectionviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_group_id_1823f2a3_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_page_id_108444b5_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_resolved_by_id_a282aa0e_fk_foundatio FOREIGN KEY (resolved_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_revision_created_id_1d058279_fk_wagtailco FOREIGN KEY (revision_created_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_user_id_0c577ca6_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentr_comment_id_afc7e027_fk_wagtailco FOREIGN KEY (comment_id) REFERENCES public.wagtailcore_comment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_user_id_d0b3b9c3_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_group_id_2e64b61f_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_groupapprovaltask_id_9a9255ea_fk_wagtailco FOREIGN KEY (groupapprovaltask_id) REFERENCES public.wagtailcore_groupapprovaltask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapp_task_ptr_id_cfe58781_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_collection_id_5423575a_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_group_id_05d61460_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_permission_id_1b626275_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_group_id_fc07e671_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_page_id_710b114a_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_permission_id_05acb22e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_group_id_e5cdbee4_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_permission_id_459b1f38_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_site_id_245de488_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellog_content_type_id_68849e77_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_alias_of_id_12945502_fk_wagtailcore_page_id FOREIGN KEY (alias_of_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_content_type_id_c28424df_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_latest_revision_id_e60fef51_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_live_revision_id_930bd822_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locale_id_3c7e30a6_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locked_by_id_bcb86245_fk_foundation_user_id FOREIGN KEY (locked_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_owner_id_fbf7c332_fk_foundation_user_id FOREIGN KEY (owner_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pageloge_content_type_id_74e7708a_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_user_id_2409d2f4_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_page_id_a085e7a6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_user_id_89d7def9_fk_foundatio FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_group_id_6460f223_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageview_page_id_15a8bea6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_pageviewrestriction__f147a99a_fk_wagtailco FOREIGN KEY (pageviewrestriction_id) REFERENCES public.wagtailcore_pageviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_base_content_type_id_313cf40f_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_content_type_id_766e0336_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_to_content_type_id_93690bbd_fk_django_co FOREIGN KEY (to_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_base_content_type_id_5b4ef7bd_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_content_type_id_c8cb69c0_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_root_page_id_e02fb95c_fk_wagtailcore_page_id FOREIGN KEY (root_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_content_type_id_249ab8ba_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_content_type_id_0a758fdc_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_finished_by_id_13f98229_fk_foundatio FOREIGN KEY (finished_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_revision_id_df25a499_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_workflow_state_id_9239a775_fk_wagtailco FOREIGN KEY (workflow_state_id) REFERENCES public.wagtailcore_workflowstate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_task_id_c3677c34_fk_wagtailcore_task_id FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_for_content_type_id_b0fc87b2_fk_django_co FOREIGN KEY (for_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_uploaded_by_user_id_c7580fe8_fk_foundatio FOREIGN KEY (uploaded_by_user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_base_content_type_id_a30dc576_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_2bb78ce1_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_b261bb37_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_current_task_state_i_3a1a0632_fk_wagtailco FOREIGN KEY (current_task_state_id) REFERENCES public.wagtailcore_taskstate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_page_id_81e7bab6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_requested_by_id_4090bca3_fk_foundatio FOREIGN KEY (requested_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_task_id_ce7716fe_fk_wagtailco FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_1f18378f_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_56f56ff6_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_9aad7cd2_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_b9717175_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_collection_id_23881625_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_uploaded_by_user_id_17258b41_fk_foundatio FOREIGN KEY (uploaded_by_user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_collection_id_c2f8af7e_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_uploaded_by_user_id_5d73dc75_fk_foundatio FOREIGN KEY (uploaded_by_user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendit_image_id_3e1fd774_fk_wagtailim FOREIGN KEY (image_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexe_content_type_id_62ed694f_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_59c92331_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;
CREATE POLICY account ON public.account_emailaddress USING (((user_id = public.ciconia_user()) OR public.ciconia_system() OR public.ciconia_sign_in()));
CREATE POLICY account ON public.foundation_signin USING (((user_id = public.ciconia_user()) OR public.ciconia_system() OR public.ciconia_sign_in()));
CREATE POLICY account ON public.mfa_authenticator USING (((user_id = public.ciconia_user()) OR public.ciconia_system() OR public.ciconia_sign_in()));
ALTER TABLE public.account_emailaddress ENABLE ROW LEVEL SECURITY;
CREATE POLICY affiliation ON public.foundation_log FOR SELECT USING ((((noun)::text = 'affiliation'::text) AND (EXISTS ( SELECT 1
   FROM public.foundation_membership m
  WHERE ((m.user_id = public.ciconia_user()) AND ((m.scope)::text = 'programme'::text) AND (m.scope_id = foundation_log.programme_id) AND (m.starts <= public.ciconia_today()) AND ((m.ends IS NULL) OR (m.ends >= public.ciconia_today())))))));
CREATE POLICY answered ON public.gatherings_idea USING ((((state)::text = ANY ((ARRAY['sent'::character varying, 'taken_up'::character varying, 'followed_up'::character varying, 'merged'::character varying, 'not_now'::character varying])::text[])) AND public.ciconia_tends(programme_id, focus_id, ARRAY['coordinator'::text, 'officer'::text])));
CREATE POLICY answering ON public.gatherings_consultationanswer USING (public.ciconia_system());
CREATE POLICY applicant ON public.selection_coapplicant USING ((EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_coapplicant.application_id) AND (a.person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[]))))));
CREATE POLICY applicant_and_staff ON public.selection_applicationdocument USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_applicationdocument.application_id) AND ((a.person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])) OR ((a.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) AND (a.submitted_at IS NOT NULL))))))));
CREATE POLICY applicant_and_staff ON public.selection_askedpart USING ((EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_askedpart.application_id) AND ((a.person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])) OR (a.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])))))));
CREATE POLICY applicant_and_staff ON public.selection_eligibilitycheck USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_eligibilitycheck.application_id) AND ((a.person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])) OR (a.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[]))))))));
CREATE POLICY applicant_and_staff ON public.selection_reference USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_reference.application_id) AND ((a.person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])) OR ((a.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) AND (a.submitted_at IS NOT NULL))))))));
CREATE POLICY asked_and_staff ON public.results_outcome USING ((public.ciconia_system() OR (focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) OR (((respondent)::text = 'participant'::text) AND (person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[]))) OR (((respondent)::text = 'host'::text) AND (organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text]) AS ciconia_organisations)::bigint[])) AND (focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])))));
CREATE POLICY asking ON public.gatherings_consultationasked USING (public.ciconia_system());
CREATE POLICY colleague ON public.foundation_user FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.foundation_membership m
  WHERE ((m.user_id = foundation_user.id) AND ((((m.scope)::text = 'programme'::text) AND ((m.scope_id = ANY (( SELECT public.ciconia_known_programmes() AS ciconia_known_programmes)::bigint[])) OR (m.focus_ids && ( SELECT public.ciconia_known_focuses() AS ciconia_known_focuses)) OR ((m.focus_ids = '{}'::bigint[]) AND (m.scope_id = ANY (( SELECT public.ciconia_touched_programmes() AS ciconia_touched_programmes)::bigint[]))))) OR (((m.scope)::text = 'organisation'::text) AND (m.scope_id <> ALL (( SELECT public.ciconia_unreachable() AS ciconia_unreachable)::bigint[])) AND (( SELECT public.ciconia_keeps_everywhere() AS ciconia_keeps_everywhere) OR (m.scope_id = ANY (( SELECT public.ciconia_known_organisations() AS ciconia_known_organisations)::bigint[])))))))));
CREATE POLICY consultation ON public.foundation_log FOR SELECT USING ((((noun)::text = 'consultation'::text) AND (focus_id IS NULL) AND (EXISTS ( SELECT 1
   FROM public.foundation_membership m
  WHERE ((m.user_id = public.ciconia_user()) AND ((m.scope)::text = 'programme'::text) AND (m.scope_id = foundation_log.programme_id) AND (m.starts <= public.ciconia_today()) AND ((m.ends IS NULL) OR (m.ends >= public.ciconia_today())))))));
CREATE POLICY coordinated ON public.people_intake USING (((programme_id = ANY (( SELECT public.ciconia_coordinated() AS ciconia_coordinated)::bigint[])) AND ((focus_id IS NULL) OR (focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])))));
ALTER TABLE public.delivery_attachment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.delivery_checklistitem ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.delivery_deliverable ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.delivery_engagement ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.delivery_phase ENABLE ROW LEVEL SECURITY;
CREATE POLICY development_plan ON public.foundation_log FOR SELECT USING ((((noun)::text = 'development_plan'::text) AND ((organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text, 'organisation contact'::text]) AS ciconia_organisations)::bigint[])) OR (EXISTS ( SELECT 1
   FROM (public.selection_partnership s
     JOIN public.foundation_membership m ON ((((m.scope)::text = 'programme'::text) AND (m.scope_id = s.programme_id) AND ((m.focus_ids = '{}'::bigint[]) OR (s.focus_id = ANY (m.focus_ids))))))
  WHERE ((s.organisation_id = foundation_log.organisation_id) AND ((s.state)::text = ANY ((ARRAY['agreed'::character varying, 'ended'::character varying])::text[])) AND (m.user_id = public.ciconia_user()) AND (m.starts <= public.ciconia_today()) AND ((m.ends IS NULL) OR (m.ends >= public.ciconia_today()))))))));
CREATE POLICY erased ON public.foundation_log FOR UPDATE USING ((public.ciconia_system() AND (CURRENT_USER = ( SELECT pg_tables.tableowner
   FROM pg_tables
  WHERE ((pg_tables.schemaname = 'public'::name) AND (pg_tables.tablename = 'foundation_log'::name))))));
CREATE POLICY event ON public.foundation_log FOR SELECT USING ((((noun)::text = 'event'::text) AND (focus_id IS NULL) AND (EXISTS ( SELECT 1
   FROM public.foundation_membership m
  WHERE ((m.user_id = public.ciconia_user()) AND ((m.scope)::text = 'programme'::text) AND (m.scope_id = foundation_log.programme_id) AND (m.starts <= public.ciconia_today()) AND ((m.ends IS NULL) OR (m.ends >= public.ciconia_today())))))));
ALTER TABLE public.foundation_letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.foundation_letterwish ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.foundation_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.foundation_signin ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.foundation_stepremoval ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.foundation_user ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_boardseat ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_boardvoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_consultationanswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_consultationasked ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_eventregistration ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_idea ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_ideasupport ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_mentoroffer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_mentorship ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_pairside ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_post ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_postfile ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_postreport ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_seat ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_speaker ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.gatherings_statementsigner ENABLE ROW LEVEL SECURITY;
CREATE POLICY held ON public.gatherings_eventregistration USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM public.gatherings_event e
  WHERE ((e.id = gatherings_eventregistration.event_id) AND ((e.programme_id = ANY (( SELECT public.ciconia_person_programmes() AS ciconia_person_programmes)::bigint[])) OR (e.focus_id = ANY (( SELECT public.ciconia_person_limited_focuses() AS ciconia_person_limited_focuses)::bigint[])) OR ((e.focus_id IS NULL) AND (e.programme_id = ANY (( SELECT public.ciconia_gathered_programmes() AS ciconia_gathered_programmes)::bigint[])))) AND ((e.focus_id IS NULL) OR (e.focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[]))))))));
CREATE POLICY held ON public.gatherings_speaker USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM (public.gatherings_eventsession s
     JOIN public.gatherings_event e ON ((e.id = s.event_id)))
  WHERE ((s.id = gatherings_speaker.session_id) AND ((e.programme_id = ANY (( SELECT public.ciconia_person_programmes() AS ciconia_person_programmes)::bigint[])) OR (e.focus_id = ANY (( SELECT public.ciconia_person_limited_focuses() AS ciconia_person_limited_focuses)::bigint[])) OR ((e.focus_id IS NULL) AND (e.programme_id = ANY (( SELECT public.ciconia_gathered_programmes() AS ciconia_gathered_programmes)::bigint[])))) AND ((e.focus_id IS NULL) OR (e.focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[]))))))));
CREATE POLICY held ON public.learning_attempt USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM public.learning_enrolment e
  WHERE ((e.id = learning_attempt.enrolment_id) AND (e.course_id = ANY (( SELECT public.ciconia_taught_courses() AS ciconia_taught_courses)::bigint[])))))));
CREATE POLICY held ON public.learning_attendance USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM public.learning_enrolment e
  WHERE ((e.id = learning_attendance.enrolment_id) AND (e.course_id = ANY (( SELECT public.ciconia_taught_courses() AS ciconia_taught_courses)::bigint[])))))));
CREATE POLICY held ON public.learning_certificate USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM public.learning_enrolment e
  WHERE ((e.id = learning_certificate.enrolment_id) AND (e.course_id = ANY (( SELECT public.ciconia_taught_courses() AS ciconia_taught_courses)::bigint[])))))));
CREATE POLICY held ON public.learning_enrolment USING ((public.ciconia_system() OR (course_id = ANY (( SELECT public.ciconia_taught_courses() AS ciconia_taught_courses)::bigint[]))));
CREATE POLICY held ON public.publishing_publication_subject FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.publishing_publication p
  WHERE ((p.id = publishing_publication_subject.publication_id) AND ((p.programme_id = ANY (( SELECT public.ciconia_person_programmes() AS ciconia_person_programmes)::bigint[])) OR (p.focus_id = ANY (( SELECT public.ciconia_person_limited_focuses() AS ciconia_person_limited_focuses)::bigint[])) OR ((p.focus_id IS NULL) AND (p.programme_id = ANY (( SELECT public.ciconia_gathered_programmes() AS ciconia_gathered_programmes)::bigint[])))) AND ((p.focus_id IS NULL) OR (p.focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])))))));
CREATE POLICY host ON public.selection_application USING (((organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text]) AS ciconia_organisations)::bigint[])) AND (EXISTS ( SELECT 1
   FROM public.people_sight s
  WHERE (((s.because)::text = 'application'::text) AND (s.object_id = selection_application.id) AND (s.organisation_id = selection_application.organisation_id) AND (s.starts <= public.ciconia_today()) AND ((s.ends IS NULL) OR (s.ends > public.ciconia_today())) AND (s.focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])))))));
CREATE POLICY host ON public.selection_coapplicant USING (((organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text]) AS ciconia_organisations)::bigint[])) AND (focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])) AND (EXISTS ( SELECT 1
   FROM public.people_sight s
  WHERE (((s.because)::text = 'co_applicant'::text) AND (s.object_id = selection_coapplicant.id) AND (s.organisation_id = selection_coapplicant.organisation_id) AND (s.starts <= public.ciconia_today()) AND ((s.ends IS NULL) OR (s.ends > public.ciconia_today())))))));
CREATE POLICY host_and_staff ON public.selection_endorsementletter USING ((EXISTS ( SELECT 1
   FROM (public.selection_endorsement e
     JOIN public.selection_need n ON ((n.id = e.need_id)))
  WHERE ((e.id = selection_endorsementletter.endorsement_id) AND ((n.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) OR ((n.organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text, 'organisation contact'::text]) AS ciconia_organisations)::bigint[])) AND (n.focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[]))))))));
CREATE POLICY host_and_staff ON public.selection_hostrank USING ((public.ciconia_system() OR ((EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_hostrank.application_id) AND (a.person_id <> ALL (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[]))))) AND (EXISTS ( SELECT 1
   FROM public.selection_hostranking r
  WHERE ((r.id = selection_hostrank.ranking_id) AND ((r.submitted_at IS NOT NULL) OR (r.organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text]) AS ciconia_organisations)::bigint[])))))))));
CREATE POLICY host_and_staff ON public.selection_paperpage USING ((EXISTS ( SELECT 1
   FROM public.selection_paper p
  WHERE ((p.id = selection_paperpage.paper_id) AND ((p.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) OR ((p.organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text, 'organisation contact'::text]) AS ciconia_organisations)::bigint[])) AND (p.focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[]))))))));
CREATE POLICY idea ON public.foundation_log FOR SELECT USING ((((noun)::text = 'idea'::text) AND (focus_id IS NULL) AND public.ciconia_tends(programme_id, NULL::bigint, ARRAY['coordinator'::text, 'officer'::text])));
CREATE POLICY intake ON public.people_intakerow USING ((public.ciconia_system() OR (intake_id IN ( SELECT i.id
   FROM public.people_intake i))));
CREATE POLICY jobs ON public.foundation_letter USING (public.ciconia_system());
CREATE POLICY jobs ON public.foundation_letterwish USING (public.ciconia_system());
CREATE POLICY jobs ON public.foundation_stepremoval USING (public.ciconia_system());
CREATE POLICY jobs ON public.people_look USING (public.ciconia_system());
CREATE POLICY jobs ON public.selection_asking USING (public.ciconia_system());
CREATE POLICY jobs ON public.selection_fit USING (public.ciconia_system());
CREATE POLICY jobs ON public.selection_fitlook USING (public.ciconia_system());
CREATE POLICY jobs ON public.selection_ranked USING (public.ciconia_system());
CREATE POLICY jobs ON public.selection_rankreason USING (public.ciconia_system());
CREATE POLICY kept ON public.people_contact USING ((public.ciconia_system() OR ( SELECT public.ciconia_keeps_everywhere() AS ciconia_keeps_everywhere) OR (EXISTS ( SELECT 1
   FROM public.people_organisation o
  WHERE ((o.id = people_contact.organisation_id) AND ((o.country)::text = ANY (( SELECT public.ciconia_keeps_countries() AS ciconia_keeps_countries)::text[])))))));
CREATE POLICY kept ON public.people_tie USING ((public.ciconia_system() OR ((organisation_id <> ALL (( SELECT public.ciconia_unreachable() AS ciconia_unreachable)::bigint[])) AND (( SELECT public.ciconia_keeps_everywhere() AS ciconia_keeps_everywhere) OR (EXISTS ( SELECT 1
   FROM public.people_organisation o
  WHERE ((o.id = people_tie.organisation_id) AND ((o.country)::text = ANY (( SELECT public.ciconia_keeps_countries() AS ciconia_keeps_countries)::text[])))))))));
ALTER TABLE public.learning_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.learning_attendance ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.learning_certificate ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.learning_enrolment ENABLE ROW LEVEL SECURITY;
CREATE POLICY led ON public.gatherings_boardseat USING ((EXISTS ( SELECT 1
   FROM public.foundation_membership m
  WHERE ((m.user_id = public.ciconia_user()) AND ((m.scope)::text = 'programme'::text) AND (m.scope_id = gatherings_boardseat.programme_id) AND ((m.role)::text = ANY ((ARRAY['officer'::character varying, 'coordinator'::character varying])::text[])) AND (m.starts <= public.ciconia_today()) AND ((m.ends IS NULL) OR (m.ends >= public.ciconia_today()))))));
CREATE POLICY led ON public.gatherings_consultationanswer FOR SELECT USING ((EXISTS ( SELECT 1
   FROM ((public.gatherings_consultationquestion q
     JOIN public.gatherings_consultation c ON ((c.id = q.consultation_id)))
     JOIN public.foundation_membership m ON ((m.scope_id = c.programme_id)))
  WHERE ((q.id = gatherings_consultationanswer.question_id) AND ((c.state)::text = ANY ((ARRAY['closed'::character varying, 'published'::character varying])::text[])) AND (m.user_id = public.ciconia_user()) AND ((m.scope)::text = 'programme'::text) AND ((m.role)::text = ANY ((ARRAY['officer'::character varying, 'coordinator'::character varying])::text[])) AND (m.starts <= public.ciconia_today()) AND ((m.ends IS NULL) OR (m.ends >= public.ciconia_today()))))));
CREATE POLICY led ON public.gatherings_statementsigner USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM ((public.gatherings_statementsignature s
     JOIN public.gatherings_statement t ON ((t.id = s.statement_id)))
     JOIN public.foundation_membership m ON ((m.scope_id = t.programme_id)))
  WHERE ((s.id = gatherings_statementsigner.signature_id) AND (m.user_id = public.ciconia_user()) AND ((m.scope)::text = 'programme'::text) AND ((m.role)::text = ANY ((ARRAY['officer'::character varying, 'coordinator'::character varying])::text[])) AND (m.starts <= public.ciconia_today()) AND ((m.ends IS NULL) OR (m.ends >= public.ciconia_today())))))));
CREATE POLICY looker ON public.people_look FOR INSERT WITH CHECK (((viewer_id = public.ciconia_user()) AND (EXISTS ( SELECT 1
   FROM public.people_person p
  WHERE (p.id = people_look.person_id)))));
CREATE POLICY matched ON public.gatherings_mentoroffer FOR SELECT USING (public.ciconia_tends(programme_id, focus_id, ARRAY['coordinator'::text, 'officer'::text]));
CREATE POLICY matched ON public.gatherings_mentorship USING (public.ciconia_tends(programme_id, focus_id, ARRAY['coordinator'::text, 'officer'::text]));
CREATE POLICY matched ON public.gatherings_pairside FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.gatherings_mentorship m
  WHERE ((m.id = gatherings_pairside.mentorship_id) AND public.ciconia_tends(m.programme_id, m.focus_id, ARRAY['coordinator'::text, 'officer'::text])))));
ALTER TABLE public.mfa_authenticator ENABLE ROW LEVEL SECURITY;
CREATE POLICY named ON public.gatherings_speaker FOR SELECT USING (((agreed_on IS NOT NULL) AND ((( SELECT public.ciconia_still() AS ciconia_still) = '{}'::bigint[]) OR (EXISTS ( SELECT 1
   FROM (public.gatherings_eventsession s
     JOIN public.gatherings_event e ON ((e.id = s.event_id)))
  WHERE ((s.id = gatherings_speaker.session_id) AND ((e.focus_id IS NULL) OR (e.focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])))))))));
CREATE POLICY noted ON public.publishing_publication_subject USING (public.ciconia_system());
CREATE POLICY of_cohort ON public.selection_candidate USING ((public.ciconia_system() OR (cohort_id IN ( SELECT c.id
   FROM public.selection_cohort c
  WHERE (((c.programme_id = ANY (( SELECT public.ciconia_person_programmes() AS ciconia_person_programmes)::bigint[])) OR (c.focus_ids <@ ( SELECT public.ciconia_person_limited_focuses() AS ciconia_person_limited_focuses))) AND (NOT (c.focus_ids && ( SELECT public.ciconia_still() AS ciconia_still))))))));
CREATE POLICY of_draft ON public.selection_cohortstep USING ((public.ciconia_system() OR (draft_id IN ( SELECT d.id
   FROM public.selection_cohortdraft d
  WHERE (d.cohort_id IN ( SELECT c.id
           FROM public.selection_cohort c
          WHERE (((c.programme_id = ANY (( SELECT public.ciconia_person_programmes() AS ciconia_person_programmes)::bigint[])) OR (c.focus_ids <@ ( SELECT public.ciconia_person_limited_focuses() AS ciconia_person_limited_focuses))) AND (NOT (c.focus_ids && ( SELECT public.ciconia_still() AS ciconia_still))))))))));
CREATE POLICY of_the_other ON public.gatherings_pairside FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.gatherings_mentorship m
  WHERE ((m.id = gatherings_pairside.mentorship_id) AND ((m.state)::text = ANY ((ARRAY['proposed'::character varying, 'active'::character varying])::text[])) AND ((m.account_id = public.ciconia_user()) OR (m.mentor_id = public.ciconia_user()))))));
CREATE POLICY of_the_two ON public.gatherings_mentorship USING (((account_id = public.ciconia_user()) OR (mentor_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY organisation ON public.foundation_log FOR SELECT USING ((((noun)::text = 'organisation'::text) AND (( SELECT public.ciconia_keeps_everywhere() AS ciconia_keeps_everywhere) OR (object_id = ANY (( SELECT public.ciconia_speaks_for() AS ciconia_speaks_for)::bigint[])) OR (EXISTS ( SELECT 1
   FROM public.people_organisation o
  WHERE ((o.id = foundation_log.object_id) AND ((o.country)::text = ANY (( SELECT public.ciconia_keeps_countries() AS ciconia_keeps_countries)::text[]))))))));
CREATE POLICY own ON public.foundation_letter FOR SELECT USING (((account_id = public.ciconia_user()) AND ((focus_id IS NULL) OR (focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])))));
CREATE POLICY own ON public.foundation_letterwish FOR SELECT USING ((account_id = public.ciconia_user()));
CREATE POLICY own ON public.foundation_stepremoval FOR SELECT USING ((user_id = public.ciconia_user()));
CREATE POLICY own ON public.foundation_user USING (((id = public.ciconia_user()) OR public.ciconia_system() OR public.ciconia_sign_in()));
CREATE POLICY own ON public.gatherings_boardseat USING (((account_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY own ON public.gatherings_boardvoice USING (((account_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY own ON public.gatherings_consultationasked FOR SELECT USING ((person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])));
CREATE POLICY own ON public.gatherings_eventregistration FOR SELECT USING ((person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])));
CREATE POLICY own ON public.gatherings_idea USING (((account_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY own ON public.gatherings_ideasupport USING (((account_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY own ON public.gatherings_mentoroffer USING (((account_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY own ON public.gatherings_pairside USING (((account_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY own ON public.gatherings_post USING (((account_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY own ON public.gatherings_postreport USING (((account_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY own ON public.gatherings_seat USING (((account_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY own ON public.gatherings_statementsigner FOR SELECT USING ((account_id = public.ciconia_user()));
CREATE POLICY own ON public.learning_attempt FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.learning_enrolment e
  WHERE ((e.id = learning_attempt.enrolment_id) AND (e.account_id = public.ciconia_user())))));
CREATE POLICY own ON public.learning_attendance FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.learning_enrolment e
  WHERE ((e.id = learning_attendance.enrolment_id) AND (e.account_id = public.ciconia_user())))));
CREATE POLICY own ON public.learning_certificate FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.learning_enrolment e
  WHERE ((e.id = learning_certificate.enrolment_id) AND (e.account_id = public.ciconia_user())))));
CREATE POLICY own ON public.learning_enrolment FOR SELECT USING ((account_id = public.ciconia_user()));
CREATE POLICY own ON public.people_consent USING ((public.ciconia_system() OR (person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[]))));
CREATE POLICY own ON public.people_contact FOR SELECT USING ((organisation_id = ANY (( SELECT public.ciconia_speaks_for() AS ciconia_speaks_for)::bigint[])));
CREATE POLICY own ON public.people_counted USING ((public.ciconia_system() OR (person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[]))));
CREATE POLICY own ON public.people_exported FOR SELECT USING ((person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])));
CREATE POLICY own ON public.people_freshness USING ((public.ciconia_system() OR (person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[]))));
CREATE POLICY own ON public.people_identity USING ((public.ciconia_system() OR (person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[]))));
CREATE POLICY own ON public.people_intake USING ((public.ciconia_system() OR ((account_id = public.ciconia_user()) AND ((focus_id IS NULL) OR (focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[]))))));
CREATE POLICY own ON public.people_look FOR SELECT USING (((viewer_id = public.ciconia_user()) OR (person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[]))));
CREATE POLICY own ON public.people_person USING (((user_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY own ON public.people_suggestion USING ((public.ciconia_system() OR (person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[]))));
CREATE POLICY own ON public.people_tie USING ((declared AND (organisation_id = ANY (( SELECT public.ciconia_speaks_for() AS ciconia_speaks_for)::bigint[]))));
CREATE POLICY own ON public.programmes_mailingletter FOR SELECT USING ((account_id = public.ciconia_user()));
CREATE POLICY own ON public.publishing_appearance FOR SELECT USING ((person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])));
CREATE POLICY own ON public.publishing_publication_subject FOR SELECT USING ((person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])));
CREATE POLICY own ON public.selection_addressee USING (((user_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY own ON public.selection_application USING ((person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])));
CREATE POLICY own ON public.selection_asking FOR SELECT USING ((person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])));
CREATE POLICY own ON public.selection_coapplicant USING ((person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])));
CREATE POLICY own ON public.selection_fit FOR SELECT USING ((person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])));
CREATE POLICY own ON public.selection_fitlook FOR SELECT USING ((person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])));
CREATE POLICY own ON public.selection_interview USING ((EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_interview.application_id) AND (a.person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[]))))));
CREATE POLICY own ON public.selection_marking FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.selection_review r
  WHERE ((r.id = selection_marking.review_id) AND (r.assessor_id = public.ciconia_user())))));
CREATE POLICY own ON public.selection_savedsearch USING (((account_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY own ON public.selection_writtenopportunity USING (((account_id = public.ciconia_user()) OR public.ciconia_system()));
CREATE POLICY own_new ON public.selection_marking FOR INSERT WITH CHECK ((EXISTS ( SELECT 1
   FROM public.selection_review r
  WHERE ((r.id = selection_marking.review_id) AND (r.assessor_id = public.ciconia_user())))));
CREATE POLICY page_writer ON public.foundation_user FOR SELECT USING (((EXISTS ( SELECT 1
   FROM public.foundation_user_groups g
  WHERE (g.user_id = public.ciconia_user()))) AND ((EXISTS ( SELECT 1
   FROM public.foundation_user_groups g
  WHERE (g.user_id = foundation_user.id))) OR (EXISTS ( SELECT 1
   FROM public.wagtailcore_revision r
  WHERE (r.user_id = foundation_user.id))))));
CREATE POLICY participant_staff_host ON public.delivery_deliverable USING ((public.ciconia_system() OR (person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])) OR (focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) OR ((organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text]) AS ciconia_organisations)::bigint[])) AND (focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])))));
CREATE POLICY participant_staff_host ON public.delivery_engagement USING ((public.ciconia_system() OR (person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])) OR (focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) OR ((organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text]) AS ciconia_organisations)::bigint[])) AND (focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])))));
CREATE POLICY participant_staff_owner ON public.delivery_checklistitem USING ((public.ciconia_system() OR (person_id = ANY (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])) OR (focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) OR (((owner)::text = 'host contact'::text) AND (organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text]) AS ciconia_organisations)::bigint[])) AND (focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])))));
ALTER TABLE public.people_consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_counted ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_export ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_exported ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_freshness ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_intake ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_intakerow ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_look ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_suggestion ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_tie ENABLE ROW LEVEL SECURITY;
CREATE POLICY posted ON public.publishing_newsletterletter USING (public.ciconia_system());
CREATE POLICY posted ON public.publishing_subscriber USING (public.ciconia_system());
ALTER TABLE public.programmes_mailingletter ENABLE ROW LEVEL SECURITY;
CREATE POLICY publication ON public.foundation_log FOR SELECT USING ((((noun)::text = ANY ((ARRAY['publication'::character varying, 'story'::character varying, 'newsletter'::character varying])::text[])) AND (focus_id IS NULL) AND (EXISTS ( SELECT 1
   FROM public.foundation_membership m
  WHERE ((m.user_id = public.ciconia_user()) AND ((m.scope)::text = 'programme'::text) AND (m.scope_id = foundation_log.programme_id) AND (m.starts <= public.ciconia_today()) AND ((m.ends IS NULL) OR (m.ends >= public.ciconia_today())))))));
ALTER TABLE public.publishing_appearance ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.publishing_newsletterletter ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.publishing_publication_subject ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.publishing_subscriber ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON public.people_contact AS RESTRICTIVE USING ((public.ciconia_system() OR (organisation_id <> ALL (( SELECT public.ciconia_unreachable() AS ciconia_unreachable)::bigint[]))));
CREATE POLICY read ON public.foundation_letter FOR UPDATE USING (((account_id = public.ciconia_user()) AND ((focus_id IS NULL) OR (focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])))));
CREATE POLICY reader ON public.foundation_log FOR SELECT USING (((actor_id = public.ciconia_user()) OR public.ciconia_system() OR public.ciconia_sign_in() OR ((EXISTS ( SELECT 1
   FROM public.foundation_membership m
  WHERE ((m.user_id = public.ciconia_user()) AND ((m.scope)::text = 'programme'::text) AND (m.scope_id = foundation_log.programme_id) AND ((m.focus_ids = '{}'::bigint[]) OR (foundation_log.focus_id = ANY (m.focus_ids))) AND ((foundation_log.person_id IS NULL) OR ((m.role)::text = ANY (public.ciconia_person_roles()))) AND (m.starts <= public.ciconia_today()) AND ((m.ends IS NULL) OR (m.ends >= public.ciconia_today()))))) AND ((person_id IS NULL) OR (EXISTS ( SELECT 1
   FROM public.people_sight s
  WHERE ((s.person_id = foundation_log.person_id) AND (s.programme_id = foundation_log.programme_id) AND ((s.focus_id = foundation_log.focus_id) OR (foundation_log.focus_id IS NULL)) AND (s.focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])) AND (((foundation_log.noun)::text <> 'application'::text) OR (((s.because)::text = 'application'::text) AND (s.object_id = foundation_log.object_id)))))))) OR (((noun)::text = ANY ((ARRAY['partnership'::character varying, 'need'::character varying, 'opportunity'::character varying])::text[])) AND (person_id IS NULL) AND (organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text, 'endorser'::text]) AS ciconia_organisations)::bigint[]))) OR (((noun)::text = ANY ((ARRAY['engagement'::character varying, 'deliverable'::character varying])::text[])) AND (organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text]) AS ciconia_organisations)::bigint[])) AND (focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])))));
ALTER TABLE public.results_outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.results_sighting ENABLE ROW LEVEL SECURITY;
CREATE POLICY seated ON public.gatherings_post FOR SELECT USING ((((state)::text <> 'hidden'::text) AND (space_id = ANY (( SELECT public.ciconia_seated() AS ciconia_seated)::bigint[]))));
CREATE POLICY seen ON public.people_export FOR SELECT USING (((account_id = public.ciconia_user()) OR (programme_id = ANY (( SELECT public.ciconia_coordinated() AS ciconia_coordinated)::bigint[])) OR (EXISTS ( SELECT 1
   FROM public.people_exported x
  WHERE (x.export_id = people_export.id)))));
ALTER TABLE public.selection_addressee ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_answerletter ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_application ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_applicationdocument ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_askedpart ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_asking ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_candidate ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_coapplicant ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_cohortstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_eligibilitycheck ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_endorsementletter ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_fit ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_fitlook ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_hostrank ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_interview ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_interviewnote ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_keptdecision ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_marking ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_paperpage ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_ranked ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_rankmove ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_rankreason ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_reference ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_referenceanswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_reserveplace ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_savedsearch ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_signature ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_writtenopportunity ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.selection_wronglink ENABLE ROW LEVEL SECURITY;
CREATE POLICY sent ON public.learning_enrolment FOR SELECT USING ((((agreed_at IS NULL) OR tells_organisation) AND (organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['organisation contact'::text]) AS ciconia_organisations)::bigint[])) AND ((( SELECT public.ciconia_still() AS ciconia_still) = '{}'::bigint[]) OR (EXISTS ( SELECT 1
   FROM public.learning_course c
  WHERE ((c.id = learning_enrolment.course_id) AND ((c.focus_id IS NULL) OR (c.focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])))))))));
CREATE POLICY sighted ON public.people_counted FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.people_sight s
  WHERE ((s.person_id = people_counted.person_id) AND ((s.level)::text = 'full'::text) AND (s.starts <= ( SELECT public.ciconia_today() AS ciconia_today)) AND ((s.ends IS NULL) OR (s.ends > ( SELECT public.ciconia_today() AS ciconia_today))) AND (s.organisation_id IS NULL) AND (s.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[]))))));
CREATE POLICY sighted ON public.people_identity FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.people_sight s
  WHERE ((s.person_id = people_identity.person_id) AND ((s.level)::text = 'full'::text) AND (s.starts <= ( SELECT public.ciconia_today() AS ciconia_today)) AND ((s.ends IS NULL) OR (s.ends > ( SELECT public.ciconia_today() AS ciconia_today))) AND (((s.organisation_id IS NULL) AND (s.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[]))) OR (((s.because)::text = 'engagement'::text) AND (s.organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text]) AS ciconia_organisations)::bigint[])) AND (s.focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[]))))))));
CREATE POLICY sighted ON public.people_person FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.people_sight s
  WHERE ((s.person_id = people_person.id) AND (s.starts <= ( SELECT public.ciconia_today() AS ciconia_today)) AND ((s.ends IS NULL) OR (s.ends > ( SELECT public.ciconia_today() AS ciconia_today))) AND (((s.organisation_id IS NULL) AND (s.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[]))) OR ((s.organisation_id = ANY (( SELECT public.ciconia_organisations(ARRAY['host contact'::text]) AS ciconia_organisations)::bigint[])) AND (s.focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[]))))))));
CREATE POLICY staff ON public.people_freshness FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.people_sight s
  WHERE ((s.person_id = people_freshness.person_id) AND (s.starts <= ( SELECT public.ciconia_today() AS ciconia_today)) AND ((s.ends IS NULL) OR (s.ends > ( SELECT public.ciconia_today() AS ciconia_today))) AND (s.organisation_id IS NULL) AND (s.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[]))))));
CREATE POLICY staff ON public.selection_addressee USING ((EXISTS ( SELECT 1
   FROM (public.selection_endorsement e
     JOIN public.selection_need n ON ((n.id = e.need_id)))
  WHERE ((e.id = selection_addressee.endorsement_id) AND (n.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[]))))));
CREATE POLICY staff ON public.selection_answerletter USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_answerletter.application_id) AND (a.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) AND (a.person_id <> ALL (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])))))));
CREATE POLICY staff ON public.selection_application USING (((focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) AND (submitted_at IS NOT NULL)));
CREATE POLICY staff ON public.selection_asking FOR SELECT USING ((focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])));
CREATE POLICY staff ON public.selection_coapplicant USING (((focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) AND (sent_at IS NOT NULL)));
CREATE POLICY staff ON public.selection_interview USING ((focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])));
CREATE POLICY staff ON public.selection_interviewnote USING ((EXISTS ( SELECT 1
   FROM (public.selection_interview i
     JOIN public.selection_application a ON ((a.id = i.application_id)))
  WHERE ((i.id = selection_interviewnote.interview_id) AND (i.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) AND (a.person_id <> ALL (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[]))))));
CREATE POLICY staff ON public.selection_keptdecision USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_keptdecision.application_id) AND (a.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) AND (a.person_id <> ALL (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])))))));
CREATE POLICY staff ON public.selection_marking FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.selection_review r
  WHERE ((r.id = selection_marking.review_id) AND (NOT (EXISTS ( SELECT 1
           FROM public.selection_review o
          WHERE ((o.application_id = r.application_id) AND (o.assessor_id = public.ciconia_user()) AND ((o.standing)::text = ANY ((ARRAY['given'::character varying, 'declared'::character varying])::text[]))))))))));
CREATE POLICY staff ON public.selection_ranked FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_ranked.application_id) AND (a.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) AND (a.person_id <> ALL (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[]))))));
CREATE POLICY staff ON public.selection_rankmove USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_rankmove.application_id) AND (a.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) AND (a.person_id <> ALL (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])))))));
CREATE POLICY staff ON public.selection_referenceanswer USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM (public.selection_reference r
     JOIN public.selection_application a ON ((a.id = r.application_id)))
  WHERE ((r.id = selection_referenceanswer.reference_id) AND (r.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) AND (a.person_id <> ALL (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])))))));
CREATE POLICY staff ON public.selection_reserveplace USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_reserveplace.application_id) AND (a.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) AND (a.person_id <> ALL (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])))))));
CREATE POLICY staff ON public.selection_review USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_review.application_id) AND (a.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[])) AND (a.person_id <> ALL (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])))))));
CREATE POLICY staff ON public.selection_wronglink USING ((public.ciconia_system() OR ((EXISTS ( SELECT 1
   FROM public.selection_opportunity o
  WHERE ((o.id = selection_wronglink.opportunity_id) AND (o.focus_id = ANY (( SELECT public.ciconia_person_focuses() AS ciconia_person_focuses)::bigint[]))))) AND ((application_id IS NULL) OR (EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_wronglink.application_id) AND (a.person_id <> ALL (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[])))))))));
CREATE POLICY statement ON public.foundation_log FOR SELECT USING ((((noun)::text = 'statement'::text) AND (focus_id IS NULL) AND (EXISTS ( SELECT 1
   FROM public.foundation_membership m
  WHERE ((m.user_id = public.ciconia_user()) AND ((m.scope)::text = 'programme'::text) AND (m.scope_id = foundation_log.programme_id) AND (m.starts <= public.ciconia_today()) AND ((m.ends IS NULL) OR (m.ends >= public.ciconia_today())))))));
CREATE POLICY system ON public.people_export USING (public.ciconia_system());
CREATE POLICY system ON public.people_exported USING (public.ciconia_system());
CREATE POLICY system ON public.programmes_mailingletter USING (public.ciconia_system());
CREATE POLICY system ON public.selection_application USING (public.ciconia_system());
CREATE POLICY system ON public.selection_askedpart USING (public.ciconia_system());
CREATE POLICY system ON public.selection_coapplicant USING (public.ciconia_system());
CREATE POLICY system ON public.selection_endorsementletter USING (public.ciconia_system());
CREATE POLICY system ON public.selection_interview USING (public.ciconia_system());
CREATE POLICY system ON public.selection_interviewnote USING (public.ciconia_system());
CREATE POLICY system ON public.selection_marking USING (public.ciconia_system());
CREATE POLICY system ON public.selection_paperpage USING (public.ciconia_system());
CREATE POLICY taken ON public.people_export FOR INSERT WITH CHECK ((account_id = public.ciconia_user()));
CREATE POLICY tended ON public.gatherings_post USING (public.ciconia_tends(programme_id, focus_id, ARRAY['coordinator'::text, 'officer'::text, 'safeguarding'::text]));
CREATE POLICY tended ON public.gatherings_postreport FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.gatherings_post p
  WHERE ((p.id = gatherings_postreport.post_id) AND public.ciconia_tends(p.programme_id, p.focus_id, ARRAY['coordinator'::text, 'officer'::text, 'safeguarding'::text])))));
CREATE POLICY tended ON public.gatherings_seat FOR SELECT USING (public.ciconia_tends(programme_id, focus_id, ARRAY['coordinator'::text, 'officer'::text, 'safeguarding'::text]));
CREATE POLICY wanted ON public.people_tie FOR SELECT USING ((public AND (taken_back_at IS NULL)));
CREATE POLICY whoever_sees_the_application ON public.selection_rankreason FOR SELECT USING ((EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE ((a.id = selection_rankreason.application_id) AND (a.submitted_at IS NOT NULL) AND (a.person_id <> ALL (( SELECT public.ciconia_own_person() AS ciconia_own_person)::bigint[]))))));
CREATE POLICY whoever_sees_the_application ON public.selection_signature USING ((EXISTS ( SELECT 1
   FROM public.selection_application a
  WHERE (a.id = selection_signature.application_id))));
CREATE POLICY whoever_sees_the_deliverable ON public.delivery_attachment USING ((EXISTS ( SELECT 1
   FROM public.delivery_deliverable d
  WHERE (d.id = delivery_attachment.deliverable_id))));
CREATE POLICY whoever_sees_the_engagement ON public.delivery_phase USING ((EXISTS ( SELECT 1
   FROM public.delivery_engagement e
  WHERE (e.id = delivery_phase.engagement_id))));
CREATE POLICY whoever_sees_the_outcome ON public.results_sighting USING ((EXISTS ( SELECT 1
   FROM public.results_outcome o
  WHERE (o.id = results_sighting.outcome_id))));
CREATE POLICY whoever_sees_the_post ON public.gatherings_postfile USING ((EXISTS ( SELECT 1
   FROM public.gatherings_post p
  WHERE (p.id = gatherings_postfile.post_id))));
CREATE POLICY written ON public.foundation_log FOR INSERT WITH CHECK (true);
CREATE POLICY written ON public.publishing_appearance USING ((public.ciconia_system() OR (EXISTS ( SELECT 1
   FROM (public.publishing_story s
     JOIN public.foundation_membership m ON ((((m.scope)::text = 'programme'::text) AND (m.scope_id = s.programme_id))))
  WHERE ((s.id = publishing_appearance.story_id) AND (m.user_id = public.ciconia_user()) AND ((m.role)::text = ANY ((ARRAY['officer'::character varying, 'coordinator'::character varying, 'editor'::character varying])::text[])) AND (m.starts <= public.ciconia_today()) AND ((m.ends IS NULL) OR (m.ends >= public.ciconia_today())) AND ((s.focus_id IS NULL) OR (((m.focus_ids = '{}'::bigint[]) OR (s.focus_id = ANY (m.focus_ids))) AND (s.focus_id <> ALL (( SELECT public.ciconia_still() AS ciconia_still)::bigint[])))))))));
GRANT USAGE ON SCHEMA public TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_consultation_question_stands() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_consultation_stands() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_coordinated() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_dictionary(language text) TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_erase_log(about bigint, account bigint, names text[], pseudonym text, everywhere boolean) TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_fold(written text) TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_gathered_programmes() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_idea_supported() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_idea_unshown() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_keeps_countries() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_keeps_everywhere() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_known_focuses() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_known_organisations() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_known_programmes() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_move_log(entries bigint[], organisation bigint) TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_organisations(roles text[]) TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_own_person() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_own_tree() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_people_like(focus bigint, uris text[], spoken text[]) TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_person_focuses() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_person_limited_focuses() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_person_programmes() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_person_roles() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_query(asked text, VARIADIC languages text[]) TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_seated() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_sign_in() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_speaks_for() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_statement_stands() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_still() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_stopped() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_suspended() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_system() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_taught_courses() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_tends(programme bigint, focus bigint, roles text[]) TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_today() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_touched_programmes() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_unreachable() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_user() TO ciconia_app;
GRANT ALL ON FUNCTION public.ciconia_words(written jsonb, weight "char") TO ciconia_app;
GRANT ALL ON FUNCTION public.learning_attempt_stays() TO ciconia_app;
GRANT ALL ON FUNCTION public.learning_certificate_stays() TO ciconia_app;
GRANT ALL ON FUNCTION public.learning_course_test_stays() TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_jobs TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_notify_queue_abort_job_v1() TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_notify_queue_job_inserted_v1() TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_register_worker_v1() TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_update_v1() TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_unlink_periodic_defers_v1() TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) TO ciconia_app;
GRANT ALL ON FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) TO ciconia_app;
GRANT ALL ON FUNCTION public.programmes_decision_stays() TO ciconia_app;
GRANT ALL ON FUNCTION public.programmes_version_stays() TO ciconia_app;
GRANT ALL ON FUNCTION public.programmes_weighing_stays() TO ciconia_app;
GRANT ALL ON FUNCTION public.publishing_story_unagreed() TO ciconia_app;
GRANT ALL ON FUNCTION public.selection_host_words() TO ciconia_app;
GRANT ALL ON FUNCTION public.selection_opportunity_counted() TO ciconia_app;
GRANT ALL ON FUNCTION public.selection_opportunity_words() TO ciconia_app;
GRANT ALL ON FUNCTION public.selection_ranking_stays() TO ciconia_app;
GRANT ALL ON FUNCTION public.selection_terms_stay() TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailaddress TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.account_emailaddress_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailconfirmation TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.account_emailconfirmation_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.auth_group_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group_permissions TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.auth_group_permissions_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_permission TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.auth_permission_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.ciconia_cache TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.delivery_attachment TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.delivery_attachment_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.delivery_checklistitem TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.delivery_checklistitem_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.delivery_deliverable TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.delivery_deliverable_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.delivery_engagement TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.delivery_engagement_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.delivery_phase TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.delivery_phase_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_content_type TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.django_content_type_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_migrations TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.django_migrations_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_session TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.foundation_letter TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.foundation_letter_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.foundation_letterwish TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.foundation_letterwish_id_seq TO ciconia_app;
GRANT SELECT,INSERT ON TABLE public.foundation_log TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.foundation_log_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.foundation_membership TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.foundation_membership_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.foundation_signin TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.foundation_signin_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.foundation_stepremoval TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.foundation_stepremoval_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.foundation_user TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.foundation_user_groups TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.foundation_user_groups_id_seq TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.foundation_user_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.foundation_user_user_permissions TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.foundation_user_user_permissions_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_board TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_board_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_boardseat TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_boardseat_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_boardtheme TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_boardtheme_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_boardvoice TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_boardvoice_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_cohost TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_cohost_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_consultation TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_consultation_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_consultationanswer TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_consultationasked TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_consultationasked_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_consultationquestion TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_consultationquestion_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_event TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_event_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_eventregistration TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_eventregistration_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_eventsession TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_eventsession_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_idea TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_idea_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_ideasupport TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_ideasupport_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_mentoroffer TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_mentoroffer_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_mentorship TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_mentorship_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_pairside TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_pairside_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_post TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_post_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_postfile TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_postfile_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_postreport TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_postreport_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_publicidea TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_seat TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_seat_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_space TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_space_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_speaker TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_speaker_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_statement TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_statement_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_statementsignature TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.gatherings_statementsignature_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gatherings_statementsigner TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.insight_figure TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.insight_figure_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_attempt TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.learning_attempt_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_attendance TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.learning_attendance_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_certificate TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.learning_certificate_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_course TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.learning_course_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_coursematerial TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.learning_coursematerial_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_coursesession TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.learning_coursesession_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_coursetest TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.learning_coursetest_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_enrolment TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.learning_enrolment_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mfa_authenticator TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.mfa_authenticator_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_apart TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_apart_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_concept TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_concept_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_consent TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_consent_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_contact TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_contact_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_counted TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_erasure TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_erasure_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_export TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_export_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_exported TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_exported_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_freshness TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_identity TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_intake TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_intake_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_intakerow TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_intakerow_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_look TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_look_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_merge TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_merge_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_organisation TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_organisation_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_person TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_person_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_registration TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_registration_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_sight TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_sight_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_suggestion TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_suggestion_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_tie TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.people_tie_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_events TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_events_id_seq TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_jobs_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_periodic_defers TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_periodic_defers_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_workers TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_workers_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_affiliation TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_affiliation_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_channel TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_channel_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_criterion TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_criterion_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_decision TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_decision_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_fact TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_fact_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_focus TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_focus_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_mailing TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_mailing_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_mailingletter TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_mailingletter_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_milestone TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_milestone_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_packversion TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_packversion_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_participation TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_participation_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_programme TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_programme_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_question TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_question_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_requiredcourse TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_requiredcourse_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_rule TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_rule_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_sector TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_sector_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_sectorchoice TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_sectorchoice_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_sectorlisting TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_sectorlisting_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_sectorverdict TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_sectorverdict_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_selectionsetting TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_selectionsetting_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_target TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_target_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_termssection TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_termssection_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_termstemplate TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_termstemplate_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_weighedrisk TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_weighedrisk_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.programmes_weighing TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.programmes_weighing_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.publishing_appearance TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.publishing_appearance_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.publishing_infopage TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.publishing_newsletter TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.publishing_newsletter_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.publishing_newsletterletter TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.publishing_newsletterletter_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.publishing_newsletterpiece TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.publishing_newsletterpiece_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.publishing_newspage TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.publishing_publication TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.publishing_publication_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.publishing_publication_subject TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.publishing_publication_subject_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.publishing_resourcepage TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.publishing_shelf TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.publishing_story TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.publishing_story_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.publishing_subscriber TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.publishing_subscriber_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.results_outcome TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.results_outcome_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.results_sighting TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.results_sighting_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_addressee TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_addressee_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_answerletter TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_answerletter_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_application TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_application_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_applicationdocument TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_applicationdocument_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_askedpart TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_askedpart_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_asking TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_asking_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_candidate TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_candidate_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_capacity TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_capacity_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_choosing TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_coapplicant TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_coapplicant_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_cohort TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_cohort_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_cohortdraft TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_cohortdraft_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_cohortplace TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_cohortplace_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_cohortstep TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_cohortstep_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_developmentplan TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_developmentplan_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_editrequest TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_editrequest_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_eligibilitycheck TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_eligibilitycheck_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_endorsement TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_endorsement_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_endorsementletter TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_endorsementletter_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_fit TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_fit_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_fitlook TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_hostrank TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_hostrank_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_hostranking TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_hostranking_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_interview TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_interview_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_interviewnote TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_interviewnote_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_interviewtime TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_interviewtime_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_keptdecision TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_marking TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_marking_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_need TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_need_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_needconcept TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_needconcept_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_opportunity TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_opportunity_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_opportunitycount TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_opportunitycount_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_paper TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_paper_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_paperpage TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_paperpage_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_partnership TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_partnership_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_ranked TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_ranked_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_ranking TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_ranking_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_rankmove TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_rankmove_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_rankreason TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_rankreason_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_reference TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_reference_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_referenceanswer TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_reserveplace TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_review TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_review_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_savedsearch TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_savedsearch_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_signature TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_signature_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_termsreview TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_termsreview_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_termsversion TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_termsversion_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_writtenopportunity TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_writtenopportunity_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.selection_wronglink TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.selection_wronglink_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.simple_translation_simpletranslation TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.simple_translation_simpletranslation_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.taggit_tag TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.taggit_tag_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.taggit_taggeditem TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.taggit_taggeditem_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailadmin_admin TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailadmin_admin_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailadmin_editingsession TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailadmin_editingsession_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailadmin_formstate TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailadmin_formstate_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_apitoken TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_apitoken_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_collection TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_collection_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_collectionviewrestriction TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_collectionviewrestriction_groups TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_collectionviewrestriction_groups_id_seq TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_collectionviewrestriction_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_comment TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_comment_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_commentreply TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_commentreply_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_groupapprovaltask TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_groupapprovaltask_groups TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_groupapprovaltask_groups_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_groupcollectionpermission TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_groupcollectionpermission_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_grouppagepermission TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_grouppagepermission_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_groupsitepermission TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_groupsitepermission_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_locale TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_locale_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_modellogentry TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_modellogentry_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_page TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_page_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_pagelogentry TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pagelogentry_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_revision TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pagerevision_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_pagesubscription TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pagesubscription_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_pageviewrestriction TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_pageviewrestriction_groups TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pageviewrestriction_groups_id_seq TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pageviewrestriction_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_referenceindex TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_referenceindex_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_site TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_site_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_task TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_task_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_taskstate TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_taskstate_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_uploadedfile TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_uploadedfile_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflow TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_workflow_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflowcontenttype TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflowpage TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflowstate TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_workflowstate_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflowtask TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_workflowtask_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtaildocs_document TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtaildocs_document_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailimages_image TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailimages_image_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailimages_rendition TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailimages_rendition_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailsearch_indexentry TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailsearch_indexentry_id_seq TO ciconia_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailusers_userprofile TO ciconia_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailusers_userprofile_id_seq TO ciconia_app;
ALTER DEFAULT PRIVILEGES FOR ROLE ciconia_owner GRANT SELECT,USAGE ON SEQUENCES TO ciconia_app;
ALTER DEFAULT PRIVILEGES FOR ROLE ciconia_owner GRANT ALL ON FUNCTIONS TO ciconia_app;
ALTER DEFAULT PRIVILEGES FOR ROLE ciconia_owner GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO ciconia_app;
