"""Recordings beside videos, and the size of a file that podcast programs play."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0011_required_course"),
        ("publishing", "0003_newsletter"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="story",
            name="story_kind",
        ),
        migrations.AddField(
            model_name="story",
            name="video_bytes",
            field=models.PositiveBigIntegerField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="story",
            name="kind",
            field=models.CharField(
                choices=[("story", "Story"), ("video", "Video"), ("audio", "Recording")], default="story", max_length=8
            ),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["story", "video", "audio"])), name="story_kind"
            ),
        ),
    ]
