from django.db import migrations

# A version is evidence of what was promised when. Only its author's account may vanish from it.
KEEP = """
CREATE FUNCTION programmes_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'author_id') IS DISTINCT FROM (to_jsonb(OLD) - 'author_id') THEN
    RAISE EXCEPTION 'a version of a pack is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programmes_version_stays BEFORE UPDATE OR DELETE ON programmes_packversion
  FOR EACH ROW EXECUTE FUNCTION programmes_version_stays();
"""
FREE = """
DROP TRIGGER programmes_version_stays ON programmes_packversion;
DROP FUNCTION programmes_version_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_programmes")]

    operations = [migrations.RunSQL(KEEP, FREE)]
