"""A need as a paper: every question, what is known, no way in for whoever finds it."""

import io

import pytest
from django.utils import translation
from pypdf import PdfReader

from ciconia.doors.portal.need_paper import as_paper
from ciconia.doors.shared.need_form import NeedForm
from ciconia.foundation.text import translated
from ciconia.selection.rules.need_form import GROUPS
from tests import make
from tests.doors.portal import text, visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def read(content):
    reader = PdfReader(io.BytesIO(content))
    return len(reader.pages), " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture
def need():
    return make.make_need("draft", title=translated("Finding leaks"))


def test_the_paper_has_every_question_and_what_is_written(need):
    answer = visit(make.make_member(need.organisation), "need_paper", need.public_id)
    pages, words = read(answer.content)
    assert (answer["Content-Type"], pages) == ("application/pdf", 4)
    assert answer["Content-Disposition"] == f'inline; filename="{need.reference}.pdf"'
    assert [group.title for group in GROUPS if str(group.title) not in words] == []
    assert [known for known in ("Finding leaks", need.reference, f"/en/my/needs/{need.public_id}/") if known not in words] == []  # noqa: E501  # fmt: skip
    assert len(answer.content) <= 150_000


def test_a_paper_for_what_nobody_has_begun(need):
    host = make.make_member(need.organisation)
    answer = visit(host, "need_blank", need.organisation.public_id)
    words = read(answer.content)[1]
    assert "In one line *" in words
    assert need.reference not in words
    assert len(answer.content) <= 150_000
    assert "Get it as a paper to print" in text(visit(host, "need_new", need.organisation.public_id))
    assert "Get it as a paper to print" in text(visit(host, "need", need.public_id))


@pytest.mark.parametrize("language", ["nl", "fr", "ar"])
def test_in_the_other_languages(need, language, capsys):
    with translation.override(language):
        made = as_paper(NeedForm(focus=need.focus), need.organisation, link="https://example.org/my/needs/abc/")
    with capsys.disabled():
        print(f"\na need on paper, {language}: {len(made)} bytes, {read(made)[0]} pages")
    assert len(made) <= 150_000


def test_only_the_institution_gets_it(need):
    assert visit(make.make_member(make.make_organisation()), "need_paper", need.public_id).status_code == 404
    assert visit(make.make_member(need.organisation, "organisation contact"), "need_paper", need.public_id).status_code == 404  # noqa: E501  # fmt: skip
    partnerless = make.make_organisation()
    assert visit(make.make_member(partnerless), "need_blank", partnerless.public_id).status_code == 404
