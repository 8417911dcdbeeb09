"""One request, one transaction, one actor; and what people read when something goes wrong."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import RequestFactory

from ciconia.doors.shared.middleware import WallMiddleware
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.wall import acting_as, current_actor, set_actor
from tests import make

pytestmark = pytest.mark.django_db


def ask(view, path="/en/p/cd4d2/", session=None):
    """A request through the wall alone."""
    request = RequestFactory().get(path)
    request.session, request.user = session or {}, AnonymousUser()
    request._messages = []

    def respond(request):
        try:
            return view(request)
        except Exception as problem:
            answer = wall.process_exception(request, problem)
            if answer is None:
                raise
            return answer

    wall = WallMiddleware(respond)
    return wall(request)


def test_the_transaction_knows_who_asks():
    seen = []
    for path, session in [("/en/my/", {}), ("/en/my/", {"_auth_user_id": "42"}), ("/en/account/sign-in/", {})]:
        ask(lambda request: seen.append(current_actor()) or HttpResponse(), path, session)
    assert seen == ["", "42", "system:sign_in"]


def test_an_actor_nobody_named_is_refused():
    with pytest.raises(ValueError, match="unknown system actor"), acting_as("system:anybody"):
        pass


def test_an_answer_of_500_undoes_what_was_written():
    set_actor("system:maker")
    before = Log.objects.count()

    def view(request):
        set_actor("system:maker")
        make.make_user()
        return HttpResponse(status=500)

    assert ask(view).status_code == 500
    set_actor("system:maker")
    assert Log.objects.count() == before


def test_a_refusal_is_a_page_with_the_reason():
    def view(request):
        raise Refused("Only the coordinator can do this.")

    answer = ask(view)
    assert answer.status_code == 403
    assert "Only the coordinator can do this." in answer.content.decode()


def test_a_clash_is_a_page_that_names_who_was_first():
    set_actor("system:maker")
    partnership = make.make_partnership("agreed")
    last = Log.objects.filter(noun="partnership", object_id=partnership.pk).latest("id")

    def view(request):
        raise Conflict(partnership, last)

    answer = ask(view)
    assert answer.status_code == 409
    assert "Coordinator" in answer.content.decode()


def test_a_lost_database_is_a_page_that_says_so_and_the_next_request_works():
    def lost(request):
        raise OperationalError("server closed the connection unexpectedly")

    answer = ask(lost)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "database" in answer.content.decode().lower()
    assert ask(lambda request: HttpResponse("fine")).content == b"fine"


@pytest.mark.django_db(transaction=True)
def test_a_connection_killed_under_a_request_is_survived():
    def view(request):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        return HttpResponse("never")

    assert ask(view).status_code == 503
    assert ask(lambda request: HttpResponse(str(Log.objects.count()))).status_code == 200
