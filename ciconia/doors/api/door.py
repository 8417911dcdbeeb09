"""The door for programs: it refuses by default, gives what is public, and lets others keep its answers for a while."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from ninja import NinjaAPI
from ninja.errors import ValidationError

KEPT = 300
"""Seconds for which an answer may be used again without asking."""
DESCRIPTION = (
    "What everybody may read, for programs: programmes, their sectors, and what one can apply for. Nothing about any "
    "person. No account is needed. Answers carry an ETag; send it back in If-None-Match, and an answer that has not "
    "changed costs nothing."
)


def nobody(request: HttpRequest) -> bool:
    """Whoever asks is refused; what is open to everybody says so itself with `auth=None`."""
    return False


api = NinjaAPI(title="Ciconia", version="1", description=DESCRIPTION, urls_namespace="api", auth=nobody)
NOT_WRITTEN_SO = "is not written as the description of this address says"


@api.exception_handler(Http404)
def _not_there(request: HttpRequest, problem: Http404) -> HttpResponse:
    return api.create_response(request, {"detail": str(problem) or "There is nothing at this address."}, status=404)


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, problem: ValidationError) -> HttpResponse:
    """What was wrong with which value, the first one found."""
    first: dict[str, Any] = problem.errors[0]
    name = next((str(part) for part in reversed(first["loc"]) if not isinstance(part, int)), "")
    why = NOT_WRITTEN_SO if first["type"] == "string_pattern_mismatch" else first["msg"]
    return api.create_response(request, {"detail": f"{name}: {why}."}, status=422)


def read_door(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What holds for every address of the door: it is marked, open to pages of others, and kept for a while."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"  # public data, and no cookie is read here
        if response.status_code != 200:
            return response
        response["ETag"] = tag = f'"{sha256(response.content).hexdigest()[:20]}"'
        patch_cache_control(response, public=True, max_age=KEPT)
        return get_conditional_response(request, etag=tag, response=response)

    entered.door = "api"  # type: ignore[attr-defined]
    return entered
