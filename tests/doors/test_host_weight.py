"""What the pages of an institution weigh on the line: 30 kB for the first visit, 6 kB for each further step.

As a browser gets them: pages compressed by the server, style sheet and mark once, then from the browser's own store.
"""

import gzip
import re
from html import unescape
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from django.utils import translation

from ciconia.foundation.text import translated
from tests import make

pytestmark = pytest.mark.django_db

FIRST, STEP = 30_000, 6_000
WORDS = {
    "en": "Two of five litres are lost before they reach a tap, and nobody knows where, because no valve was ever "
    "drawn on a map. Last year the pumps ran for nine hours a day and four districts still had water for two. ",
    "ar": "يضيع لتران من كل خمسة قبل أن يصلا إلى الصنبور، ولا أحد يعرف أين، لأن الصمامات لم ترسم على خريطة قط. "
    "في العام الماضي عملت المضخات تسع ساعات في اليوم وبقيت أربعة أحياء بالماء ساعتين فقط. ",
}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    with translation.override("en"):
        yield


def asked_with(html):
    """What a browser asks for beside the page itself, by its address."""
    found = re.findall(r'<(?:link rel="(?:stylesheet|icon)" href|img[^>]* src|script[^>]* src)="([^"]+)"', html)
    return {unescape(address) for address in found}


def weight_of(address):
    """The bytes of a file as they are sent: the style sheet compressed, once."""
    name = re.sub(r"^/static/", "", address)
    path = finders.find(name) or finders.find(re.sub(r"\.[0-9a-f]{12}(?=\.)", "", name))
    content = Path(path).read_bytes()
    return min(len(content), len(gzip.compress(content, 9)))


class Line:
    """A browser behind a slow line: counts what comes over it, and keeps what may be kept."""

    def __init__(self, user, language):
        self.client, self.language, self.store, self.table = Client(), language, set(), []
        make.sign_in(self.client, user)

    def open(self, name, *args):
        """Open a page of the portal; its weight with all that is not in the store yet."""
        address = re.sub("^/en/", f"/{self.language}/", reverse(f"portal:{name}", args=args))
        answer = self.client.get(address, headers={"accept-encoding": "gzip"})
        assert (answer.status_code, answer["Content-Encoding"]) == (200, "gzip")
        around = asked_with(gzip.decompress(answer.content).decode()) - self.store
        self.store |= around
        self.table.append((name, len(answer.content) + sum(weight_of(one) for one in around)))


def walked(line, rows):
    """Every page of an institution, the start page first."""
    line.open("home")
    for number in range(1, 7):
        line.open("need_screen", rows["draft"].public_id, number)
    line.open("need_new", rows["draft"].organisation.public_id)
    line.open("need", rows["draft"].public_id)
    line.open("need_move", rows["draft"].public_id, "withdraw")
    for name in ("needs", "opportunities", "engagements"):
        line.open(name)
    line.open("opportunity", rows["application"].opportunity.public_id)
    line.open("candidates", rows["application"].opportunity.public_id)
    line.open("candidate", rows["application"].public_id)
    line.open("engagement", rows["engagement"].public_id)
    line.open("deliverable", rows["engagement"].deliverables.first().public_id)
    line.open("organisation", rows["draft"].organisation.public_id)


def told(language):
    """A need as long as needs are, in a language."""
    text = translated(WORDS[language] * 3, language)
    return {"problem": text, "result": text, "host_provides": text, "not_local": text, "written_in": language}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_first_visit_and_each_step_after_it_weigh_what_they_may(language, capsys):
    engagement = make.make_engagement("active")
    need = engagement.opportunity.need
    application = make.make_application("shortlisted", opportunity=make.make_opportunity(need=need))
    make.make_ranking(application.opportunity)
    draft = make.make_need("draft", partnership=need.partnership, **told(language))
    host = make.make_member(draft.organisation)
    line = Line(host, language)
    walked(line, {"draft": draft, "application": application, "engagement": engagement})
    with capsys.disabled():
        print(f"\npages of an institution, {language}, bytes on the line")
        for name, weight in line.table:
            print(f"  {name:<16}{weight:>7}")
    (_, first), *steps = line.table
    assert first <= FIRST
    assert [(name, weight) for name, weight in steps if weight > STEP] == []
