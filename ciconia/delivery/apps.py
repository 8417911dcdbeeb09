from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "ciconia.delivery"

    def ready(self) -> None:
        """Load the floor's rules, and tell floors below what only this one knows."""
        from ciconia.delivery import rules  # noqa: F401, PLC0415 - models must be ready first
        from ciconia.delivery.queries.audience import participants_before_start  # noqa: PLC0415
        from ciconia.delivery.queries.engagement import weeks_in_person  # noqa: PLC0415
        from ciconia.programmes.queries.audience import finders  # noqa: PLC0415
        from ciconia.selection.rules.elsewhere import at_work  # noqa: PLC0415

        finders["participants_before_start"] = participants_before_start
        at_work.append(weeks_in_person)
