from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "ciconia.publishing"

    def ready(self) -> None:
        """Load the floor's rules, and hear from Wagtail what becomes public: it publishes by itself at its hour."""
        from wagtail.signals import page_published, page_unpublished  # noqa: PLC0415 - models must be ready first

        from ciconia.publishing import rules  # noqa: F401, PLC0415
        from ciconia.publishing.actions.page import noted, unnoted  # noqa: PLC0415

        page_published.connect(noted, dispatch_uid="ciconia.noted")
        page_unpublished.connect(unnoted, dispatch_uid="ciconia.unnoted")
