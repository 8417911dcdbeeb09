"""Every request runs in one transaction that tells PostgreSQL who asks; situations become pages people can read."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import InterfaceError, OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse

from ciconia.doors.shared import errors
from ciconia.doors.shared.language import NAMES
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.wall import set_actor

NOT_COUNTED = ("SELECT set_config", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


class StatementCount:
    """Counts the statements of a request, all but transaction control and the wall's own."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(NOT_COUNTED):
            self.count += 1
        return execute(sql, params, many, context)


class WallMiddleware:
    """One request, one transaction, one actor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        counter = StatementCount()
        try:
            with connection.execute_wrapper(counter), transaction.atomic():
                set_actor(_actor(request))
                response = self.get_response(request)
                if getattr(request, "undo", False) or response.status_code >= 500:
                    transaction.set_rollback(True)
        except (OperationalError, InterfaceError):
            return errors.database_away(request)
        if settings.DEMO:
            response["X-Ciconia-SQL"] = str(counter.count)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Undo what the view did; a clash or a refusal gets its own page."""
        request.undo = True  # type: ignore[attr-defined]
        if isinstance(exception, Conflict):
            return errors.clash(request, exception)
        if isinstance(exception, Refused):
            return errors.refused(request, str(exception))
        if isinstance(exception, (OperationalError, InterfaceError)):
            return errors.database_away(request)
        return None


def _actor(request: HttpRequest) -> str:
    """The account in the session; while somebody signs in, the actor that may look up accounts and nothing else."""
    _root, language, *door = request.path_info.split("/", 3)
    if language in NAMES and door[:1] == ["account"]:
        return "system:sign_in"
    return str(request.session.get(SESSION_KEY, ""))
