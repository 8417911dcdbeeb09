from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "ciconia.foundation"
    verbose_name = "Foundation"
