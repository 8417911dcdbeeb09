"""What was sent with a form."""

from typing import Any

from django.http import HttpRequest


def sent(request: HttpRequest) -> Any:
    """What was sent with a form, or None where the page is only looked at."""
    return request.POST if request.method == "POST" else None
