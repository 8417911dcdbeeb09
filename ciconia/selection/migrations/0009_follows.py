"""An opportunity whose last day to apply is a date of the timetable."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("selection", "0008_development_plan"),
    ]

    operations = [
        migrations.AddField(
            model_name="opportunity",
            name="follows",
            field=models.CharField(blank=True, db_default="", max_length=60),
        ),
    ]
