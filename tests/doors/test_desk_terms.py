"""Terms of reference on the desk: begun from something, written with their gaps named, compared, never lost."""

import re
from datetime import timedelta
from html import unescape

import pytest

from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import EditRequest, Opportunity, TermsVersion
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, summary
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def officer():
    return make.make_staff("officer")


def form_of(page):
    """What stands in the form of a page, as a browser would send it back."""
    body, found = page.content.decode(), {}
    for name, value in re.findall(r'<input type="(?:hidden|text|number|date)" name="(\w+)"(?: value="([^"]*)")?', body):
        found[name] = unescape(value)
    for name, value in re.findall(r'<textarea name="(\w+)"[^>]*>\n?(.*?)</textarea>', body, flags=re.S):
        found[name] = unescape(value)
    for name, options in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', body, flags=re.S):
        found[name] = re.findall(r'value="([^"]*)" selected', options)[0]
    found["languages"] = re.findall(r'name="languages" value="([^"]+)"[^>]*checked', body)
    return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}


def opened(client, who, opportunity):
    return form_of(ask(client, who, "opportunity_edit", opportunity))


def error_at(page, name):
    found = re.search(rf'<div id="id_{name}_error">(.*?)</div>', page.content.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found.group(1))).split()) if found else ""


def test_what_was_opened_and_sent_back_changes_nothing(client, officer):
    draft = make.make_opportunity("draft")
    page = send(client, officer, "opportunity_edit", draft, opened(client, officer, draft))
    assert (page.status_code, TermsVersion.objects.filter(opportunity=draft).count()) == (302, 2)


def test_the_form_asks_for_the_sections_of_the_kind_and_the_sector_and_names_what_is_missing(client, officer):
    draft = make.make_opportunity("draft")
    page = ask(client, officer, "opportunity_edit", draft)
    assert "How good the text is 13 of 18" in main(page)
    for words in ("What has changed at the end", "The team you work with", "Records and confidentiality"):
        assert words in main(page)
    assert '<a href="#id_team">A host team, named in advance</a>' in page.content.decode()
    assert "Needed before the text goes to the host." in main(page)


def test_the_score_stands_before_publishing_and_links_to_the_fields_for_who_may_write(client):
    draft = make.make_opportunity("draft")
    link = f'<a href="{url("opportunity_edit", draft)}#id_team">'
    assert link in enter(client, "officer", "opportunity", draft).content.decode()
    page = enter(client, "viewer", "opportunity", draft)
    assert (link in page.content.decode(), "A host team, named in advance" in main(page)) == (False, True)
    assert "How good the text is" in main(enter(client, "officer", "opportunity", make.make_opportunity("agreed")))
    assert "How good the text is" not in main(enter(client, "officer", "opportunity", make.make_opportunity()))


def test_saving_and_going_on_comes_back_with_the_score_as_it_is_now(client, officer):
    draft = make.make_opportunity("draft")
    say = opened(client, officer, draft) | {"team": "Counterpart: head of wells\r\nSix technicians", "then": "stay"}
    page = send(client, officer, "opportunity_edit", draft, say)
    assert page.headers["Location"] == url("opportunity_edit", draft)
    draft.refresh_from_db()
    assert draft.sections["team"] == translated("Counterpart: head of wells\nSix technicians")
    assert "14 of 18" in main(ask(client, officer, "opportunity_edit", draft))


@pytest.mark.parametrize(
    ("name", "value", "said", "left"),
    [
        ("tasks", "<script>alert(1)</script>Install<img src=x onerror=alert(2)>",
         "Only plain text can stand here; taken out: <script>, <img>. Read what is left, and save it again.",
         "Install"),
        ("goals", "<b onclick='x'>Six</b> measure alone",
         "Only plain text can stand here; taken out: <b>. Read what is left, and save it again.", "Six measure alone"),
        ("title", "Hydro\u202etsigol",
         "Hidden signs that turn the direction of reading were taken out; they are not needed. "
         "Read what is left, and save it again.", "Hydrotsigol"),
        ("background", "x" * 51_200, "51200 characters are too many: at most 6000 fit. Shorten it by 45200.",
         "x" * 51_200),
    ],
)  # fmt: skip
def test_what_cannot_stand_in_a_text_is_said_at_the_field_and_on_top_and_the_rest_is_kept(
    client, officer, name, value, said, left
):
    draft = make.make_opportunity("draft")
    page = send(client, officer, "opportunity_edit", draft, opened(client, officer, draft) | {name: value})
    assert (page.status_code, summary(page), error_at(page, name)) == (422, [said], said)
    again = form_of(page)
    assert again[name] == left
    if len(left) < 6000:
        assert send(client, officer, "opportunity_edit", draft, again).status_code == 302


