"""Stories of the demo world: written, shown to those in them, published and taken back by the verbs, each on its day.

Their pictures are drawings, so that nobody is taken for somebody.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from ciconia.demo import files
from ciconia.demo.cast import Cast
from ciconia.demo.files import Row
from ciconia.demo.together import on_their_days
from ciconia.formats.photo import Photo, fitted
from ciconia.foundation.files import keep_sizes
from ciconia.publishing.actions import appearance as appearances
from ciconia.publishing.actions import story as stories
from ciconia.publishing.models import Appearance, Story

HOW = "Link in a letter"
DRAWINGS = Path(__file__).parent / "world" / "drawings"
_SHEET = '#set page(width: 960pt, height: 640pt, margin: 0pt)\n#image("drawing.svg", width: 100%)'


def make_stories(cast: Cast, until: datetime) -> None:
    """Every story as far as it had come by then."""
    with on_their_days() as go_to:
        for row in files.rows("story"):
            if go_to(row["made"]) < until:
                _story(cast, row, until, go_to)


def _story(cast: Cast, row: Row, until: datetime, go_to: Any) -> None:
    by = cast.users[row["by"]]
    story = stories.make_story(cast.programme, by=by, **_said(cast, row))
    if "picture" in row:  # drawn once and kept, rather than sent by somebody
        Story.objects.filter(pk=story.pk).update(**_kept(row["picture"]))
        story.refresh_from_db()
    for who, function, _named, in_picture in row["shown"]:
        said = {"function": function, "in_picture": in_picture}
        stories.put_appearance(story, by=by, **said, **_who(cast, who, story))
    if "institution" in row:
        host = cast.organisations[row["institution"]]
        contact = cast.users[f"host-{row['institution']}"]
        said = {"name": contact.name, "email": contact.email, "organisation": host, "language": "en"}
        stories.put_appearance(story, by=by, **said)
    if "asked" not in row or go_to(row["asked"]) >= until:
        return
    stories.ask(story, by=by)
    Appearance.objects.filter(story=story).exclude(letter="").update(letter="", letters=1)
    _answers(row, story)
    if "published" not in row or go_to(row["published"]) >= until:
        return
    stories.publish(story, by=by)
    if "taken_back" in row and go_to(row["taken_back"]) < until:
        one = Appearance.objects.filter(story=story).earliest("pk")
        appearances.take_back(one.public_id, how=HOW)
    Appearance.objects.filter(story=story).exclude(letter="").update(letter="", letters=2)


def _answers(row: Row, story: Story) -> None:
    """Those who have answered agree, named as they wish; whoever answers for an institution does."""
    wishes = [named for _who, _function, named, _picture in row["shown"]]
    keys = [who for who, *_rest in row["shown"]]
    for number, one in enumerate(Appearance.objects.filter(story=story).order_by("pk")):
        if "answers" in row and (number >= len(keys) or keys[number] not in row["answers"]):
            continue
        named = wishes[number] if number < len(wishes) else "full"
        appearances.answer(one.public_id, says="yes", named_as=named, seen=one.shown_hash, how=HOW)


def _who(cast: Cast, who: str, story: Story) -> dict[str, Any]:
    """A person of the cast, or somebody by name and address."""
    if "|" in who:
        name, email = who.split("|")
        return {"name": name, "email": email, "language": "en"}
    person = cast.people[who]
    return {"name": person.identity.full_name, "person": person, "language": story.title.source}


def _said(cast: Cast, row: Row) -> dict[str, Any]:
    return {
        "focus": cast.focuses[row["focus"]], "kind": row.get("kind", "story"), "title": files.text(row["title"]),
        "lead": files.text(row["lead"]), "body": files.text(row["body"]), "picture_alt": files.text(row.get("alt")),
        "video_url": row.get("video", ""), "video_minutes": row.get("minutes"),
        "video_language": row.get("spoken", ""),
    }  # fmt: skip


def _kept(name: str) -> dict[str, Any]:
    large, small = keep_sizes(*_photos(name))
    return {
        "picture": large.digest, "picture_width": large.width, "picture_height": large.height,
        "picture_small": small.digest,
    }  # fmt: skip


@cache
def _photos(name: str) -> tuple[Photo, Photo]:
    """A drawing in both sizes; drawn once, however often the world is built."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "drawing.svg").write_bytes((DRAWINGS / f"{name}.svg").read_bytes())
        (Path(folder) / "page.typ").write_text(_SHEET)
        made = bytes(typst.compile(str(Path(folder) / "page.typ"), root=folder, format="png", ppi=72))
    return fitted(made, *stories.PAGE), fitted(made, *stories.LIST, cut=True)
