"""A CV as suggestions: what is ticked is taken over, and nothing else is kept."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ciconia.doors.portal.forms.cv import A_DAY, SALT, language_of, opened, sealed
from ciconia.doors.portal.suggestions import experience_text, suggestions
from ciconia.doors.portal.words.cv import KINDS, NOTES, PROBLEMS, period_words, where_words
from ciconia.formats.cv import problems
from ciconia.formats.cv.reader import LIMIT, read_bytes
from ciconia.formats.cv.shape import PRIVATE, SURE, Cv, Job, Read, Spoken
from ciconia.foundation.models import Log
from ciconia.foundation.text import translated
from ciconia.people.models import Counted, Person
from tests import make
from tests.doors.portal import send, text, titles, visit, whole

LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
pytestmark = pytest.mark.django_db
RESUME = {
    "basics": {
        "name": "Hodan Warsame", "label": "Water engineer", "phone": "+31 6 55501234", "image": "photo.png",
        "summary": "I find leaks in old networks. I am a married woman.",
        "location": {"city": "Delft", "countryCode": "NL"}, "birthDate": "1985-02-03",
    },
    "work": [
        {"name": "Maasmond", "position": "Engineer", "startDate": "2015-03",
         "highlights": ["Found forty leaks", "Led the team of Maasmond"]},
        {"name": "Van Essel", "position": "Draughtswoman", "startDate": "2011", "endDate": "2011"},
    ],
    "education": [{"institution": "Delft", "studyType": "MSc", "area": "Water", "startDate": "2005",
                   "endDate": "2009"}],
    "certificates": [{"name": "Diving", "issuer": "Club", "date": "2010-05"}],
    "languages": [{"language": "Somali", "fluency": "native"}, {"language": "Dutch", "fluency": "C1"},
                  {"language": "Elvish", "fluency": "C2"}, {"language": "French"}],
    "skills": [{"name": "Finding leaks"}, {"name": "finding leaks"}, {"name": "x" * 61}, {"name": "Training"}],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def hodan():
    return make.make_person("Hodan Abdi Warsame", residence="")


def resume(**changes):
    """A CV in JSON, as a file."""
    return file(json.dumps(RESUME | changes).encode())


def file(raw, name="cv.json"):
    """A file to send."""
    return SimpleUploadedFile(name, raw)


def ticked(answer):
    """The keys of what is ticked on the page of suggestions."""
    return re.findall(r'name="take" value="([^"]+)" checked', answer.content.decode())


def offered(answer):
    """The keys of all suggestions."""
    return re.findall(r'name="take" value="([^"]+)"', answer.content.decode())


def seal(answer):
    """What travels through the browser."""
    return re.search(r'name="sealed" value="([^"]+)"', answer.content.decode())[1]


def read(person, **changes):
    """The page of suggestions somebody is shown."""
    return send(person.user, "cv", file=resume(**changes))


def reread(person, **changes):
    """The same page without a process that reads: as it comes back where nothing was ticked."""
    return send(person.user, "cv_take", sealed=sealed_for(person, **changes), language="en")


def sealed_for(person, **changes):
    """What travels through the browser after that CV was read."""
    return sealed(read_bytes(json.dumps(RESUME | changes).encode()), person)


def test_the_way_there_says_what_becomes_of_the_file(hodan):
    assert "Read my CV" in text(visit(hodan.user, "profile"))
    page = visit(hodan.user, "cv")
    assert "It is read once and not kept, here or anywhere else." in text(page)
    assert 'accept=".pdf,.docx,.xml,.json,.zip"' in whole(page)


def test_only_what_is_sure_and_missing_is_ticked_and_nothing_is_saved(hodan):
    before = (Person.objects.values().get(pk=hodan.pk), Log.objects.count())
    answer = read(hodan)
    assert titles(answer) == [
        "What was not read", "What a host may read", "For the programme alone", "Where you live, and how to reach you",
    ]  # fmt: skip
    assert offered(answer) == [
        "headline", "skill-0", "skill-3", "experience", "language-so", "language-nl", "language-fr", "work-0", "work-1",
        "study-0", "certificate-0", "phone", "residence_country", "residence_city",
    ]  # fmt: skip
    assert ticked(answer) == [
        "headline", "skill-0", "skill-3", "language-nl", "work-0", "work-1", "study-0", "certificate-0", "phone",
        "residence_country", "residence_city",
    ]  # fmt: skip
    make.set_actor("system:maker")
    assert (Person.objects.values().get(pk=hodan.pk), Log.objects.count()) == before


def test_what_is_private_stands_nowhere_but_its_kind_is_said(hodan):
    answer = read(hodan)
    assert "Never read, and not kept: birth, family, photo, sex." in text(answer)
    assert "Languages a profile cannot name: Elvish." in text(answer)
    said = whole(answer) + str(signing.loads(seal(answer), salt=SALT))
    for word in ("1985", "married", "photo.png"):
        assert word not in said
    assert "Led the team of Maasmond" not in text(answer)


def test_what_is_ticked_is_taken_over_and_the_file_is_nowhere(hodan):
    answer = read(hodan)
    data = {"take": [*ticked(answer), "experience", "language-so"], "sealed": seal(answer), "language": "en"}
    levels = {"level-so": "C2", "level-nl": "C1", "level-fr": ""}
    assert send(hodan.user, "cv_take", **data, **levels).url == reverse("portal:profile")
    kept = Person.objects.select_related("identity").get(pk=hodan.pk)
    assert (kept.headline, kept.concepts, kept.languages) == (
        "Water engineer", ["Finding leaks", "Training"],
        [{"code": "so", "level": "C2"}, {"code": "nl", "level": "C1"}],
    )  # fmt: skip
    assert kept.experience == {
        "source": "en", "en": "I find leaks in old networks.\n\n2015 to today: Engineer\n- Found forty leaks",
    }  # fmt: skip
    identity = kept.identity
    assert identity.work_history == [
        "2015 to today: Engineer, Maasmond", "2011: Draughtswoman, Van Essel", "2005 to 2009: MSc, Water, Delft",
        "2010: Diving, Club",
    ]  # fmt: skip
    assert (identity.phone, identity.residence_country, identity.residence_city) == ("+31 6 55501234", "NLD", "Delft")
    assert (identity.full_name, Counted.objects.count()) == ("Hodan Abdi Warsame", 0)
    entry = Log.objects.filter(verb="person.update_profile").latest("pk")
    assert entry.data["changed"] == [
        "concepts", "experience", "headline", "languages", "phone", "residence_city", "residence_country",
        "work_history",
    ]  # fmt: skip
    folder = Path(settings.CICONIA_HOME) / "files"
    assert [path for path in folder.rglob("*") if path.is_file() and b"Draughtswoman" in path.read_bytes()] == []


def test_the_same_cv_again_says_that_nothing_is_new(hodan):
    answer = reread(hodan, languages=[])
    data = {"take": offered(answer), "sealed": seal(answer), "language": "en"}
    send(hodan.user, "cv_take", **data)
    assert "Your profile says all of it already" in text(reread(hodan, languages=[]))
    assert send(hodan.user, "cv_take", **data).status_code == 422  # a second press finds nothing left to take
    kept = Person.objects.select_related("identity").get(pk=hodan.pk)
    assert (len(kept.concepts), len(kept.identity.work_history)) == (2, 4)


def test_what_stands_there_is_shown_beside_and_is_not_ticked(hodan):
    hodan.headline, hodan.experience = "Plumber", translated("Twintig jaar", "nl")
    hodan.languages = [{"code": "nl", "level": "B1"}, {"code": "fr", "level": "A1"}]
    hodan.save()
    hodan.identity.residence_country = "SOM"
    hodan.identity.save()
    answer = read(hodan)
    assert ticked(answer) == [
        "skill-0", "skill-3", "work-0", "work-1", "study-0", "certificate-0", "phone", "residence_city",
    ]  # fmt: skip
    assert "Replaces Plumber" in text(answer)
    assert "Replaces B1, gets by at work" in text(answer)
    assert "Replaces Somalia" in text(answer)
    assert "Twintig jaar" in text(answer)
    assert "language-fr" not in offered(answer)  # the file does not say how well


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"take": ["language-fr"], "level-fr": ""}, "Say how well you speak it"),
        ({"take": []}, "Tick what you want to take over, or go back to your profile."),
        ({"take": ["headline", "experience"], "language": ""}, "Choose the language you write in"),
    ],
)
def test_what_is_wrong_is_said_and_the_ticks_stay(hodan, changes, error):
    answer = reread(hodan)
    sent = {"take": ["headline"], "sealed": seal(answer), "language": "en"} | changes
    answer = send(hodan.user, "cv_take", **sent)
    assert (answer.status_code, error in text(answer)) == (422, True)
    assert ticked(answer) == sent["take"]
    hodan.refresh_from_db()
    assert hodan.headline == ""


def test_a_profile_holds_only_so_much(hodan):
    hodan.concepts = [f"skill {n}" for n in range(11)]
    hodan.languages = [{"code": code, "level": "B1"} for code in ("de", "es", "it", "pl", "pt", "ru", "sv", "tr")]
    hodan.save()
    hodan.identity.work_history = [f"line {n}" for n in range(39)]
    hodan.identity.save()
    answer = reread(hodan)
    sent = {"take": offered(answer), "sealed": seal(answer), "language": "en", "level-so": "C2", "level-nl": "C1"}
    page = text(send(hodan.user, "cv_take", **sent, **{"level-fr": "A1"}))
    assert "A profile holds 8 languages. Tick fewer." in page
    assert "A profile holds 12 things you can do. Tick fewer" in page
    assert "A profile holds 40 lines of work and studies. Tick fewer." in page


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({}, "Choose the file of your CV."),
        ({"file": file(b"")}, "This file is empty."),
        ({"file": file(b"x" * (LIMIT + 1))}, "The file is larger than 5 MB."),
        ({"file": file(b"\xff\xd8\xff", "me.jpg")}, "This is a picture."),
        (
            {"file": file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))},
            "has a password.",
        ),
        ({"file": file(b'{"basics": {"name": "Ann"}}')}, "Nothing was found in this file that could be suggested."),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(hodan, sent, error):
    answer = send(hodan.user, "cv", **sent)
    assert (answer.status_code, text(answer).count(error)) == (422, 2)


def test_suggestions_are_nobody_elses_and_last_a_day(hodan):
    answer = reread(hodan)
    other = make.make_person("Sara Noor")
    data = {"take": ["headline"], "sealed": seal(answer), "language": "en"}
    assert send(other.user, "cv_take", **data).url == reverse("portal:cv")
    assert send(hodan.user, "cv_take", **(data | {"sealed": "changed"})).url == reverse("portal:cv")
    assert visit(hodan.user, "cv_take").url == reverse("portal:cv")
    value = sealed(Cv(kind="pdf"), hodan)
    assert opened(value, hodan) == Cv(kind="pdf")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.signing.time.time", lambda: 2 * A_DAY + 4_000_000_000)
        assert opened(value, hodan) is None


def test_another_name_in_the_file_is_asked_about_and_nothing_is_ticked(hodan):
    assert "The name in this file is" not in text(reread(hodan))
    answer = read(hodan, basics=RESUME["basics"] | {"name": "Ann Berg"})
    said = re.search(
        "The name in this file is .?Ann Berg.?. Your profile is that of .?Hodan Abdi Warsame.?.", text(answer)
    )
    assert (said is not None, ticked(answer)) == (True, [])


def test_an_account_without_a_profile_has_no_suggestions():
    host = make.make_member(make.make_organisation())
    assert visit(host, "cv").status_code == 404
    client = Client()
    assert client.post(reverse("portal:cv_take")).status_code == 302


def test_every_problem_note_and_kind_has_words():
    assert set(PROBLEMS) == {*problems.SENTENCES, "nothing", "stale"}
    assert set(NOTES) == set(problems.NOTES)
    assert set(KINDS) == set(PRIVATE)


def test_places_in_the_file_are_told_in_words():
    places = ("page 2, line 3", "paragraph 4", "table 1, row 2", "/basics/name", "Skills.csv, row 2")
    assert [where_words(where) for where in places] == [
        "page 2, line 3", "paragraph 4", "table 1, row 2", "", "Skills.csv, row 2",
    ]  # fmt: skip


def test_lines_of_work_name_years_as_far_as_they_are_known():
    assert [period_words(*days, "Cook") for days in (("", "now"), ("", ""), ("2001-03", "2001-09"), ("2001", ""))] == [
        "Cook", "Cook", "2001: Cook", "2001: Cook",
    ]  # fmt: skip


def test_a_text_holds_whole_paragraphs_and_no_employers(hodan):
    what = (Read("Dug. " * 500), Read("Yard bv was mine"))
    job = Job(title=Read("Digger"), employer=Read("Yard BV"), what=what)
    assert experience_text(Cv(kind="pdf", work=(job, job))).count("Digger") == 1
    assert experience_text(Cv(kind="pdf", work=(Job(title=Read("Digger")),))) == ""
    untitled = Job(starts=Read("2001"), what=(Read("Dug"),))
    assert experience_text(Cv(kind="pdf", work=(untitled,))) == "- Dug"
    assert [one.key for one in suggestions(Cv(kind="pdf", work=(Job(),)), hodan)] == []


def test_a_language_stands_once(hodan):
    twice = (Spoken(Read("Dutch"), "nl", Read("B1", "", SURE)), Spoken(Read("Dutch"), "nl", Read("C1", "", SURE)))
    assert [(one.key, one.level) for one in suggestions(Cv(kind="pdf", languages=twice), hodan)] == [
        ("language-nl", "B1")
    ]


def test_the_language_of_a_text_is_one_a_profile_can_name():
    assert language_of("Ik zoek en vind lekken in het net van de stad en leer dat aan anderen") == "nl"
    assert language_of("") in ("", "en")


def test_work_so_far_is_written_on_the_profile_too(hodan):
    fields = {"language": "en", "work_history": "2001 to 2003: welder\n\n 2001 to 2003:  welder\n2004: cook"}
    send(hodan.user, "profile", **fields)
    kept = Person.objects.select_related("identity").get(pk=hodan.pk)
    assert kept.identity.work_history == ["2001 to 2003: welder", "2004: cook"]
    assert "2001 to 2003: welder\n2004: cook</textarea>" in whole(visit(hodan.user, "profile"))
    for lines, error in (
        ("\n".join(map(str, range(41))), "At most 40 lines. Keep what matters for the work you apply for."),
        ("x" * 201, f"“{'x' * 30}…” is too long: at most 200 letters."),
    ):
        answer = send(hodan.user, "profile", **(fields | {"work_history": lines}))
        assert (answer.status_code, text(answer).count(error)) == (422, 2)


def test_a_cv_on_paper_becomes_suggestions(hodan):
    from tests.formats import cv_samples as samples  # noqa: PLC0415 - made only here

    cv = read_bytes(samples.pdf(samples.ENGLISH))
    assert [one.key for one in suggestions(cv, hodan)][:3] == ["headline", "skill-0", "skill-1"]
