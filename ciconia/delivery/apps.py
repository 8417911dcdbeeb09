from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "ciconia.delivery"

    def ready(self) -> None:
        """Load the floor's rules, and tell the floor of programmes whom letters before a start go to."""
        from ciconia.delivery import rules  # noqa: F401, PLC0415 - models must be ready first
        from ciconia.delivery.queries.audience import participants_before_start  # noqa: PLC0415
        from ciconia.programmes.queries.audience import finders  # noqa: PLC0415

        finders["participants_before_start"] = participants_before_start
