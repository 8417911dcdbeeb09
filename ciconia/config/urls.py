"""Addresses: the language first, then the door. Refusal is the default: each door says who may enter."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from ciconia.doors.api.urls import urls as api
from ciconia.doors.cms.views import leave
from ciconia.doors.portal.views import post
from ciconia.doors.public.views import home, sitemap
from ciconia.doors.shared import (
    account_language,
    application_document,
    attachment,
    course_material,
    errors,
    paper_page,
    theme,
)

urlpatterns = [
    path("", home.root, name="root"),
    path("theme", theme.set_theme, name="set_theme"),
    path("language", account_language.set_language, name="set_language"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap/<slug:code>.xml", sitemap.of, name="sitemap_of"),
    path("api/v1/", api),
    path("cms/", leave.to_pages, name="cms"),  # all below it are in cms_urls.py, behind the fence
    path("files/pages/<slug:public_id>/", paper_page.shown, name="paper_page"),
    path("files/applications/<slug:public_id>/", application_document.download, name="application_document"),
    path("files/posts/<slug:public_id>/", post.download, name="post_file"),
    path("files/courses/<slug:public_id>/", course_material.download, name="course_material"),
    path("files/<slug:public_id>/", attachment.download, name="attachment"),
]

if settings.DEMO:
    urlpatterns += [path("demo/", include("ciconia.doors.demo.urls"))]

urlpatterns += i18n_patterns(
    path("account/", include("ciconia.doors.shared.account_urls")),
    path("my/", include("ciconia.doors.portal.urls")),
    path("l/", include("ciconia.doors.link.urls")),
    path("desk/", include("ciconia.doors.desk.urls")),
    *([path("tour/", include("ciconia.doors.demo.tour_urls"))] if settings.DEMO else []),
    path("", include("ciconia.doors.public.urls")),
    prefix_default_language=True,
)

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken
