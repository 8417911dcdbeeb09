"""Pages of editors in the demo world. They are invented, and say so."""

from datetime import datetime
from typing import Any

from ciconia.demo import files
from ciconia.demo.cast import Cast
from ciconia.demo.together import on_their_days
from ciconia.foundation import clock
from ciconia.programmes.models import Focus
from ciconia.publishing.actions import page as pages
from ciconia.publishing.models import PAGES, PublicPage

MODELS = {model.section: model for model in PAGES}


def make_pages(cast: Cast, until: datetime) -> None:
    """Every page that was there by then: written, and published unless it is a draft."""
    by = cast.users["marit"]
    pages.admit(by)
    with on_their_days() as go_to:
        for row in files.rows("page"):
            if go_to(row["day"]) < until:
                _page(cast, row, by)


def _page(cast: Cast, row: files.Row, by: Any) -> None:
    first: PublicPage | None = None
    for language in row["title"]:
        said: dict[str, Any] = {"title": row["title"][language], "slug": row["slug"], "lead": row["lead"][language]}
        body = [("text", f"<p>{part}</p>") for part in row["body"][language].split("\n\n")]
        said |= {name: row[name] for name in ("link", "language", "licence") if name in row}
        if row["section"] == "news":
            said["day"] = row["day"]
        if "focus" in row:
            said["focus"] = Focus.objects.get(programme=cast.programme, country=row["focus"])
        page = MODELS[row["section"]](body=body, programme=cast.programme, **said)
        if first is not None:
            page.translation_key = first.translation_key
        pages.put(page, language=language, by=by)
        if not row.get("draft"):
            pages.publish(page, by=by)
            at = clock.now()
            MODELS[row["section"]].objects.filter(pk=page.pk).update(first_published_at=at, last_published_at=at)
        first = first or page
