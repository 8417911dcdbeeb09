from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "ciconia.gatherings"

    def ready(self) -> None:
        """Load the floor's rules."""
        from ciconia.gatherings import rules  # noqa: F401, PLC0415 - models must be ready first
