from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "ciconia.publishing"

    def ready(self) -> None:
        """Load the floor's rules."""
        from ciconia.publishing import rules  # noqa: F401, PLC0415 - models must be ready first
