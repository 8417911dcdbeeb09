"""Whether the words somebody agreed to said that they may be asked; and that asking is a look."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0012_narrower_sight"),
    ]

    operations = [
        migrations.AddField(
            model_name="consent",
            name="covers_asking",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="look",
            name="at",
            field=models.CharField(
                choices=[
                    ("register", "your page in the register"),
                    ("application", "your application"),
                    ("engagement", "your assignment"),
                    ("asked", "your page in the register, to ask you something"),
                ],
                max_length=12,
            ),
        ),
    ]
