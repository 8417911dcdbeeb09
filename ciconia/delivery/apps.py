from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "ciconia.delivery"

    def ready(self) -> None:
        """Load the floor's rules, so that every permission and flow is known from the start."""
        from ciconia.delivery import rules  # noqa: F401, PLC0415 - models must be ready first
