"""Addresses of the demonstration without a language: the log-in of one click, and its mail."""

from django.urls import path

from ciconia.doors.demo.views import mail, people, tour

urlpatterns = [
    path("log-in", people.log_in, name="demo_log_in"),
    path("leave-tour", tour.leave, name="leave_tour"),
    path("mail", mail.listed, name="mail"),
    path("mail/<slug:key>", mail.detail, name="one_mail"),
]
