import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0006_decision"),
        ("selection", "0006_waiting"),
    ]

    operations = [
        migrations.AddField(
            model_name="partnership",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="partnerships",
                to="programmes.decision",
            ),
        ),
    ]
