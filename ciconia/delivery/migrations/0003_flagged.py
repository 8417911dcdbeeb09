"""Engagements that wait for a decision on how to go on, and phases that are somewhere else."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0002_attachment"),
    ]

    operations = [
        migrations.AddField(model_name="engagement", name="flagged_on", field=models.DateField(blank=True, null=True)),
        migrations.AddField(
            model_name="phase", name="place", field=models.CharField(blank=True, db_default="", max_length=120)
        ),
    ]
