from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "ciconia.results"

    def ready(self) -> None:
        """Load the floor's rules, so that every permission and flow is known from the start."""
        from ciconia.results import rules  # noqa: F401, PLC0415 - models must be ready first
