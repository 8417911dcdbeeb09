"""What tests of public pages share."""

import re
from datetime import date
from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.text import Translated, translated
from ciconia.selection.models import Need, Opportunity

OWN = ("SELECT set_config", "SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def write(need: Need, title: str | Translated = "Hydrologist", **fields: Any) -> Opportunity:
    """An opportunity as the maker writes it: published, in whatever shape a test needs."""
    number = Opportunity.objects.count() + 1
    own = {
        "programme": need.programme, "focus": need.focus, "organisation": need.organisation, "need": need,
        "sector": need.sector, "reference": f"CD2-SOM-9{number:03}",
        "title": title if isinstance(title, Translated) else translated(title),
        "summary": translated("Help the utility see its wells"), "background": translated("Wells run dry unseen"),
        "tasks": translated("Install\nTrain"), "required": translated("Five years with wells"),
        "deliverables": translated("Well map"), "languages": ["so"], "mode": "physical", "starts": date(2021, 5, 10),
        "weeks": 6, "deadline": date(2021, 3, 21), "answer_by": date(2021, 4, 9), "state": "published",
        "turn_role": "officer", "published_at": clock.now(),
    }  # fmt: skip
    return Opportunity.objects.create(**(own | fields))


def text(response: Any) -> str:
    """What a page says, without its marks."""
    words = re.sub(r"<svg\b.*?</svg>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", words)


def statements(client: Any, url: str, captured: Any) -> int:
    """How many statements a page takes, all but transaction control and the wall's own."""
    with captured(50) as found:
        client.get(url)
    return len([query for query in found if not query["sql"].startswith(OWN)])
