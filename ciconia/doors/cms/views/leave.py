"""The ways into and out of /cms/: signing in and out and one's account are pages of the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ciconia.doors.cms.entry import cms_page


@cms_page
def to_pages(request: HttpRequest) -> HttpResponse:
    """Writing and publishing pages, in Wagtail."""
    return redirect("wagtailadmin_home")


@cms_page
def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Whoever is signed in goes on to the pages; everybody else to the site's own sign-in."""
    return redirect("wagtailadmin_home")


@cms_page
def to_sign_out(request: HttpRequest) -> HttpResponse:
    """To the page that asks whether one wants to sign out."""
    return redirect("account_logout")


@cms_page
def to_account(request: HttpRequest) -> HttpResponse:
    """To the page of one's own account."""
    return redirect("portal:home")
