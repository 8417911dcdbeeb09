from django.apps import AppConfig


class DoorsConfig(AppConfig):
    """Everything that speaks HTTP or a command line; no models."""

    name = "ciconia.doors"
