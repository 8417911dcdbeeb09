from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "ciconia.delivery"

    def ready(self) -> None:
        """Load the floor's rules, and tell floors below what only this one knows."""
        from ciconia.delivery import rules  # noqa: F401, PLC0415 - models must be ready first
        from ciconia.delivery.queries import audience  # noqa: PLC0415
        from ciconia.delivery.queries.engagement import weeks_in_person  # noqa: PLC0415
        from ciconia.delivery.queries.space import parts_in_programmes  # noqa: PLC0415
        from ciconia.gatherings.queries.mentorship import parts  # noqa: PLC0415
        from ciconia.programmes.queries.audience import finders  # noqa: PLC0415
        from ciconia.selection.rules.elsewhere import at_work  # noqa: PLC0415

        finders["participants_before_start"] = audience.participants_before_start
        for came in ("suspended", "resumed"):
            finders[f"{came}_participants"] = audience.at_work
            finders[f"{came}_applicants"] = audience.applying
            finders[f"{came}_hosts"] = audience.institutions
        at_work.append(weeks_in_person)
        parts.append(parts_in_programmes)
