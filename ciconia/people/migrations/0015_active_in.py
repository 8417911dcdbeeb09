from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0014_counted"),
    ]

    operations = [
        migrations.AddField(
            model_name="counted",
            name="active_in",
            field=models.CharField(blank=True, db_default="", max_length=10),
        ),
    ]
