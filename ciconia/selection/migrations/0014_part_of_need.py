"""Where several opportunities are made from one need: the part each serves, and what nobody serves yet."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("selection", "0013_paper"),
    ]

    operations = [
        migrations.AddField(
            model_name="opportunity",
            name="covers",
            field=models.TextField(blank=True, db_default=""),
        ),
        migrations.AddField(
            model_name="opportunity",
            name="leaves_open",
            field=models.TextField(blank=True, db_default=""),
        ),
    ]
