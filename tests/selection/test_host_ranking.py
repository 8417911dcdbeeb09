"""An institution ranks its candidates: drafts, submitting as its signature, two colleagues at once."""

from datetime import UTC, datetime, timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import set_actor
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import host_ranking as rankings
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import HostRank, HostRanking
from ciconia.selection.queries.host_ranking import host_ranks, newest, submitted
from ciconia.selection.rules.host_ranking import Line
from tests import make
from tests.make import as_user

NAMES = ("Hodan Abdi Warsame", "Amina Yusuf", "Mahad Omar")


@pytest.fixture(autouse=True)
def _clock(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


@pytest.fixture
def three():
    """An opportunity with two places, three people on its shortlist, and the host."""
    opportunity = make.make_opportunity(places=2)
    rows = [
        make.make_application("shortlisted", opportunity=opportunity, person=make.make_person(name)) for name in NAMES
    ]
    return opportunity, rows, make.make_member(opportunity.organisation)


def said(opportunity, rows, *suits):
    """Lines in the order of the rows, each with what is said of it."""
    return [Line(row.pk, one, "The dates" if one == "no" else "") for row, one in zip(rows, suits, strict=False)]


def places(ranking):
    """Who stands where, and what is said of them."""
    return [(rank.place, str(rank.application.person), rank.suits) for rank in ranking.ranks.all()]


def test_a_draft_keeps_the_order_and_whoever_is_not_named_stands_behind(three):
    opportunity, rows, host = three
    draft = as_user(host, rankings.save_ranking, opportunity, said(opportunity, [rows[1]], "yes"), seen=0)
    assert (draft.state, draft.version, draft.by) == ("draft", 1, host)
    assert places(draft) == [(1, "Amina Y.", "yes"), (2, "Hodan W.", ""), (3, "Mahad O.", "")]
    assert [row.state for row in rows] == ["shortlisted"] * 3
    again = as_user(host, rankings.save_ranking, opportunity, said(opportunity, rows[::-1], "no", "unsure"), seen=1)
    assert (again.pk, again.version) == (draft.pk, 2)
    assert places(again) == [(1, "Mahad O.", "no"), (2, "Amina Y.", "unsure"), (3, "Hodan W.", "")]


def test_a_submitted_ranking_is_the_signature_for_everybody_who_would_suit(three):
    opportunity, rows, host = three
    as_user(host, rankings.save_ranking, opportunity, said(opportunity, rows, "yes", "unsure", "no"))
    ranking, told = as_user(host, rankings.submit_ranking, opportunity, seen=1)
    assert (ranking.state, ranking.by) == ("submitted", host)
    assert ([str(row.person) for row in told.signed], told.taken_back, told.refused) == (["Hodan W."], [], [])
    assert [row.signatures.count() for row in rows] == [1, 0, 0]
    rows[0].refresh_from_db()
    assert (rows[0].state, rows[0].turn_role) == ("shortlisted", "officer")
    found = host_ranks([opportunity])
    assert [(found[row.pk].place, found[row.pk].suits, found[row.pk].words) for row in rows] == [
        (1, "yes", ""), (2, "unsure", ""), (3, "no", "The dates"),
    ]  # fmt: skip


def test_it_is_submitted_only_when_something_is_said_of_everybody_and_why_not(three):
    opportunity, rows, host = three
    with pytest.raises(Conflict):
        as_user(host, rankings.submit_ranking, opportunity)
    as_user(host, rankings.save_ranking, opportunity, [Line(rows[0].pk, "yes"), Line(rows[1].pk, "no", " ")])
    with pytest.raises(Unfit) as found:
        as_user(host, rankings.submit_ranking, opportunity)
    assert found.value.problems == {
        str(rows[1].pk): "Say in a few words why not. The programme has to tell the person.",
        str(rows[2].pk): "Say whether this person would suit you.",
    }


def test_a_change_before_the_day_takes_a_signature_back_and_gives_another(three):
    opportunity, rows, host = three
    as_user(host, rankings.save_ranking, opportunity, said(opportunity, rows, "yes", "no", "no"))
    first, _told = as_user(host, rankings.submit_ranking, opportunity)
    as_user(host, rankings.save_ranking, opportunity, said(opportunity, rows, "unsure", "yes", "no"))
    assert (submitted(opportunity), newest(opportunity).state) == (first, "draft")
    assert host_ranks([opportunity])[rows[0].pk].suits == "yes"  # a draft is nobody else's business
    second, told = as_user(host, rankings.submit_ranking, opportunity)
    assert ([str(r.person) for r in told.signed], [str(r.person) for r in told.taken_back]) == (
        ["Amina Y."],
        ["Hodan W."],
    )
    rows[0].refresh_from_db()
    assert (rows[0].turn_role, rows[0].signatures.count()) == ("host contact|officer", 0)
    assert list(HostRanking.objects.values_list("version", flat=True)) == [first.version, second.version]
    assert first.ranks.get(application=rows[0]).suits == "yes"  # what was submitted can be shown as it was


def test_where_the_programme_has_signed_the_ranking_chooses_as_long_as_there_are_places():
    opportunity = make.make_opportunity()
    rows = [make.make_application("signed", opportunity=opportunity, person=make.make_person(n)) for n in NAMES[:2]]
    host = make.make_member(opportunity.organisation)
    as_user(host, rankings.save_ranking, opportunity, said(opportunity, rows[::-1], "yes", "yes"))
    _ranking, told = as_user(host, rankings.submit_ranking, opportunity)
    for row in rows:
        row.refresh_from_db()
    assert [row.state for row in rows] == ["shortlisted", "chosen"]
    assert [(str(row.person), why) for row, why in told.refused] == [("Hodan W.", "Every place is taken.")]


def test_what_was_said_of_somebody_counts_as_soon_as_they_are_shortlisted(three):
    opportunity, rows, host = three
    fourth = make.make_application("assessed", opportunity=opportunity, person=make.make_person("Yusuf Ali"))
    as_user(host, rankings.save_ranking, opportunity, said(opportunity, [*rows, fourth], "no", "no", "no", "yes"))
    _ranking, told = as_user(host, rankings.submit_ranking, opportunity)
    assert (told.signed, fourth.signatures.count()) == ([], 0)
    officer = make.make_staff("officer")
    as_user(officer, applications.shortlist, fourth)
    signature = fourth.signatures.get()
    assert (signature.side, signature.by, fourth.turn_role) == ("host", host, "officer")


def test_after_the_day_a_first_ranking_counts_and_a_change_does_not(three):
    opportunity, rows, host = three
    clock.start_at(clock.now() + timedelta(days=90))
    as_user(host, rankings.save_ranking, opportunity, said(opportunity, rows, "yes", "no", "no"))
    as_user(host, rankings.submit_ranking, opportunity)
    with pytest.raises(Refused, match="The day to change your ranking has passed"):
        as_user(host, rankings.save_ranking, opportunity, said(opportunity, rows, "no", "no", "no"))


def test_only_the_institution_ranks_and_only_while_it_is_chosen(three):
    opportunity, rows, host = three
    with pytest.raises(Refused, match="The institution ranks, and nobody for it"):
        as_user(make.make_staff("officer"), rankings.save_ranking, opportunity, said(opportunity, rows, "yes"))
    as_user(make.make_staff("officer"), opportunities.withdraw, opportunity, reason="The funding ended")
    with pytest.raises(Refused, match="The choice for this opportunity is over"):
        as_user(host, rankings.save_ranking, opportunity, [])


def test_of_two_colleagues_the_second_reads_who_was_first(three):
    opportunity, rows, host = three
    colleague = make.make_member(opportunity.organisation)
    as_user(host, rankings.save_ranking, opportunity, said(opportunity, rows, "yes"), seen=0)
    with pytest.raises(Conflict) as clash:
        as_user(colleague, rankings.save_ranking, opportunity, said(opportunity, rows, "no"), seen=0)
    assert clash.value.obj.by == host
    assert places(newest(opportunity))[0] == (1, "Hodan W.", "yes")


def test_a_draft_is_for_the_institution_and_a_rank_never_for_whom_it_is_about(three):
    opportunity, rows, host = three
    officer = make.make_staff("officer")
    as_user(host, rankings.save_ranking, opportunity, said(opportunity, rows, "yes", "no", "no"))

    def seen_by(user):
        set_actor(str(user.pk))
        try:
            return HostRank.objects.count(), HostRanking.objects.visible_to(user).count()
        finally:
            set_actor("system:maker")

    assert [seen_by(user) for user in (host, officer, rows[0].person.user)] == [(3, 1), (0, 1), (0, 0)]
    as_user(host, rankings.submit_ranking, opportunity)
    assert [seen_by(user) for user in (host, officer, rows[0].person.user)] == [(3, 1), (3, 1), (0, 0)]
    assert [str(newest(opportunity)), str(HostRank.objects.first())] == [
        f"ranking 1 for {opportunity.pk}", f"1: {rows[0].pk}",
    ]  # fmt: skip
