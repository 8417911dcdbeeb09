import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

# What is only counted leaves the row that an institution may read while somebody works there.
MOVE = """
SELECT set_config('ciconia.user', 'system:jobs', true);
INSERT INTO people_counted (person_id, sex, birth_year, ties)
SELECT person_id, sex, birth_year, ties FROM people_identity
WHERE sex <> '' OR birth_year IS NOT NULL OR ties <> '{}';
SET CONSTRAINTS ALL IMMEDIATE;
"""
BACK = """
SELECT set_config('ciconia.user', 'system:jobs', true);
UPDATE people_identity i SET sex = c.sex, birth_year = c.birth_year, ties = c.ties
FROM people_counted c WHERE c.person_id = i.person_id;
"""
WALL = """
ALTER TABLE people_counted ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_counted FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON people_counted USING (
    ciconia_system() OR person_id = ANY ((SELECT ciconia_own_person())::bigint[])
);
CREATE POLICY sighted ON people_counted FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM people_sight s
        WHERE s.person_id = people_counted.person_id
            AND s.level = 'full'
            AND s.starts <= (SELECT ciconia_today()) AND (s.ends IS NULL OR s.ends > (SELECT ciconia_today()))
            AND (
                s.programme_id = ANY ((SELECT ciconia_person_programmes())::bigint[])
                OR s.focus_id = ANY ((SELECT ciconia_person_limited_focuses())::bigint[])
            )
    )
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0013_asking_covered"),
    ]

    operations = [
        migrations.CreateModel(
            name="Counted",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="counted",
                        serialize=False,
                        to="people.person",
                    ),
                ),
                ("sex", models.CharField(blank=True, max_length=1)),
                ("birth_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "ties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("sex__in", ["", "f", "m", "x"])), name="counted_sex")
                ],
            },
        ),
        migrations.RunSQL(MOVE, BACK),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="identity", name="identity_sex"),
        migrations.RemoveField(model_name="identity", name="sex"),
        migrations.RemoveField(model_name="identity", name="birth_year"),
        migrations.RemoveField(model_name="identity", name="ties"),
    ]
