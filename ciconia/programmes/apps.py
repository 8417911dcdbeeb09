from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "ciconia.programmes"

    def ready(self) -> None:
        """Load the floor's flows and the start-up check of its kinds."""
        from ciconia.programmes import kinds, rules  # noqa: F401, PLC0415 - models must be ready first
