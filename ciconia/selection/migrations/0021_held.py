"""What is applied for in a suspended country lies still: since when, and when what was due is due afterwards."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("selection", "0020_cohort"),
    ]

    operations = [
        migrations.AddField(model_name="application", name="held_on", field=models.DateField(blank=True, null=True)),
        migrations.AddField(model_name="application", name="due_on", field=models.DateField(blank=True, null=True)),
        migrations.AddField(model_name="cohort", name="held_on", field=models.DateField(blank=True, null=True)),
        migrations.AddField(model_name="reference", name="due_on", field=models.DateField(blank=True, null=True)),
    ]
