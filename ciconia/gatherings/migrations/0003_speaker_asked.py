"""Whoever speaks at an event is asked by a letter, and answers by its link."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0002_space"),
    ]

    operations = [
        migrations.AddField(
            model_name="speaker",
            name="answered_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="speaker",
            name="asked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="speaker",
            name="bounced_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="speaker",
            name="language",
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddField(
            model_name="speaker",
            name="letter",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "none"),
                    ("ask", "may we publish this"),
                    ("remind", "reminder"),
                    ("published", "it is published"),
                    ("off", "it is taken off"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="speaker",
            name="letters",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="speaker",
            name="reminded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="speaker",
            name="says",
            field=models.CharField(
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
        migrations.AddField(
            model_name="speaker",
            name="words",
            field=models.CharField(blank=True, max_length=2000),
        ),
    ]
