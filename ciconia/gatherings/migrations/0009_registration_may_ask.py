"""Whether a guest of an event may be asked later what they think."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0008_board_theme"),
    ]

    operations = [
        migrations.AddField(
            model_name="eventregistration",
            name="may_ask",
            field=models.BooleanField(default=False),
        ),
    ]
