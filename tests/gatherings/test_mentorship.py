"""Mentors: offered, asked, matched with reasons, two yeses, looked in on, ended, and of use or not."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.models import Log, User
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.actions import mentorship as mentorships
from ciconia.gatherings.models import MentorOffer, Mentorship, PairSide
from ciconia.gatherings.queries import mentorship as queries
from ciconia.gatherings.rules.mentorship import FLOW, fits, unfit_offer
from tests import make

pytestmark = pytest.mark.django_db
WEEKS = timedelta(weeks=1)


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def letters():
    """{who mentors: letter} of what waits to be handed over, and hand it over."""
    found = []
    mentorships.write_letters(lambda side: found.append((side.name, side.letter)))
    return sorted(found)


def sides(pair):
    """The two of a pair: mentee, mentor."""
    return [PairSide.objects.filter(mentorship=pair, mentors=mentors).first() for mentors in (False, True)]


def test_only_who_took_part_mentors_and_who_takes_part_asks():
    engagement = make.make_engagement("agreed")
    programme, account = engagement.programme, engagement.person.user
    host = make.make_member(engagement.organisation)
    with pytest.raises(Refused, match="Whoever took part"):
        make.as_user(account, mentorships.offer, programme, **make.offer_fields())
    with pytest.raises(Refused, match="Whoever takes part"):
        make.as_user(make.make_user(), mentorships.ask, programme, **make.asking_fields())
    asked = make.as_user(account, mentorships.ask, programme, **make.asking_fields())
    theirs = make.as_user(host, mentorships.ask, programme, **make.asking_fields(name="The night team"))
    assert [(row.state, row.turn_role, row.focus, row.sectors) for row in (asked, theirs)] == [
        ("asked", "officer", engagement.focus, [engagement.opportunity.sector.code])
    ] * 2
    assert (asked.person, theirs.person) == (engagement.person, None)
    with pytest.raises(Unfit, match="You look for a mentor already"):
        make.as_user(account, mentorships.ask, programme, **make.asking_fields())
    with make.acting_as(str(host.pk)):
        assert queries.programmes_of(host) == [programme]
        assert queries.programmes_of(host, done=True) == []
        assert [pair.pk for pair in queries.own_pairs(host)] == [theirs.pk]
    assert str(asked).startswith("Mentor asked for on 20")
    make.as_user(account, mentorships.withdraw, asked, reason="I know enough now.")
    assert (asked.state, letters()) == ("ended", [])


@pytest.mark.parametrize(
    ("said", "field"),
    [({"name": " "}, "name"), ({"about": ""}, "about"), ({"about": "x" * 2001}, "about"),
     ({"languages": []}, "languages"), ({"hours": 0}, "hours"), ({"hours": 41}, "hours"), ({"at_once": 6}, "at_once"),
     ({"until": clock.today()}, "until")],
)  # fmt: skip
def test_an_offer_that_does_not_fit_is_a_sentence(said, field):
    offer = MentorOffer(**make.offer_fields() | said)
    assert list(unfit_offer(offer, clock.today())) == [field]


def test_an_asking_that_does_not_fit_is_a_sentence():
    engagement = make.make_engagement("agreed")
    offer = make.make_mentor_offer(engagement=make.make_engagement("active", application=make.make_application(
        "offered", opportunity=make.make_opportunity(), person=make.make_person("Layla Nur"))))  # fmt: skip
    yesterday = clock.today() - timedelta(days=1)
    ask = (engagement.person.user, mentorships.ask, engagement.programme, make.asking_fields)
    anew = (offer.account, mentorships.offer, offer.programme, make.offer_fields)
    for (by, act, programme, fields), said, field in (
        (ask, {"wanted_from": yesterday}, "wanted_from"), (ask, {"name": ""}, "name"), (anew, {"hours": 0}, "hours")
    ):  # fmt: skip
        with pytest.raises(Unfit) as wrong:
            make.as_user(by, act, programme, **fields(**said))
        assert list(wrong.value.problems) == [field]
    offer.refresh_from_db()
    assert (Mentorship.objects.count(), offer.hours) == (0, 4)


def test_who_is_suggested_and_why():
    today = clock.today()

    def offer(number, **fields):
        common = {"pk": number, "account_id": number, "topics": ["a"], "languages": ["en"], "at_once": 1, "hours": 4}
        return MentorOffer(**{**common, "until": today + WEEKS * 20, "since": clock.now(), **fields})

    asked = Mentorship(account_id=99, focus_id=1, topics=["b", "a"], sectors=["water"], languages=["so", "en"],
                       wanted_from=today + WEEKS, refused=[8])  # fmt: skip
    offers = [
        offer(1, topics=["a", "b"]), offer(2, sectors=["water"]), offer(3, focus_id=1), offer(4),
        offer(5, languages=["nl"]), offer(6, until=today + WEEKS * 6), offer(7, stopped_at=clock.now()), offer(8),
        offer(99), offer(10), offer(11, topics=[], languages=["en", "so"]),
    ]  # fmt: skip
    found = fits(asked, offers, {10: 1}, today)
    assert [fit.offer.pk for fit in found] == [1, 2, 3, 4, 11]
    until = (today + WEEKS * 20).isoformat()
    hours = {"because": "hours", "hours": 4, "until": until}
    assert [fit.reasons for fit in found[:3]] == [
        [{"because": "topics", "uris": ["b", "a"]}, {"because": "languages", "codes": ["en"]}, hours],
        [{"because": "topics", "uris": ["a"]}, {"because": "languages", "codes": ["en"]}, {"because": "sector"}, hours],
        [
            {"because": "topics", "uris": ["a"]},
            {"because": "languages", "codes": ["en"]},
            {"because": "country"},
            hours,
        ],
    ]
    assert found[-1].reasons == [{"because": "languages", "codes": ["so", "en"]}, hours]


def test_a_pair_begins_with_two_yeses_and_only_then_knows_how_to_reach_each_other():
    pair = make.make_mentorship("proposed")
    mentee, mentor = pair.account, pair.mentor
    assert (pair.turn_role, pair.turn_person_id, [reason["because"] for reason in pair.reasons]) == (
        "mentor", mentor.pk, ["topics", "languages", "country", "sector", "hours"]
    )  # fmt: skip
    assert letters() == [("Amina", "proposed"), ("Hodan", "proposed")]
    assert letters() == []
    with make.acting_as(str(mentee.pk)):
        (own,) = queries.own_pairs(mentee)
        side = queries.side_of(own, mentee)
        other = queries.other_side(own, side)
        assert (side.name, other.name, other.words, other.contact) == ("Amina", "Hodan", "How a first week goes.", "")
        assert queries.side_of(own, make.make_user()) is None
        assert list(queries.own_offers(mentee)) == []
    with pytest.raises(Refused):
        make.as_user(make.make_user(), mentorships.say_yes, pair)
    make.as_user(mentor, mentorships.say_yes, pair)
    make.as_user(mentor, mentorships.say_yes, pair)
    assert (pair.state, pair.turn_role, pair.turn_person_id) == ("proposed", "mentee", mentee.pk)
    make.as_user(mentee, mentorships.say_yes, pair)
    make.as_user(mentor, mentorships.say_yes, pair)
    assert (pair.state, pair.started_on, pair.ends_on, pair.due_at.date()) == (
        "active", clock.today(), clock.today() + WEEKS * 26, clock.today() + WEEKS * 6
    )  # fmt: skip
    assert [one.contact for one in sides(pair)] == [mentee.email, mentor.email]
    for user, name, contact in ((mentee, "Hodan", mentor.email), (mentor, "Amina", mentee.email)):
        with make.acting_as(str(user.pk)):
            (own,) = queries.own_pairs(user)
            other = queries.other_side(own, queries.side_of(own, user))
            assert (other.name, other.contact) == (name, contact)
    assert letters() == [("Amina", "active"), ("Hodan", "active")]
    officer = make.make_staff("officer")
    with make.acting_as(str(officer.pk)):
        (offer,) = queries.offers_at_desk(pair.programme, officer)
        assert (offer.busy, [row.pk for row in queries.pairs_at_desk(pair.programme, officer)]) == (1, [pair.pk])
    with pytest.raises(Conflict):
        make.as_user(officer, mentorships.propose, pair, offer)


def test_a_full_mentor_is_not_proposed_and_a_refused_one_not_again():
    pair = make.make_mentorship("proposed")
    mentor, officer, offer = pair.mentor, make.make_staff("officer"), pair.offer
    letters()
    make.as_user(pair.account, mentorships.say_yes, pair)
    make.as_user(mentor, mentorships.decline, pair)
    assert (pair.state, pair.turn_role, pair.mentor, pair.offer, pair.refused) == (
        "asked", "officer", None, None, [offer.pk]
    )  # fmt: skip
    assert (letters(), {side.yes_at for side in sides(pair)}) == ([("Amina", "again")], {None})
    with pytest.raises(Unfit, match="no place free"):
        make.as_user(officer, mentorships.propose, pair, offer)
    with pytest.raises(Conflict):
        make.as_user(pair.account, mentorships.say_yes, pair)
    Mentorship.objects.update(refused=[])
    pair.refresh_from_db()
    make.as_user(officer, mentorships.propose, pair, offer)
    letters()
    make.as_user(pair.account, mentorships.decline, pair)
    assert letters() == [("Hodan", "again")]
    assert sides(pair)[1].words == ""


def test_what_nobody_answers_goes_back_and_so_does_what_a_mentor_stops():
    pair = make.make_mentorship("proposed")
    offer = pair.offer
    with pytest.raises(Refused):
        make.as_user(pair.account, mentorships.stop_offer, offer)
    assert mentorships.pass_dates() == {"looked_in": 0, "lapsed": 0, "left": 0}
    Mentorship.objects.update(due_at=clock.now() - timedelta(days=8))
    assert mentorships.pass_dates() == {"looked_in": 0, "lapsed": 1, "left": 0}
    pair.refresh_from_db()
    assert (pair.state, pair.refused) == ("asked", [offer.pk])
    Mentorship.objects.update(refused=[])
    pair.refresh_from_db()
    make.as_user(make.make_staff("officer"), mentorships.propose, pair, offer)
    make.as_user(offer.account, mentorships.stop_offer, offer)
    pair.refresh_from_db()
    assert (pair.state, offer.stopped_at is None) == ("asked", False)
    make.as_user(make.make_staff("officer"), mentorships.withdraw, pair, reason="Nobody is left.")
    assert letters() == [("Amina", "ended"), ("Hodan", "again")]


def test_a_mentor_who_stopped_between_two_yeses_does_not_begin():
    pair = make.make_mentorship("proposed")
    make.as_user(pair.mentor, mentorships.say_yes, pair)
    MentorOffer.objects.update(stopped_at=clock.now())
    with pytest.raises(Refused, match="This mentor has stopped meanwhile"):
        make.as_user(pair.account, mentorships.say_yes, pair)
    pair.refresh_from_db()
    assert pair.state == "proposed"


def test_after_six_weeks_both_are_asked_and_at_the_end_whether_it_was_of_use():
    pair = make.make_mentorship("active")
    letters()
    Mentorship.objects.update(started_on=clock.today() - WEEKS * 6)
    assert mentorships.pass_dates() == {"looked_in": 1, "lapsed": 0, "left": 0}
    assert mentorships.pass_dates()["looked_in"] == 0
    assert letters() == [("Amina", "look_in"), ("Hodan", "look_in")]
    pair.refresh_from_db()
    assert (pair.state, pair.due_at.date()) == ("active", pair.ends_on)
    mentee, mentor = sides(pair)
    with pytest.raises(Refused, match="asked of the two"):
        make.as_user(pair.account, mentorships.say_useful, mentee, useful=4)
    with pytest.raises(ReasonMissing):
        make.as_user(pair.account, mentorships.end, pair, reason=" ")
    make.as_user(pair.account, mentorships.end, pair, reason="We are done.", again=True)
    assert (pair.state, Mentorship.objects.count()) == ("ended", 1)
    assert letters() == [("Amina", "ended"), ("Hodan", "ended")]
    mentee, mentor = sides(pair)
    assert (mentee.contact, mentor.contact) == ("", "")
    make.as_user(pair.account, mentorships.say_useful, mentee, useful=4, words="I slept the first night.")
    make.as_user(pair.mentor, mentorships.say_useful, mentor, useful=2)
    for said, field in (({"useful": 5}, "useful"), ({"useful": 3, "words": "x" * 2001}, "words")):
        with pytest.raises(Unfit) as wrong:
            make.as_user(pair.account, mentorships.say_useful, mentee, **said)
        assert list(wrong.value.problems) == [field]
    with make.acting_as(str(pair.mentor_id)):
        assert [side.useful_words for side in PairSide.objects.all()] == [""]
    assert queries.mentors_of(pair.programme) == queries.Mentors(
        offer=1, mentors=1, mentored=1, pairs=1, active=0, useful=1, answered=2
    )


def test_a_mentor_who_leaves_gives_the_other_back():
    pair = make.make_mentorship("active")
    offer = pair.offer
    make.as_user(pair.mentor, mentorships.end, pair, reason="I move to Nairobi.", again=True)
    anew = Mentorship.objects.get(state="asked")
    assert (anew.account, anew.what_for, anew.refused, pair.state) == (pair.account, pair.what_for, [offer.pk], "ended")
    assert letters() == [("Amina", "again"), ("Amina", "ended"), ("Hodan", "ended")]


def test_nobody_waits_for_an_account_that_is_gone():
    pair = make.make_mentorship("active")
    User.objects.filter(pk=pair.mentor_id).update(is_active=False)
    assert mentorships.pass_dates() == {"looked_in": 0, "lapsed": 0, "left": 1}
    assert sorted(Mentorship.objects.values_list("state", flat=True)) == ["asked", "ended"]
    assert Log.objects.filter(verb="mentorship.end").get().actor is None
    anew = Mentorship.objects.get(state="asked")
    mentee = make.make_engagement("active", application=make.make_application(
        "offered", opportunity=make.make_opportunity(), person=make.make_person("Layla Nur")))  # fmt: skip
    other = make.make_mentor_offer(engagement=mentee, name="Layla")
    make.as_user(make.make_staff("officer"), mentorships.propose, anew, other)
    for account in (anew.account, other.account):
        make.as_user(account, mentorships.say_yes, anew)
    User.objects.filter(pk=anew.account_id).update(is_active=False)
    assert mentorships.pass_dates()["left"] == 1
    assert Mentorship.objects.exclude(state="ended").count() == 0
    PairSide.objects.update(letter="ended")

    def broken(side):
        raise NotSent

    assert mentorships.write_letters(broken) == (0, 1)  # those without an account get none


def test_offering_anew_changes_the_offer():
    offer = make.make_mentor_offer()
    again = make.as_user(offer.account, mentorships.offer, offer.programme, **make.offer_fields(hours=8))
    assert (again.pk, again.hours, str(again)) == (offer.pk, 8, "Hodan")
    assert FLOW.turn(Mentorship(state="active", state_since=clock.now(), account=offer.account)).role == "mentee"
