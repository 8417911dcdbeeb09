"""How texts are compared: without accents and vowel signs, letters that are written in several forms in one."""

from django.db import migrations

# U+0300-036F are accents of Latin, U+064B-065F and 0670 signs of Arabic script, 0640 its stretching stroke,
# 200B-200F and 202A-202E marks nobody sees.
FOLD = r"""
CREATE FUNCTION ciconia_fold(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(
    regexp_replace(
        normalize(written, NFD),
        U&'[\0300-\036F\064B-\065F\0670\0640\200B-\200F\202A-\202E]', '', 'g'
    ),
    U&'\0671\0649\06CC\0629\06A9\06C0\00F8\00D8\0142\0141\0111\0110\0131',
    U&'\0627\064A\064A\0647\0643\0647oOlLdDi'
);

CREATE FUNCTION ciconia_dictionary(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE language
    WHEN 'en' THEN 'english' WHEN 'nl' THEN 'dutch' WHEN 'fr' THEN 'french' WHEN 'ar' THEN 'arabic'
    WHEN 'es' THEN 'spanish' WHEN 'de' THEN 'german' ELSE 'simple' END::regconfig;

CREATE FUNCTION ciconia_words(written jsonb, weight "char") RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
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

CREATE FUNCTION ciconia_query(asked text, VARIADIC languages text[]) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
    wanted tsquery := ''::tsquery;
    language text;
BEGIN
    FOREACH language IN ARRAY languages LOOP
        wanted := wanted || websearch_to_tsquery(ciconia_dictionary(language), ciconia_fold(asked));
    END LOOP;
    RETURN wanted;
END $$;
"""
UNFOLD = """
DROP FUNCTION ciconia_query(text, text[]);
DROP FUNCTION ciconia_words(jsonb, "char");
DROP FUNCTION ciconia_dictionary(text);
DROP FUNCTION ciconia_fold(text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0002_account_wall"),
    ]

    operations = [migrations.RunSQL(FOLD, UNFOLD)]
