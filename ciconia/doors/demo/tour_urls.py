"""Addresses of the tour, and of the people one can be."""

from django.urls import path

from ciconia.doors.demo.views import people, tour

urlpatterns = [
    path("", tour.scenes, name="tour"),
    path("people/", people.become, name="become"),
    path("<int:scene>/<int:stop>/", tour.go, name="tour_stop"),
]
