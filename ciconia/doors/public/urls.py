"""Pages for everybody: the installation, its programmes, what one can apply for."""

from django.urls import include, path

from ciconia.doors.public.views import (
    course,
    event,
    feed,
    home,
    newsletter,
    opportunity,
    opportunity_page,
    organisation,
    programme,
    story,
)

pages = [
    path("", programme.home, name="programme"),
    path("opportunities/", opportunity.open_list, name="opportunities"),
    path("opportunities/<str:public_id>/", opportunity_page.detail, name="opportunity"),
    path("opportunities/<str:public_id>/<slug:slug>/", opportunity_page.detail, name="opportunity"),
    path("opportunities/<str:public_id>/card.png", opportunity_page.card, name="card"),
    path("opportunities/<str:public_id>/last-day.ics", feed.deadline, name="deadline"),
    path("events/", event.listed, name="events"),
    path("events/events.ics", event.all_calendar, name="events_calendar"),
    path("events/<str:public_id>/", event.detail, name="event"),
    path("events/<str:public_id>/register/", event.registering, name="event_register"),
    path("events/<str:public_id>/event.ics", event.one_calendar, name="event_calendar"),
    path("events/<str:public_id>/card.png", event.card, name="event_card"),
    path("events/<str:public_id>/<slug:slug>/", event.detail, name="event"),
    path("stories/", story.listed, name="stories"),
    path("stories/stories.atom", story.feed, name="stories_feed"),
    path("stories/podcast.rss", story.episodes, name="podcast"),
    path("stories/<str:public_id>/", story.detail, name="story"),
    path("stories/<str:public_id>/picture.jpg", story.picture, name="story_picture"),
    path("stories/<str:public_id>/small.jpg", story.small, name="story_small"),
    path("stories/<str:public_id>/<slug:slug>/", story.detail, name="story"),
    path("newsletter/", newsletter.listed, name="newsletters"),
    path("newsletter/newsletter.atom", newsletter.feed, name="newsletters_feed"),
    path("newsletter/<str:public_id>/", newsletter.detail, name="newsletter"),
    path("courses/", course.listed, name="courses"),
    path("courses/<str:public_id>/", course.detail, name="course"),
    path("follow/", feed.follow, name="follow"),
    path("follow/news.atom", feed.news, name="news"),
    path("follow/<slug:what>/<slug:which>/news.atom", feed.news, name="news"),
    path("follow/last-days.ics", feed.days, name="days"),
    path("follow/<slug:what>/<slug:which>/last-days.ics", feed.days, name="days"),
    path("choosing/", programme.choosing, name="choosing"),
    path("facts/", programme.facts, name="facts"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("start/", home.start, name="start"),
    path("organisations/", organisation.listed, name="organisations"),
    path("organisations/<slug:public_id>/", organisation.detail, name="organisation"),
    path("certificates/", course.certificate, name="certificates"),
    path("certificates/<str:number>/", course.certificate, name="certificate"),
    path("p/<slug:programme>/", include((pages, "public"))),
]
