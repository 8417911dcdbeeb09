"""Every address of the product and those of the demonstration, as a demo process has them.

Tests import it before they switch the demonstration on, so that the product's own addresses stay without it.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from ciconia.config import urls

urlpatterns = [
    path("demo/", include("ciconia.doors.demo.urls")),
    *i18n_patterns(path("tour/", include("ciconia.doors.demo.tour_urls")), prefix_default_language=True),
    *urls.urlpatterns,
]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
