"""Those who applied together have an engagement each."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0003_flagged"),
        ("selection", "0022_nearest"),
    ]

    operations = [
        migrations.AlterField(
            model_name="engagement",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="engagements", to="selection.application"
            ),
        ),
        migrations.AddConstraint(
            model_name="engagement",
            constraint=models.UniqueConstraint(fields=("application", "person"), name="engagement_once"),
        ),
    ]
