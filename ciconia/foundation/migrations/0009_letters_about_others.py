"""Of which country a letter is that names others: while that is suspended, its copy stands in no inbox but two."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0008_letters"),
    ]

    operations = [
        migrations.AddField(model_name="letter", name="focus_id", field=models.BigIntegerField(blank=True, null=True)),
    ]
