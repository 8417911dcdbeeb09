"""Stories, and whoever is shown in them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Who is shown in a story is for whoever writes stories there, and for oneself. `unagreed` is kept here, so that a page
# is gone in the moment a yes is, in whatever way that went: taken back, erased, or never given to this text.
WALL = """
ALTER TABLE publishing_appearance ENABLE ROW LEVEL SECURITY;
ALTER TABLE publishing_appearance FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON publishing_appearance FOR SELECT USING (
    person_id = ANY ((SELECT ciconia_own_person())::bigint[])
);
CREATE POLICY written ON publishing_appearance USING (
    ciconia_system() OR EXISTS (
        SELECT 1 FROM publishing_story s
        JOIN foundation_membership m ON m.scope = 'programme' AND m.scope_id = s.programme_id
        WHERE s.id = publishing_appearance.story_id AND m.user_id = ciconia_user()
            AND m.role IN ('officer', 'coordinator', 'editor')
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
            AND (s.focus_id IS NULL OR m.focus_ids = '{}' OR s.focus_id = ANY (m.focus_ids))
    )
);

CREATE FUNCTION publishing_story_unagreed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told bigint := coalesce(NEW.story_id, OLD.story_id);
    missing integer;
BEGIN
    SELECT count(*) INTO missing FROM publishing_appearance WHERE story_id = told AND agreed_at IS NULL;
    UPDATE publishing_story SET unagreed = missing, names = CASE WHEN missing > 0 THEN '[]'::jsonb ELSE names END
        WHERE id = told AND (unagreed <> missing OR missing > 0 AND names <> '[]'::jsonb);
    RETURN NULL;
END $$;
CREATE TRIGGER publishing_story_unagreed AFTER INSERT OR DELETE OR UPDATE OF agreed_at ON publishing_appearance
    FOR EACH ROW EXECUTE FUNCTION publishing_story_unagreed();

-- The history of what is of no single country is read by all staff of the programme.
ALTER POLICY publication ON foundation_log USING (
    noun IN ('publication', 'story') AND focus_id IS NULL AND EXISTS (
        SELECT 1 FROM foundation_membership m
        WHERE m.user_id = ciconia_user() AND m.scope = 'programme' AND m.scope_id = foundation_log.programme_id
            AND m.starts <= ciconia_today() AND (m.ends IS NULL OR m.ends >= ciconia_today())
    )
);
"""
FREE = "DROP TRIGGER publishing_story_unagreed ON publishing_appearance; DROP FUNCTION publishing_story_unagreed();"


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0015_active_in"),
        ("programmes", "0010_balance"),
        ("publishing", "0001_publishing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Story",
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
                (
                    "kind",
                    models.CharField(choices=[("story", "Story"), ("video", "Video")], default="story", max_length=8),
                ),
                ("title", models.JSONField(blank=True)),
                ("lead", models.JSONField(blank=True)),
                ("body", models.JSONField(blank=True)),
                ("picture", models.CharField(blank=True, max_length=64)),
                ("picture_small", models.CharField(blank=True, max_length=64)),
                ("picture_width", models.PositiveSmallIntegerField(default=0)),
                ("picture_height", models.PositiveSmallIntegerField(default=0)),
                ("picture_alt", models.JSONField(blank=True)),
                ("video_url", models.URLField(blank=True, max_length=400)),
                ("video_minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("video_language", models.CharField(blank=True, max_length=8)),
                ("nobody_shown", models.BooleanField(default=False)),
                ("unagreed", models.PositiveIntegerField(default=0)),
                ("names", models.JSONField(blank=True, default=list)),
                ("told_hash", models.CharField(blank=True, max_length=64)),
                ("look_by", models.DateField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "focus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stories",
                        to="programmes.focus",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stories", to="programmes.programme"
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
            name="Appearance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=10, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("language", models.CharField(default="en", max_length=8)),
                ("function", models.CharField(blank=True, max_length=160)),
                ("in_picture", models.BooleanField(default=False)),
                (
                    "named_as",
                    models.CharField(
                        choices=[
                            ("full", "With my whole name"),
                            ("first", "With my first name"),
                            ("not", "Not at all"),
                        ],
                        default="full",
                        max_length=8,
                    ),
                ),
                ("shown", models.JSONField(blank=True, default=dict)),
                ("shown_hash", models.CharField(blank=True, max_length=64)),
                ("shown_picture", models.CharField(blank=True, max_length=64)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "says",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No answer yet"),
                            ("yes", "Agreed"),
                            ("changes", "Asked for changes"),
                            ("no", "Said no"),
                            ("back", "Took the yes back"),
                        ],
                        max_length=8,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("agreed_how", models.CharField(blank=True, max_length=200)),
                (
                    "letter",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "none"),
                            ("ask", "may we publish this"),
                            ("remind", "reminder"),
                            ("published", "it is published"),
                            ("off", "it is taken off"),
                        ],
                        max_length=12,
                    ),
                ),
                ("letters", models.PositiveSmallIntegerField(default=0)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("bounced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appearances",
                        to="people.person",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="appearances", to="publishing.story"
                    ),
                ),
            ],
            options={
                "ordering": ["story", "id"],
            },
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("state", "published"), ("unagreed", 0)),
                fields=["programme", "-published_at"],
                name="story_public",
            ),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "in_review", "published", "withdrawn", "put_away"])),
                name="story_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(condition=models.Q(("kind__in", ["story", "video"])), name="story_kind"),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "published"), _negated=True), ("published_at__isnull", False), _connector="OR"
                ),
                name="story_published",
            ),
        ),
        migrations.AddIndex(
            model_name="appearance",
            index=models.Index(
                condition=models.Q(("letter", ""), _negated=True), fields=["id"], name="appearance_letter"
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)), fields=("story", "person"), name="appearance_person_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("organisation__isnull", False)),
                fields=("story", "organisation"),
                name="appearance_organisation_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(("person", None), ("organisation", None), _connector="OR"), name="appearance_of_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(("agreed_at", None), ("says", "yes"), _connector="OR"), name="appearance_agreed"
            ),
        ),
        migrations.RunSQL(WALL, FREE),
    ]
