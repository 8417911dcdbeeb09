"""Addresses inside of the fence: Wagtail's, each behind our entry, and then those of the whole site for its links."""

from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver
from wagtail.admin import urls as admin
from wagtail.utils.urlpatterns import decorate_urlpatterns

from ciconia.config.urls import handler400, handler403, handler404, handler500
from ciconia.config.urls import urlpatterns as site
from ciconia.doors.cms.entry import cms_page
from ciconia.doors.cms.views import kept, leave

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

# Signing in and out, passwords and addresses are ours.
OURS = ("login/", "logout/", "password_reset/", "account/")


def _is_wagtails(entry: URLPattern | URLResolver) -> bool:
    return not str(entry.pattern).startswith(OURS)


urlpatterns = [
    path("cms/kept/<path:name>", kept.shown, name="cms_kept"),
    path("cms/login/", leave.to_sign_in, name="wagtailadmin_login"),
    path("cms/logout/", leave.to_sign_out, name="wagtailadmin_logout"),
    path("cms/account/", leave.to_account, name="wagtailadmin_account"),
    path("cms/", include(decorate_urlpatterns([one for one in admin.urlpatterns if _is_wagtails(one)], cms_page))),
    *site,
]
