"""Pages for what goes wrong stand alone: no database, no request, nothing from context processors; one thing to do."""

import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.template.loader import get_template
from django.test import Client
from django.urls import path, reverse
from django.utils import translation

from ciconia.config import urls
from ciconia.config.urls import handler400, handler403, handler404, handler500  # noqa: F401 - Django looks them up here
from ciconia.foundation import clock


def raising(problem: Exception):
    """A view in which this goes wrong."""

    def view(request):
        raise problem

    return view


urlpatterns = [
    path("strange/", raising(SuspiciousOperation("strange"))),
    path("closed/", raising(PermissionDenied)),
    path("broken/", raising(ZeroDivisionError())),
    *urls.urlpatterns,
]
PAGES = ["400.html", "403.html", "404.html", "409.html", "500.html", "503.html"]


@pytest.mark.parametrize("name", PAGES)
def test_it_needs_nothing_and_offers_one_thing_to_do(name: str):
    page = get_template(name).render({})
    assert len(re.findall(r"<h1>", page)) == 1
    assert len(re.findall(r'class="btn', page)) == 1


@pytest.mark.parametrize("name", PAGES)
def test_it_reads_from_right_to_left_where_the_reader_does(name: str):
    with translation.override("ar"):
        assert '<html lang="ar" dir="rtl">' in get_template(name).render({})


def test_a_refusal_says_why():
    page = get_template("403.html").render({"why": "Only a coordinator can do it here."})
    assert '<p class="lede">Only a coordinator can do it here.</p>' in page


def test_whoever_was_second_reads_who_was_first_when_and_why():
    class Last:
        at = clock.now().replace(2021, 3, 8, 13, 5)
        actor_label = "Sahra A."
        label = "Withdrawn"
        reason = "The ministry asked us to wait."

    page = get_template("409.html").render({"last": Last})
    assert "After you opened the page, on 8 March 2021 at 14:05, this was changed by Sahra A." in page
    assert "<b>Withdrawn</b>" in page
    assert "The ministry asked us to wait." in page


def test_a_form_that_stood_open_too_long_says_so():
    assert "<h1>This page was open for too long</h1>" in get_template("403.html").render({"form_expired": True})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/strange/", 400, "We could not read that"),
        ("/closed/", 403, "This is not yours to do"),
        ("/en/nowhere/", 404, "There is no such page"),
        ("/broken/", 500, "Something went wrong on our side"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_one_of_these_pages(settings, address, status, title):
    settings.ROOT_URLCONF = __name__
    answer = Client(raise_request_exception=False).get(address)
    assert (answer.status_code, re.findall(r"<h1>(.*?)</h1>", answer.content.decode())) == (status, [title])


@pytest.mark.django_db
def test_a_form_whose_sender_cannot_be_checked_is_that_page():
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a@example.org"})
    assert answer.status_code == 403
    assert "<h1>This page was open for too long</h1>" in answer.content.decode()
