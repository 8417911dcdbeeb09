"""Pages of editors, on empty shelves; who writes pages sees the names of those who wrote them."""

import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

# What Wagtail puts up by itself is of no use here: pages are shown by our own door.
BARE = """
DELETE FROM wagtailcore_site;
DELETE FROM wagtailcore_page WHERE depth = 2;
UPDATE wagtailcore_page SET numchild = 0 WHERE depth = 1;
"""
WALL = """
CREATE POLICY page_writer ON foundation_user FOR SELECT USING (
    EXISTS (SELECT 1 FROM foundation_user_groups g WHERE g.user_id = ciconia_user())
    AND (
        EXISTS (SELECT 1 FROM foundation_user_groups g WHERE g.user_id = foundation_user.id)
        OR EXISTS (SELECT 1 FROM wagtailcore_revision r WHERE r.user_id = foundation_user.id)
    )
);
"""
BACK = "DROP POLICY page_writer ON foundation_user"


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0011_required_course"),
        ("publishing", "0004_podcast"),
        ("wagtailcore", "0098_apitoken"),
        ("foundation", "0010_groups"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [
        migrations.CreateModel(
            name="Shelf",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="InfoPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("lead", models.TextField(max_length=400)),
                ("body", wagtail.fields.StreamField([], blank=True, block_lookup={})),
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "page",
                "verbose_name_plural": "pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="NewsPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("lead", models.TextField(max_length=400)),
                ("body", wagtail.fields.StreamField([], blank=True, block_lookup={})),
                ("day", models.DateField()),
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "news",
                "verbose_name_plural": "news",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ResourcePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("lead", models.TextField(max_length=400)),
                ("body", wagtail.fields.StreamField([], blank=True, block_lookup={})),
                ("link", models.URLField(blank=True, max_length=400)),
                ("language", models.CharField(default="en", max_length=8)),
                (
                    "licence",
                    models.CharField(
                        choices=[
                            ("CC0-1.0", "CC0 1.0"),
                            ("CC-BY-4.0", "CC BY 4.0"),
                            ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
                            ("CC-BY-NC-4.0", "CC BY-NC 4.0"),
                            ("read", "To read; ask before using it otherwise"),
                        ],
                        default="read",
                        max_length=12,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtaildocs.document",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "resource",
                "verbose_name_plural": "resources",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("document", None), ("link", ""), _connector="OR"),
                        name="resource_document_or_link",
                    )
                ],
            },
            bases=("wagtailcore.page",),
        ),
        migrations.RunSQL(BARE, migrations.RunSQL.noop),
        migrations.RunSQL(WALL, BACK),
    ]