def test_numbers_and_days_that_do_not_fit_are_said_at_once_with_the_texts(client, officer):
    draft, today = make.make_opportunity("draft"), clock.today()
    wrong = {
        "title": "", "places": "0", "deadline": (today - timedelta(days=1)).isoformat(), "weeks": "6",
        "ends": (draft.starts + timedelta(days=20)).isoformat(),
    }  # fmt: skip
    page = send(client, officer, "opportunity_edit", draft, opened(client, officer, draft) | wrong)
    assert summary(page) == [
        "Give it a title.",
        "At least one place.",
        "This day has passed. Choose today or a later day.",
        "6 weeks do not fit: between the first day and this one lie 21 days.",
    ]
    again = form_of(page)
    assert (again["places"], again["tasks"]) == ("0", "Install\nTrain")


def test_a_corrected_translation_leaves_the_original_alone_and_a_new_original_its_translations_behind(client, officer):
    both = {"source": "en", "en": "Hydrologist", "nl": "Hydroloog"}
    draft = make.make_opportunity("draft", title=type(translated(""))(both))
    say = opened(client, officer, draft)
    send(client, officer, "opportunity_edit", draft, say | {"language": "nl", "title": "Grondwaterkenner"})
    draft.refresh_from_db()
    assert draft.title == both | {"nl": "Grondwaterkenner"}
    say = opened(client, officer, draft)
    send(client, officer, "opportunity_edit", draft, say | {"title": "Well trainer"})
    draft.refresh_from_db()
    assert draft.title == translated("Well trainer")
    send(client, officer, "opportunity_edit", draft, opened(client, officer, draft) | {"welcome": ""})


def test_two_who_change_different_things_get_both_put_together(client, officer):
    draft, other = make.make_opportunity("draft"), make.make_staff("officer")
    first, second = opened(client, officer, draft), opened(client, other, draft)
    send(client, officer, "opportunity_edit", draft, first | {"weeks": "5", "tasks": "Install\nTrain\nHand over"})
    page = send(client, other, "opportunity_edit", draft, second | {"goals": "Eight technicians measure alone"})
    assert page.status_code == 409
    words = main(page)
    assert "Somebody was here just before you" in words
    assert "this was changed by Officer" in words
    assert "You changed different things" in words
    assert "What was changed meanwhile What to do Install Train [added: Hand over ]" in words
    both = form_of(page)
    assert (both["weeks"], both["tasks"], both["goals"]) == (
        "5", "Install\nTrain\nHand over", "Eight technicians measure alone",
    )  # fmt: skip
    assert send(client, other, "opportunity_edit", draft, both).status_code == 302
    draft.refresh_from_db()
    assert (draft.weeks, draft.sections["goals"]["en"]) == (5, "Eight technicians measure alone")


def test_two_who_change_the_same_read_both_and_decide_knowingly_and_nothing_is_lost(client, officer):
    draft, other = make.make_opportunity("draft"), make.make_staff("officer")
    first, second = opened(client, officer, draft), opened(client, other, draft)
    send(client, officer, "opportunity_edit", draft, first | {"goals": "Eight technicians read the wells"})
    say = second | {"goals": "Nine technicians read the wells", "places": "2"}
    page = send(client, other, "opportunity_edit", draft, say)
    assert (page.status_code, "You both changed these" in main(page)) == (409, True)
    assert '<a href="#id_goals">What has changed at the end</a>' in page.content.decode()
    assert "From their words to yours [taken out: Eight ] [added: Nine ] technicians read the wells" in main(page)
    assert buttons(page) == ["Save what stands here", "Save and go on writing", "Leave theirs, drop mine"]
    draft.refresh_from_db()
    assert draft.sections["goals"]["en"] == "Eight technicians read the wells"
    send(client, other, "opportunity_edit", draft, form_of(page))
    draft.refresh_from_db()
    assert (draft.sections["goals"]["en"], draft.places) == ("Nine technicians read the wells", 2)
    kept = TermsVersion.objects.filter(opportunity=draft).order_by("number")
    assert [
        version.content["sections"]["goals"]["en"] for version in kept if "goals" in version.content["sections"]
    ] == [
        "The team measures by itself",
        "Six technicians measure the wells by themselves",
        "Eight technicians read the wells",
        "Nine technicians read the wells",
    ]


