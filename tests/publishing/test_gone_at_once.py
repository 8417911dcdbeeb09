"""What was withdrawn is gone from every page, feed, calendar and answer to programs, and comes back to all of them."""

from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from django.test import Client

from ciconia.delivery.actions.leaving import leave
from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.text import translated
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.models import Event
from ciconia.publishing.actions import story as stories
from ciconia.publishing.actions.publication import restore_about, withdraw_about
from ciconia.publishing.models import Publication, Story, Subject
from ciconia.publishing.rules.publication import About, Named
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import Opportunity
from tests import make

pytestmark = pytest.mark.django_db
JOB = System("Test")
HERE = "/en/p/cd4d2/"


@pytest.fixture(autouse=True)
def _maker(db):
    cache.clear()
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def answers(*paths):
    """Each address as a stranger reads it: its status and its words."""
    found = [Client().get(path) for path in paths]
    make.set_actor("system:maker")
    return [(answer.status_code, answer.content.decode(errors="replace")) for answer in found]


def held(paths, word):
    """Those addresses at which a word stands."""
    return [path for path, (_status, said) in zip(paths, answers(*paths), strict=True) if word in said]


def test_an_opportunity_of_an_institution_is_nowhere_and_then_everywhere():
    row = make.make_opportunity(deadline=date(2021, 4, 20))
    organisation = row.organisation
    other = make.make_opportunity(need=make.make_need("validated"))
    assert (other.organisation == organisation, other.title == row.title) == (False, True)
    Opportunity.objects.filter(pk=row.pk).update(title=translated("A word of its own: zanzibar"))
    api = "/api/v1/programmes/cd4d2/opportunities"
    lists = [f"{HERE}opportunities/", f"{HERE}opportunities/?q=zanzibar", f"{HERE}follow/news.atom",
             f"{HERE}follow/last-days.ics", api]  # fmt: skip
    alone = [f"{HERE}opportunities/{row.public_id}/", f"{api}/{row.public_id}"]
    assert held([*lists, *alone], row.public_id) == [*lists, *alone]
    before = answers(f"{HERE}opportunities/", HERE, "/en/")
    changed = Client().get(lists[2])["Last-Modified"]
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    found = withdraw_about(organisation=organisation, by=JOB, reason="It asked us to.")
    assert [page.source for page in found.gone] == [row.public_id]
    # Whoever has the day in a calendar already is told that it is called off, and nothing else.
    assert (held(lists, row.public_id), held(lists[3:4], "zanzibar")) == (lists[3:4], [])
    assert [status for status, _said in answers(*alone)] == [404, 404]
    assert held(alone, "zanzibar") == []
    assert list(Opportunity.objects.open()) == [other]
    assert Client().get(lists[2])["Last-Modified"] > changed
    make.set_actor("system:maker")
    assert restore_about(organisation=organisation, by=JOB, reason="It changed its mind") == list(found.gone)
    assert held(lists, row.public_id) == lists
    assert answers(f"{HERE}opportunities/", HERE, "/en/") == before


def test_a_story_of_the_whole_programme_goes_with_the_country_of_whoever_it_shows():
    engagement, host = make.make_engagement("active"), make.make_organisation(name="Water Agency")
    make.make_partnership(focus=engagement.focus, organisation=host)
    iraq = make.make_focus("IRQ")
    shown = make.make_story(person=engagement.person, title=translated("Forty leaks"))
    named = make.make_story("in_review", focus=iraq, title=translated("A twin"), email="a@example.org")
    other = make.make_story(focus=iraq, person=engagement.person, title=translated("Iraq alone"))
    make.as_user(make.make_staff("editor"), stories.rewrite, named)
    make.as_user(
        make.make_staff("editor"), stories.put_appearance, named, name="It", organisation=host, email="i@x.org"
    )
    make.as_user(make.make_staff("editor"), stories.ask, named)
    for one in named.appearances.all():
        make.says_yes(one)
    make.as_user(make.make_staff("editor"), stories.publish, named)
    Story.objects.filter(pk=shown.pk).update(focus=None)
    Publication.objects.filter(source=shown.public_id).update(focus=None)
    post = make.make_publication(noun="story", source=named.public_id, focus=iraq)
    where = [f"{HERE}stories/{one.public_id}/" for one in (shown, named, other)]
    make.suspend(engagement.focus)
    assert [status for status, _said in answers(*where)] == [410, 410, 200]
    assert held([f"{HERE}stories/", f"{HERE}stories/stories.atom", HERE], "Forty leaks") == []
    assert Publication.objects.get(pk=post.pk).state == "to_take_down"
    make.resume(engagement.focus)
    assert [status for status, _said in answers(*where)] == [200, 200, 200]
    assert Publication.objects.get(pk=post.pk).because == []


