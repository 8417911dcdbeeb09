from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("selection", "0001_selection"),
    ]

    operations = [
        migrations.AddField(
            model_name="application",
            name="place_freed_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
