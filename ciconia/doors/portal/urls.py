"""Addresses of the portal: one's own things, one word per noun."""

from django.urls import path

from ciconia.doors.portal.views import (
    application,
    candidate,
    checklist_item,
    data,
    deliverable,
    engagement,
    home,
    need,
    opportunity,
    outcome,
    person,
    saved_search,
    terms,
)

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("profile/", person.profile, name="profile"),
    path("searches/", saved_search.listed, name="searches"),
    path("searches/new/<slug:programme>/", saved_search.new, name="search_new"),
    path("searches/<slug:public_id>/", saved_search.switch, name="search_switch"),
    path("searches/<slug:public_id>/delete/", saved_search.forget, name="search_forget"),
    path("data/", data.overview, name="data"),
    path("data/agree/", data.give, name="agree"),
    path("data/figures/", data.figures, name="figures"),
    path("data/copy.<slug:kind>", data.copy, name="copy"),
    path("data/erase/", data.erase, name="erase"),
    path("data/consents/<slug:public_id>/", data.consent, name="consent"),
    path("apply/<slug:public_id>/", application.apply, name="apply"),
    path("applications/", application.listed, name="applications"),
    path("applications/<slug:public_id>/", application.detail, name="application"),
    path("applications/<slug:public_id>/terms/", terms.applied_under, name="application_terms"),
    path("applications/<slug:public_id>/<slug:move>/", application.move, name="application_move"),
    path("engagements/", engagement.listed, name="engagements"),
    path("engagements/<slug:public_id>/", engagement.detail, name="engagement"),
    path("engagements/<slug:public_id>/<slug:move>/", engagement.move, name="engagement_move"),
    path("checklist/<slug:public_id>/", checklist_item.detail, name="checklist_item"),
    path("deliverables/<slug:public_id>/", deliverable.detail, name="deliverable"),
    path("deliverables/<slug:public_id>/<slug:move>/", deliverable.move, name="deliverable_move"),
    path("outcomes/<slug:public_id>/", outcome.detail, name="outcome"),
    path("organisations/<slug:public_id>/needs/new/", need.new, name="need_new"),
    path("needs/", need.listed, name="needs"),
    path("needs/<slug:public_id>/", need.detail, name="need"),
    path("needs/<slug:public_id>/", need.detail, name="endorse"),
    path("needs/<slug:public_id>/edit/", need.edit, name="need_edit"),
    path("needs/<slug:public_id>/<slug:move>/", need.move, name="need_move"),
    path("opportunities/", opportunity.listed, name="opportunities"),
    path("opportunities/<slug:public_id>/", opportunity.detail, name="opportunity"),
    path("opportunities/<slug:public_id>/candidates/", candidate.listed, name="candidates"),
    path("opportunities/<slug:public_id>/<slug:move>/", opportunity.move, name="opportunity_move"),
    path("candidates/<slug:public_id>/", candidate.detail, name="candidate"),
]
