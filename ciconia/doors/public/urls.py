"""Pages for everybody: the installation, its programmes, what one can apply for."""

from django.urls import include, path

from ciconia.doors.public.views import home, opportunity, opportunity_page, programme

pages = [
    path("", programme.home, name="programme"),
    path("opportunities/", opportunity.open_list, name="opportunities"),
    path("opportunities/<str:public_id>/", opportunity_page.detail, name="opportunity"),
    path("opportunities/<str:public_id>/<slug:slug>/", opportunity_page.detail, name="opportunity"),
    path("choosing/", programme.choosing, name="choosing"),
    path("facts/", programme.facts, name="facts"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("start/", home.start, name="start"),
    path("p/<slug:programme>/", include((pages, "public"))),
]
