"""Addresses of the desk: one folder per programme, one word per noun, and every move of a noun under its row."""

from django.urls import include, path

from ciconia.doors.desk.views import (
    affiliation,
    application,
    checklist_item,
    contact,
    deliverable,
    engagement,
    export,
    focus,
    merge,
    need,
    opportunity,
    organisation,
    outcome,
    overview,
    partnership,
    person,
    sector_listing,
    terms,
    tie,
)

app_name = "desk"

selection = [
    path("partnerships/", partnership.listed, name="partnerships"),
    path("partnerships/new/", partnership.new, name="partnership_new"),
    path("partnerships/<slug:public_id>/", partnership.detail, name="partnership"),
    path("partnerships/<slug:public_id>/assess/", partnership.assess, name="partnership_assess"),
    path("partnerships/<slug:public_id>/agree/", partnership.agree, name="partnership_agree"),
    path("partnerships/<slug:public_id>/<slug:move>/", partnership.move, name="partnership_move"),
    path("needs/", need.listed, name="needs"),
    path("needs/new/<slug:partnership>/", need.new, name="need_new"),
    path("needs/<slug:public_id>/", need.detail, name="need"),
    path("needs/<slug:public_id>/edit/", need.edit, name="need_edit"),
    path("needs/<slug:public_id>/<slug:move>/", need.move, name="need_move"),
    path("opportunities/", opportunity.listed, name="opportunities"),
    path("opportunities/new/<slug:need>/", terms.new, name="opportunity_new"),
    path("opportunities/<slug:public_id>/", opportunity.detail, name="opportunity"),
    path("opportunities/<slug:public_id>/edit/", terms.edit, name="opportunity_edit"),
    path("opportunities/<slug:public_id>/duplicate/", terms.duplicate, name="opportunity_duplicate"),
    path("opportunities/<slug:public_id>/versions/", terms.versions, name="opportunity_versions"),
    path("opportunities/<slug:public_id>/versions/<int:number>/", terms.version, name="opportunity_version"),
    path("opportunities/<slug:public_id>/reopen/", opportunity.reopen, name="opportunity_reopen"),
    path("opportunities/<slug:public_id>/<slug:move>/", opportunity.move, name="opportunity_move"),
    path("applications/", application.listed, name="applications"),
    path("applications/<slug:public_id>/", application.detail, name="application"),
    path("applications/<slug:public_id>/assess/", application.assess, name="application_assess"),
    path("applications/<slug:public_id>/sign/", application.sign, name="application_sign"),
    path("applications/<slug:public_id>/<slug:move>/", application.move, name="application_move"),
]

delivery = [
    path("engagements/", engagement.listed, name="engagements"),
    path("engagements/<slug:public_id>/", engagement.detail, name="engagement"),
    path("engagements/<slug:public_id>/<slug:move>/", engagement.move, name="engagement_move"),
    path("checklist/<slug:public_id>/do/", checklist_item.do, name="checklist_item_do"),
    path("checklist/<slug:public_id>/<slug:move>/", checklist_item.move, name="checklist_item_move"),
    path("deliverables/<slug:public_id>/<slug:move>/", deliverable.move, name="deliverable_move"),
    path("outcomes/", outcome.listed, name="outcomes"),
    path("outcomes/<slug:public_id>/", outcome.detail, name="outcome"),
    path("outcomes/<slug:public_id>/answer/", outcome.answer, name="outcome_answer"),
    path("outcomes/<slug:public_id>/<slug:move>/", outcome.move, name="outcome_move"),
]

around = [
    path("affiliations/", affiliation.listed, name="affiliations"),
    path("affiliations/new/", affiliation.new, name="affiliation_new"),
    path("affiliations/<slug:public_id>/", affiliation.detail, name="affiliation"),
    path("affiliations/<slug:public_id>/weigh/", affiliation.weigh, {"move": "weigh"}, name="affiliation_weigh"),
    path("affiliations/<slug:public_id>/review/", affiliation.weigh, {"move": "review"}, name="affiliation_review"),
    path("affiliations/<slug:public_id>/accept/", affiliation.accept, name="affiliation_accept"),
    path("affiliations/<slug:public_id>/<slug:move>/", affiliation.move, name="affiliation_move"),
    path("people/", person.listed, name="people"),
    path("people/<slug:public_id>/", person.detail, name="person"),
    path("programme/", focus.programme, name="programme"),
    path("lists/", export.listed, name="exports"),
    path("lists/<slug:what>/", export.take, name="take_out"),
    path("countries/", focus.listed, name="focuses"),
    path("countries/<slug:public_id>/", focus.detail, name="focus"),
    path("countries/<slug:public_id>/review/", focus.review, name="focus_review"),
    path("countries/<slug:public_id>/sectors/", sector_listing.listed, name="sectors"),
    path("countries/<slug:public_id>/sectors/new/", sector_listing.new, name="sector_new"),
    path("countries/<slug:public_id>/sectors/decide/", sector_listing.decide, name="sector_decide"),
    path("countries/<slug:public_id>/sectors/<slug:listing>/", sector_listing.check, name="sector_check"),
    path("decisions/<slug:public_id>/minutes/", sector_listing.minutes, name="decision_minutes"),
    path("countries/<slug:public_id>/<slug:move>/", focus.move, name="focus_move"),
]

organisations = [
    path("organisations/", organisation.listed, name="organisations"),
    path("organisations/new/", organisation.new, name="organisation_new"),
    path("organisations/alike/", merge.alike, name="organisations_alike"),
    path("organisations/<slug:public_id>/", organisation.detail, name="organisation"),
    path("organisations/<slug:public_id>/edit/", organisation.edit, name="organisation_edit"),
    path("organisations/<slug:public_id>/unlist/", organisation.unlist, name="organisation_unlist"),
    path("organisations/<slug:public_id>/contacts/new/", contact.new, name="contact_new"),
    path("organisations/<slug:public_id>/contacts/<slug:contact>/end/", contact.end, name="contact_end"),
    path("organisations/<slug:public_id>/roles/<int:membership>/end/", contact.end_role, name="role_end"),
    path("organisations/<slug:public_id>/ties/new/", tie.new, name="tie_new"),
    path("organisations/<slug:public_id>/ties/<slug:tie>/take-back/", tie.take_back, name="tie_take_back"),
    path("organisations/<slug:public_id>/merge/<slug:other>/", merge.merge, name="organisation_merge"),
    path("organisations/<slug:public_id>/two/<slug:other>/", merge.two, name="organisations_two"),
    path("organisations/<slug:public_id>/merges/<slug:merged>/undo/", merge.undo, name="merge_undo"),
]

urlpatterns = [
    path("<slug:programme>/", overview.overview, name="overview"),
    path("<slug:programme>/", include([*selection, *delivery, *organisations, *around])),
]