def test_what_was_written_while_the_text_went_to_the_host_can_be_copied(client, officer):
    draft, other = make.make_opportunity("draft"), make.make_staff("officer")
    say = opened(client, other, draft) | {"goals": "Nine technicians read the wells"}
    as_user(officer, opportunities.send_to_review, draft)
    page = send(client, other, "opportunity_edit", draft, say)
    assert (page.status_code, form_of(page)["goals"]) == (409, "Nine technicians read the wells")
    assert "The text is not yours to change at the moment, so yours is not saved." in main(page)
    assert "Nothing in the text: only where it stands." in main(page)
    assert buttons(page) == ["See how it stands now"]


def test_a_clash_of_numbers_shows_both(client, officer):
    draft, other = make.make_opportunity("draft"), make.make_staff("officer")
    first, second = opened(client, officer, draft), opened(client, other, draft)
    gone = {name: value for name, value in second.items() if name != "base"}
    send(client, officer, "opportunity_edit", draft, first | {"weeks": "5", "ends": ""})
    page = send(client, other, "opportunity_edit", draft, second | {"weeks": "4"})
    assert "5 → 4" in main(page)
    assert form_of(page)["ends"] == ""
    assert send(client, other, "opportunity_edit", draft, gone | {"weeks": "4"}).status_code == 409


def test_the_officer_reads_what_the_host_asked_at_the_section_and_answers_there(client, officer):
    opportunity = make.make_opportunity("in_review")
    host = make.make_member(opportunity.organisation)
    as_user(host, opportunities.request_edits, opportunity, reason="Thank you", edits={"tasks": "Say nights too"})
    page = ask(client, officer, "opportunity_edit", opportunity)
    assert main(page).count("The host asks:") == 2
    asked = EditRequest.objects.get(section="tasks")
    say = form_of(page) | {"tasks": "Install at night", f"answer_{asked.pk}": "Done, first line"}
    assert send(client, officer, "opportunity_edit", opportunity, say).status_code == 302
    detail = main(ask(client, officer, "opportunity", opportunity))
    assert "What to do" in detail
    assert "Say nights too Answered: Done, first line" in detail
    assert "The text as a whole" in detail
    assert "Not answered yet" in detail


def test_versions_stand_in_a_list_and_any_two_are_compared(client, officer):
    draft = make.make_opportunity("draft")
    as_user(officer, opportunities.edit_opportunity, draft, tasks=translated("Install\nTrain\nMeasure"), places=2)
    page = main(ask(client, officer, "opportunity_versions", draft))
    assert "From version 2 to version 3 What to do Install Train [added: Measure ]" in page
    assert "Places [taken out: 1 ] [added: 2 ]" in page
    page = main(ask(client, officer, "opportunity_versions", draft, "?from=1&to=2"))
    assert "From version 1 to version 2" in page
    assert "[added: Help the utility see its wells ]" in page
    assert "Nothing differs." in main(ask(client, officer, "opportunity_versions", draft, "?from=3&to=3"))
    assert "From version 2 to version 3" in main(ask(client, officer, "opportunity_versions", draft, "?from=x&to=9"))


