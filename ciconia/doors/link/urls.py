"""Addresses in letters: one token, one object, one purpose."""

from django.urls import path

from ciconia.doors.link.views import (
    asking,
    consultation,
    course,
    endorsement,
    event,
    freshness,
    intake,
    letter,
    mentorship,
    newsletter,
    reference,
    second_step,
    space,
    speaker,
    statement,
    story,
    together,
)

app_name = "link"

urlpatterns = [
    path("authority/<str:token>/", endorsement.endorse, name="endorse"),
    path("authority/<str:token>/new/", endorsement.again, name="endorse_again"),
    path("no-letters/<str:token>/", letter.no_letters, name="no_letters"),
    path("letters/<str:token>/", letter.choose, name="letters"),
    path("second-step/<str:token>/", second_step.keep, name="keep_second_step"),
    path("still-true/<str:token>/", freshness.still_true, name="still_true"),
    path("asked/<str:token>/", asking.asked, name="asked"),
    path("course/<str:token>/", course.named, name="course"),
    path("consultation/<str:token>/", consultation.consulted, name="consulted"),
    path("statement/<str:token>/", statement.signature, name="statement"),
    path("event/<str:token>/", event.registration, name="event"),
    path("event/<str:token>/code.png", event.code, name="event_code"),
    path("speaker/<str:token>/", speaker.speaker, name="speaker"),
    path("story/<str:token>/", story.story, name="story"),
    path("story/<str:token>/picture.jpg", story.picture, name="story_picture"),
    path("newsletter/<str:token>/", newsletter.subscription, name="newsletter"),
    path("no-newsletter/<str:token>/", newsletter.no_newsletter, name="no_newsletter"),
    path("reference/<str:token>/", reference.reference, name="reference"),
    path("reference/<str:token>/new/", reference.again, name="reference_again"),
    path("together/<str:token>/", together.together, name="together"),
    path("space/<str:token>/", space.answer, name="space_answer"),
    path("no-space-letters/<str:token>/", space.no_letters, name="no_space_letters"),
    path("mentor/<str:token>/", mentorship.pair, name="pair"),
    path("brought-in/<str:token>/", intake.brought_in, name="brought_in"),
]
