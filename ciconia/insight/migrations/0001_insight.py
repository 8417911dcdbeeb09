import django.db.models.deletion
from django.db import migrations, models

KEYS = [
    ("assignments", "assignments begun"),
    ("institutions", "institutions worked with"),
    ("deliverables", "deliverables accepted by the institution"),
    ("in_use", "things left behind that are still in use after a year"),
]


class Migration(migrations.Migration):
    initial = True

    dependencies = [("programmes", "0001_programmes")]

    operations = [
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("key", models.CharField(choices=KEYS, max_length=16)),
                ("number", models.PositiveIntegerField()),
                ("total", models.PositiveIntegerField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                (
                    "focus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="programmes.focus",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "focus", "key"), name="figure_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__in", [key for key, _ in KEYS])), name="figure_key"
                    ),
                ],
            },
        ),
    ]
