"""The fence around /cms/: its own addresses and a wider policy inside, and nothing of either outside."""

from collections.abc import Callable

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse

INSIDE = "/cms/"
# Wagtail's editor writes styles and scripts into its pages and shows previews in a frame. Nothing is from elsewhere.
RELAXED = {
    "default-src": [NONE],
    "style-src": [SELF, UNSAFE_INLINE],
    "script-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}


class FenceMiddleware:
    """Inside of /cms/ addresses and policy are those of the editor; a preview is drawn inside."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(INSIDE):
            response = self.get_response(request)
            if getattr(request, "is_dummy", False):
                response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]
            return response
        request.urlconf = settings.CMS_URLCONF  # type: ignore[attr-defined]
        response = self.get_response(request)
        response._csp_replace = RELAXED  # type: ignore[attr-defined]
        return response
