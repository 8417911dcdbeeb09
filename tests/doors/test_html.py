"""Pages keep the rules others check them by: HTML as the Nu checker reads it, postings as search engines do."""

import re

import pytest

from ciconia.delivery.models import Engagement
from ciconia.foundation.models import Role
from ciconia.selection.models import Opportunity
from tests import make
from tests.tools import checkers

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|action)="(/[^"#?]*)[^"]*"')
ROW = re.compile(r"(?<=/)[a-z0-9]{10}(/[a-z0-9-]+)?(?=/|$)")
MOST = 40


def shape_of(path: str) -> str:
    """An address without what tells one row from another: pages of one shape come from one template."""
    return ROW.sub("ROW", path)


def walked(client, start: str, doors: tuple[str, ...], seen: set[str]) -> dict[str, bytes]:
    """One page of each shape that links lead to from a start, below the doors given."""
    found, waiting = {}, [start]
    while waiting and len(found) < MOST:
        path = waiting.pop(0)
        if shape_of(path) in seen or not path.startswith(doors):
            continue
        seen.add(shape_of(path))
        response = client.get(path)
        if response.status_code == 302:
            waiting.append(response["Location"].split("?")[0])
        elif response.get("Content-Type", "").startswith("text/html") and response.status_code != 405:
            found[f"{response.status_code} {path}"] = response.content
            waiting += LINK.findall(response.content.decode())
    return found


def accounts() -> dict[str, object]:
    """Somebody for each door, with something of every noun to look at."""
    engagement = make.make_engagement("active")
    make.accept_everything(engagement)
    opportunity = engagement.application.opportunity
    another = make.make_opportunity(need=opportunity.need)
    make.make_application("shortlisted", opportunity=another, person=make.make_person("Zaynab Hadi"))
    make.make_opportunity("draft", need=opportunity.need)
    make.make_event_registration(event=make.make_event(capacity=1))
    assert (Engagement.objects.count(), Opportunity.objects.count()) == (1, 3)
    return {
        "officer": make.make_staff("officer"),
        "coordinator": make.make_staff("coordinator"),
        "host": make.make_member(opportunity.organisation),
        "endorser": make.make_member(opportunity.need.endorser, Role.ENDORSER),
        "expert": engagement.person.user,
    }


@pytest.fixture
def folder(tmp_path):
    """A folder for pages; asked first, so that nothing is made where there is nobody to check it."""
    checkers.ready()
    make.set_actor("system:maker")
    return tmp_path


def test_pages_of_every_door_are_html_by_the_rules_of_the_nu_checker(client, folder):
    people, pages = accounts(), {}
    for language in ("en", "ar"):
        client.logout()
        start, account = f"/{language}/p/cd4d2/", f"/{language}/account/sign-in/"
        seen: set[str] = set()
        for first in (start, account):
            pages |= walked(client, first, (start, f"/{language}/account/"), seen)
    for name, user in people.items():
        make.sign_in(client, user)
        seen = set()
        for path, content in walked(client, "/en/start/", ("/en/start/", "/en/my/", "/en/desk/"), seen).items():
            pages[f"{name} {path}"] = content
        make.set_actor("system:maker")
    for path, content in pages.items():
        name = re.sub(r"[^a-zA-Z0-9]+", "-", path).strip("-")
        (folder / f"{name}.html").write_bytes(content)
    assert len(pages) > 60
    assert checkers.faults_in_html(folder) == []


def test_the_posting_of_an_opportunity_passes_googles_rules(client, folder):
    spot = make.make_opportunity()
    online = make.make_opportunity(need=spot.need, mode="virtual")
    for opportunity in (spot, online):
        page = folder / f"{opportunity.public_id}.html"
        page.write_bytes(client.get(f"/en/p/cd4d2/opportunities/{opportunity.public_id}/").content)
        found = checkers.posting_in(page)
        assert found["types"] == ["JobPosting"]
        assert [sentence for severity, sentence in found["issues"] if severity == "ERROR"] == []
        # What it recommends and we do not know, or do not have: there is no salary, and no form without an account.
        assert {sentence.split('"')[1] for _severity, sentence in found["issues"]} <= {
            "baseSalary", "directApply", "jobLocationType", "applicantLocationRequirements",
        }  # fmt: skip