def test_a_difference_is_marked_for_eyes_and_for_ears_in_its_language(client, officer):
    draft = make.make_opportunity("draft", summary=type(translated(""))({"source": "ar", "ar": "بئر قديم"}))
    new = type(translated(""))({"source": "ar", "ar": "بئر جديد"})
    as_user(officer, opportunities.edit_opportunity, draft, summary=new)
    page = ask(client, officer, "opportunity_versions", draft).content.decode()
    assert '<p class="keep" lang="ar" dir="rtl">بئر <del><span class="sr" lang="en">[taken out: </span>قديم' in page
    assert '<span class="tongue">Arabic</span>' in page


def test_a_version_is_read_as_it_stood(client, officer):
    draft = make.make_opportunity("draft")
    as_user(officer, opportunities.edit_opportunity, draft, tasks=translated("Something else"))
    assert "Install Train" in main(ask(client, officer, "opportunity_version", draft, number=2))
    assert ask(client, officer, "opportunity_version", draft, number=9).status_code == 404
    stranger = make.make_member(draft.organisation)
    assert ask(client, stranger, "opportunity_version", draft, number=2).status_code == 404


def test_a_row_that_was_never_saved_by_an_action_has_no_versions_and_still_a_page(client, officer):
    draft = make.make_opportunity("draft")
    bare = Opportunity.objects.get(pk=draft.pk)
    bare.pk, bare.public_id, bare.reference = None, "abcdefghjk", "CD2-SOM-9999"
    bare.save()
    assert "No version was kept." in main(ask(client, officer, "opportunity_versions", bare))
    assert opened(client, officer, bare)["base"] == ""


def test_a_text_starts_from_a_template_an_earlier_text_or_the_need_alone(client, officer):
    earlier = make.make_opportunity("published", title=translated("Hydrologist"))
    make.make_opportunity("draft", title=translated("Not shown yet"))
    need = make.make_need("validated", title=translated("Pumps"))
    page = main(ask(client, officer, "opportunity_new", need=need.public_id))
    assert "Template: Train a team that goes on alone" in page
    assert "Earlier text: Hydrologist" in page
    assert "Not shown yet" not in page
    for start, tasks in (("template-train-a-team", "Watch the team at work"), (f"like-{earlier.public_id}", "Install")):
        send(client, officer, "opportunity_new", None, {"start": start}, need=need.public_id)
        made = Opportunity.objects.order_by("-id")[0]
        assert (str(made.title), str(made.tasks)[: len(tasks)]) == ("Pumps", tasks)
    send(client, officer, "opportunity_new", None, {"start": "template-of-nobody"}, need=need.public_id)
    assert Opportunity.objects.filter(need=need).count() == 2
    send(client, officer, "opportunity_new", None, {}, need=need.public_id)
    assert Opportunity.objects.filter(need=need).count() == 3


def test_gaps_of_a_template_are_named_until_they_are_filled(client, officer):
    need = make.make_need("validated")
    send(client, officer, "opportunity_new", None, {"start": "template-train-a-team"}, need=need.public_id)
    page = main(ask(client, officer, "opportunity_edit", Opportunity.objects.get()))
    assert "Fill in what the template leaves open: [the task]" in page


def test_an_opportunity_is_copied_for_its_own_need_or_another_by_its_officer(client, officer):
    opportunity = make.make_opportunity("published")
    other = make.make_need("validated", title=translated("Pumps"))
    assert ask(client, make.make_staff("viewer"), "opportunity_duplicate", opportunity).status_code == 404
    page = main(ask(client, officer, "opportunity_duplicate", opportunity))
    assert page.index(opportunity.need.reference) < page.index(other.reference)
    done = send(client, officer, "opportunity_duplicate", opportunity, {"need": other.public_id})
    copy = Opportunity.objects.order_by("-id")[0]
    assert (done.headers["Location"], str(copy.title)) == (url("opportunity_edit", copy), "Pumps")
    wrong = send(client, officer, "opportunity_duplicate", opportunity, {"need": ""})
    assert (wrong.status_code, summary(wrong)) == (422, ["Choose a need."])


def test_without_a_validated_need_there_is_no_copy_and_the_page_says_so(client, officer):
    opportunity = make.make_opportunity("published")
    type(opportunity.need).objects.filter(pk=opportunity.need_id).update(state="served")
    page = main(ask(client, officer, "opportunity_duplicate", opportunity))
    assert "No need is validated at the moment" in page
