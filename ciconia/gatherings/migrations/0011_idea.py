"""Ideas, who supports them, and, without anybody's name behind it, what everybody reads of them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# An idea is its author's and, once sent, for whoever answers ideas. Who supports one is for themself; others read how
# many. What everybody reads is a copy without a person. It is gone in the moment the consent is.
WALL = """
ALTER TABLE gatherings_idea ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_idea FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON gatherings_idea USING (account_id = ciconia_user() OR ciconia_system());
CREATE POLICY answered ON gatherings_idea USING (
    state IN ('sent', 'taken_up', 'followed_up', 'merged', 'not_now')
    AND ciconia_tends(programme_id, focus_id, ARRAY['coordinator', 'officer'])
);
ALTER TABLE gatherings_ideasupport ENABLE ROW LEVEL SECURITY;
ALTER TABLE gatherings_ideasupport FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON gatherings_ideasupport USING (account_id = ciconia_user() OR ciconia_system());

CREATE FUNCTION ciconia_idea_unshown() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM gatherings_publicidea WHERE idea_id = NEW.id;
    RETURN NEW;
END
$$;
CREATE TRIGGER idea_unshown AFTER UPDATE ON gatherings_idea
    FOR EACH ROW WHEN (OLD.agreed_at IS NOT NULL AND NEW.agreed_at IS NULL) EXECUTE FUNCTION ciconia_idea_unshown();

CREATE FUNCTION ciconia_idea_supported() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE gatherings_publicidea SET supported = supported + 1 WHERE idea_id = NEW.idea_id;
    ELSE
        UPDATE gatherings_publicidea SET supported = supported - 1 WHERE idea_id = OLD.idea_id AND supported > 0;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER idea_supported AFTER INSERT OR DELETE ON gatherings_ideasupport
    FOR EACH ROW EXECUTE FUNCTION ciconia_idea_supported();

-- The history of one that is of no single country is read by whoever answers ideas.
CREATE POLICY idea ON foundation_log FOR SELECT USING (
    noun = 'idea' AND focus_id IS NULL AND ciconia_tends(programme_id, NULL, ARRAY['coordinator', 'officer'])
);
"""
UNDO = """
DROP POLICY idea ON foundation_log;
DROP TRIGGER idea_supported ON gatherings_ideasupport;
DROP FUNCTION ciconia_idea_supported();
DROP TRIGGER idea_unshown ON gatherings_idea;
DROP FUNCTION ciconia_idea_unshown();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0010_consultation_tally"),
        ("people", "0015_active_in"),
        ("programmes", "0011_required_course"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Idea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("state", models.CharField(max_length=24)),
                ("state_since", models.DateTimeField()),
                ("state_before", models.CharField(blank=True, max_length=24)),
                ("mark", models.CharField(blank=True, max_length=16)),
                ("turn_role", models.CharField(blank=True, max_length=60)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("name", models.CharField(max_length=80)),
                ("title", models.JSONField(blank=True)),
                ("what", models.JSONField(blank=True)),
                ("for_whom", models.JSONField(blank=True)),
                ("own_part", models.JSONField(blank=True)),
                ("asks_for", models.JSONField(blank=True)),
                ("answer", models.JSONField(blank=True)),
                (
                    "becomes",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "none"),
                            ("need", "A need"),
                            ("event", "An event"),
                            ("project", "A small project"),
                        ],
                        max_length=8,
                    ),
                ),
                ("owner", models.CharField(blank=True, max_length=120)),
                ("until", models.DateField(blank=True, null=True)),
                ("need", models.CharField(blank=True, max_length=10)),
                ("came_of", models.JSONField(blank=True)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("public_name", models.CharField(blank=True, max_length=80)),
                ("agreed_words", models.TextField(blank=True)),
                (
                    "letter",
                    models.CharField(
                        blank=True,
                        choices=[("", "none"), ("answered", "it was answered"), ("followed", "what came of it")],
                        max_length=8,
                    ),
                ),
                ("letters", models.PositiveSmallIntegerField(default=0)),
                ("changed_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ideas", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="gatherings.event",
                    ),
                ),
                (
                    "focus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.focus",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="gatherings.idea",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ideas", to="programmes.programme"
                    ),
                ),
                (
                    "turn_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IdeaSupport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="supports", to="gatherings.idea"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PublicIdea",
            fields=[
                (
                    "idea",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="page",
                        serialize=False,
                        to="gatherings.idea",
                    ),
                ),
                ("public_id", models.CharField(max_length=10, unique=True)),
                ("title", models.JSONField(blank=True)),
                ("what", models.JSONField(blank=True)),
                ("for_whom", models.JSONField(blank=True)),
                ("own_part", models.JSONField(blank=True)),
                ("asks_for", models.JSONField(blank=True)),
                ("name", models.CharField(blank=True, max_length=80)),
                ("stage", models.CharField(max_length=24)),
                (
                    "becomes",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "none"),
                            ("need", "A need"),
                            ("event", "An event"),
                            ("project", "A small project"),
                        ],
                        max_length=8,
                    ),
                ),
                ("answer", models.JSONField(blank=True)),
                ("came_of", models.JSONField(blank=True)),
                ("merged_into", models.CharField(blank=True, max_length=10)),
                ("supported", models.PositiveIntegerField(default=0)),
                ("published_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="gatherings.event",
                    ),
                ),
                (
                    "focus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.focus",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(condition=models.Q(("letter", ""), _negated=True), fields=["id"], name="idea_letter"),
        ),
        migrations.AddConstraint(
            model_name="idea",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["draft", "sent", "taken_up", "followed_up", "merged", "not_now", "withdrawn"])
                ),
                name="idea_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="idea",
            constraint=models.CheckConstraint(
                condition=models.Q(("becomes__in", ["", "need", "event", "project"])), name="idea_becomes"
            ),
        ),
        migrations.AddConstraint(
            model_name="idea",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["taken_up", "followed_up"]), _negated=True),
                    models.Q(models.Q(("becomes", ""), _negated=True), ("until__isnull", False)),
                    _connector="OR",
                ),
                name="idea_taken_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="ideasupport",
            constraint=models.UniqueConstraint(fields=("idea", "account"), name="idea_support_once"),
        ),
        migrations.AddIndex(
            model_name="publicidea",
            index=models.Index(fields=["programme", "-published_at"], name="public_idea_latest"),
        ),
        migrations.RunSQL(WALL, UNDO),
    ]
