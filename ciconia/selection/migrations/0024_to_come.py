"""A change of a draft may be that people are kept for needs to come."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("selection", "0023_together"),
    ]

    operations = [
        migrations.AlterField(
            model_name="cohortstep",
            name="did",
            field=models.CharField(
                choices=[
                    ("lock", "Locked"),
                    ("forbid", "Forbidden"),
                    ("free", "Left to the plan again"),
                    ("rules", "Rules changed"),
                    ("to_come", "Needs to come changed"),
                    ("data", "Data taken anew"),
                ],
                max_length=8,
            ),
        ),
    ]
