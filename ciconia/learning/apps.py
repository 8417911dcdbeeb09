from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "ciconia.learning"

    def ready(self) -> None:
        """Load the floor's rules."""
        from ciconia.learning import rules  # noqa: F401, PLC0415 - models must be ready first
