"""How often each choice of a question was made, as it is published."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0009_registration_may_ask"),
    ]

    operations = [
        migrations.AddField(
            model_name="consultationquestion",
            name="tally",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.PositiveIntegerField(), blank=True, default=list, size=None
            ),
        ),
    ]
