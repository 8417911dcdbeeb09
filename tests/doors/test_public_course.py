"""Courses for everybody, and whether a certificate holds: no list, no name that was not typed."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from ciconia.learning.actions import certificate
from ciconia.learning.models import Certificate
from tests import make, make_learning
from tests.doors.desk_line import main
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    cache.clear()


def test_open_courses_and_those_that_were_given(client):
    url = reverse("public:courses", args=["cd4d2"])
    make.make_programme()
    assert "No course is open today" in main(client.get(url))
    make.set_actor("system:maker")
    course, over = make_learning.make_course(), make_learning.make_course("over", audience="organisations")
    draft = make_learning.make_course("draft")
    assert main(client.get(url)).count("Preparatory training") == 2
    for row, words in ((course, "is enrolled by the programme"), (over, "name their members")):
        shown = main(client.get(reverse("public:course", args=["cd4d2", row.public_id])))
        assert (words in shown, "12 hours" in shown) == (True, True)
    assert client.get(reverse("public:course", args=["cd4d2", draft.public_id])).status_code == 404


def test_a_check_says_what_the_owner_lets_it_say(client):
    row = make_learning.make_enrolment("completed")
    made = Certificate.objects.select_related("enrolment__course").get()
    url = reverse("certificates")
    filled = client.get(reverse("certificate", args=[made.number]))
    assert (f'value="{made.number}"' in filled.content.decode(), "holds." in main(filled)) == (True, True)
    bare = client.post(url, {"number": made.number.lower()})
    assert ("This certificate holds" in main(bare), "Preparatory" in main(bare), "Idil" in main(bare)) == (
        True, False, False,
    )  # fmt: skip
    assert bare["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert "Type the number" in main(client.get(url))
    named = main(client.post(url, {"number": made.number, "name": "idil FARAH"}))
    assert "It stands in the name of Idil Farah." in named
    other = client.post(url, {"number": made.number, "name": "Idil Fara"})
    assert ("It stands in another name" in main(other), "Farah" in main(other)) == (True, False)
    make.set_actor("system:maker")
    as_user(row.account, certificate.let_show, made, shows=True)
    assert "Preparatory training" in main(client.post(url, {"number": made.number}))
    make.set_actor("system:maker")
    as_user(make.make_staff("officer"), certificate.withdraw, made, reason="Somebody else sat the test")
    gone = main(client.post(url, {"number": made.number}))
    assert ("This certificate was withdrawn" in gone, "Somebody else" in gone) == (True, False)


def test_a_number_that_is_not_there_and_asking_too_often(client):
    url = reverse("certificates")
    unknown = client.post(url, {"number": "nothing", "name": "Idil"})
    assert (unknown.status_code, "No certificate has this number" in main(unknown)) == (404, True)
    codes = [client.post(url, {"number": "ABCD-EFGH-JKMN"}).status_code for _each in range(20)]
    assert (codes[0], codes[-1]) == (404, 429)
