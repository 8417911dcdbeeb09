"""Addresses in letters: one token, one object, one purpose."""

from django.urls import path

from ciconia.doors.link.views import (
    asking,
    endorsement,
    event,
    freshness,
    intake,
    reference,
    saved_search,
    second_step,
)

app_name = "link"

urlpatterns = [
    path("authority/<str:token>/", endorsement.endorse, name="endorse"),
    path("authority/<str:token>/new/", endorsement.again, name="endorse_again"),
    path("no-letters/<str:token>/", saved_search.no_letters, name="no_letters"),
    path("second-step/<str:token>/", second_step.keep, name="keep_second_step"),
    path("still-true/<str:token>/", freshness.still_true, name="still_true"),
    path("asked/<str:token>/", asking.asked, name="asked"),
    path("event/<str:token>/", event.registration, name="event"),
    path("event/<str:token>/code.png", event.code, name="event_code"),
    path("reference/<str:token>/", reference.reference, name="reference"),
    path("reference/<str:token>/new/", reference.again, name="reference_again"),
    path("brought-in/<str:token>/", intake.brought_in, name="brought_in"),
]
