from wagtail.admin.apps import WagtailAdminAppConfig


class PagesAdminConfig(WagtailAdminAppConfig):  # type: ignore[misc]
    """Wagtail's editing pages without its letters, and with previews that look as readers will see them."""

    default = False

    def ready(self) -> None:
        """Let our door draw previews; mail goes out by one function, which is not Wagtail's."""
        from wagtail.admin import signal_handlers  # noqa: PLC0415 - models must be ready first

        from ciconia.doors.shared.page import preview  # noqa: PLC0415
        from ciconia.publishing.models import PublicPage  # noqa: PLC0415

        register, signal_handlers.register_signal_handlers = signal_handlers.register_signal_handlers, lambda: None
        super().ready()
        signal_handlers.register_signal_handlers = register
        PublicPage.serve_preview = preview