def test_an_opportunity_that_is_withdrawn_takes_its_posts_along_and_what_was_public_before_is_found():
    row = make.make_opportunity()
    post = make.make_publication(noun="opportunity", source=row.public_id)
    make.as_user(make.make_staff("officer"), opportunities.withdraw, row, reason="No money")
    assert list(Publication.objects.order_by("pk").values_list("place", "state")) == [
        ("page", "withdrawn"), ("post", "to_take_down"),
    ]  # fmt: skip
    assert answers(f"{HERE}opportunities/{row.public_id}/")[0][0] == 410
    assert (Publication.objects.get(pk=post.pk).because, opportunities.note_all()) == (["source"], 0)
    again = make.make_opportunity(need=row.need)
    Publication.objects.filter(source=again.public_id).delete()
    assert (opportunities.note_all(), opportunities.note_all()) == (1, 0)
    assert str(Subject.objects.get(publication__source=again.public_id)) == str(row.organisation.name)


def test_an_event_names_whom_its_page_names_and_a_name_taken_back_goes_elsewhere_too():
    focus, officer = make.make_focus(), make.make_staff("officer")
    event = make.make_event("draft", focus=focus)
    said = {"starts_at": event.starts_at, "title": translated("Wells"), "about": translated("All of them")}
    session = make.as_user(officer, events.put_session, event, **said)
    for name, how in (("Farah Warsame", "By mail"), ("Not Yet", "")):
        speaker = make.as_user(officer, events.put_speaker, session, name=name, agreed_how=how)
    assert Publication.objects.count() == 0
    make.as_user(officer, events.announce, event)
    page = Publication.objects.get()
    assert (page.by, page.is_ours, [str(who) for who in page.subjects.all()]) == (officer, True, ["Farah Warsame"])
    make.as_user(officer, events.say_agreed, speaker, how="On the telephone")
    assert [str(who) for who in page.subjects.all()] == ["Farah Warsame", "Not Yet"]
    both = About(named=(Named("Farah Warsame"), Named("Not Yet")))
    post = make.make_publication(source=event.public_id, about=both)
    other = make.make_publication(source="another", about=both)
    make.as_user(officer, events.say_agreed, speaker, how="")
    found = list(Publication.objects.order_by("pk").values_list("state", flat=True))
    assert found == ["standing", "to_take_down", "standing"]
    paths = [f"{HERE}events/{event.public_id}/", f"{HERE}events/", f"{HERE}events/events.ics",
             f"{HERE}events/{event.public_id}/event.ics"]  # fmt: skip
    assert held(paths, event.public_id) == paths
    withdraw_about(focus=focus, by=JOB, reason="The country is suspended.")
    assert (held(paths, event.public_id), [answers(path)[0][0] for path in paths]) == ([], [404, 200, 200, 404])
    restore_about(focus=focus, by=JOB, reason="Resumed")
    assert held(paths, event.public_id) == paths
    assert [Publication.objects.get(pk=row.pk).state for row in (post, other)] == ["to_take_down", "standing"]
    make.as_user(officer, events.cancel, event, reason="The hall is closed.")
    assert held(paths[:1], "called off") == paths[:1]
    Publication.objects.filter(source=event.public_id).delete()
    assert (events.note_all(), events.note_all(), Event.objects.public().count()) == (1, 0, 1)


def test_whoever_has_everything_erased_is_not_left_in_public():
    person, named = make.make_person("Amina Yusuf"), make.make_publication(place="page", source="b")
    about = About((person,))
    page = make.make_publication(place="page", source="a", about=about)
    post = make.make_publication(source="a", about=About(named=(Named("Amina", person.user.email),)))
    make.as_user(person.user, leave, person)
    make.set_actor("system:maker")
    found = {row.pk: row.state for row in Publication.objects.all()}
    assert found == {page.pk: "withdrawn", post.pk: "to_take_down", named.pk: "standing"}
    assert Subject.objects.count() == 0


def test_whoever_may_withdraw_one_of_its_places_withdraws_all_and_nobody_else_does():
    organisation = make.make_organisation()
    about = About(organisations=(organisation,))
    here, there = make.make_publication(place="page", source="a", about=about), make.make_focus("IRQ")
    other = make.make_publication(focus=there, about=about)
    viewer = make.make_staff("viewer")
    with pytest.raises(Refused, match="Only this role"):
        make.as_user(viewer, withdraw_about, organisation=organisation, reason="No")
    officer = make.make_staff("officer", only=True)
    make.as_user(officer, withdraw_about, organisation=organisation, reason="It asked us to.")
    assert [Publication.objects.get(pk=row.pk).state for row in (here, other)] == ["withdrawn", "to_take_down"]
