"""What the door gives and takes, as types: the description that programs read is made from these."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from ciconia.foundation.text import Translated
from ciconia.selection.queries.open_opportunity import After, Choice

MOST = 100
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,40}$")]
ISO3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Mode = Literal["physical", "virtual", "mixed"]


class Text(Schema):
    """A text in every language it was written in."""

    source: str = Field(description="Language in which it was written first.")
    texts: dict[str, str] = Field(description="The text by language code.")


class Country(Schema):
    """A country or region a programme works in."""

    country: str = Field(description="ISO 3166-1 alpha-3.")
    name: Text
    state: Literal["open", "suspended", "closed"]


class Programme(Schema):
    """A programme of this installation."""

    code: str
    name: Text
    carried_out_by: str
    starts: date | None
    ends: date | None
    prolonged_to: date | None
    zone: str = Field(description="Time zone in which its days end.")
    kinds: list[str]
    countries: list[Country]
    url: str = Field(description="Its page for people.")


class Sector(Schema):
    """A field of work in the programme's own words."""

    code: str
    name: Text
    dac_codes: list[str] = Field(description="Sector codes of the OECD's Development Assistance Committee.")


class Host(Schema):
    """The institution that asked."""

    name: Text
    city: str
    country: str = Field(description="ISO 3166-1 alpha-3.")


class Listed(Schema):
    """An opportunity as a line of a list."""

    id: str = Field(description="Stays the same as long as the opportunity exists.")
    title: Text
    kind: str
    mode: Mode
    weeks: int
    starts: date
    deadline: date = Field(description="Last day to apply; it ends at 23:59:59 in the programme's time zone.")
    languages: list[str] = Field(description="Working languages; one of them is enough.")
    sector: Text
    host: Host
    url: str = Field(description="Its page for people.")
    details: str = Field(description="The address of all its words.")


class Page(Schema):
    """One page of a list."""

    items: list[Listed]
    next: str | None = Field(description="The address of the page that follows; null on the last one.")


class Opportunity(Schema):
    """An opportunity with all its words."""

    id: str
    reference: str
    state: Literal["published", "closed", "filled", "not_filled"]
    open: bool = Field(description="Whether one can apply today.")
    title: Text
    summary: Text
    background: Text
    tasks: Text
    required: Text
    welcome: Text
    deliverables: Text
    sections: dict[str, Text] = Field(description="What its kind, programme or sector asks beyond these, by code.")
    kind: str
    mode: Mode
    places: int
    weeks: int
    starts: date
    ends: date | None = Field(description="The last day on which the work can be done; null where the weeks follow on.")
    deadline: date
    deadline_ends: datetime = Field(description="The moment at which the last day to apply ends.")
    answer_by: date | None = Field(description="The day by which everybody who applied has an answer.")
    published_at: datetime | None
    languages: list[str]
    country: str = Field(description="ISO 3166-1 alpha-3.")
    sector: str = Field(description="Code of the sector.")
    host: Host
    url: str


class Problem(Schema):
    """Why there is no answer, in one sentence."""

    detail: str


class Asked(Schema):
    """What somebody looks for; each may be given several times where it is a list, and nothing means everything."""

    country: list[ISO3] = Field([], description="ISO 3166-1 alpha-3.")
    sector: list[Code] = Field([], description="Codes of sectors.")
    kind: list[Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,24}$")]] = []
    mode: list[Mode] = []
    language: list[Annotated[str, StringConstraints(pattern=r"^[A-Za-z-]{2,8}$")]] = Field(
        [], description="Working languages."
    )
    words: Annotated[str, StringConstraints(max_length=100)] = Field("", description="Words to look for.")
    starts_from: date | None = Field(None, description="Starts on this day or later.")
    starts_by: date | None = Field(None, description="Starts on this day or earlier.")
    limit: int = Field(25, ge=1, le=MOST)
    after: Annotated[str, StringConstraints(pattern=r"^(t?\.\d{4}-\d{2}-\d{2}\.[a-z0-9]{10})?$")] = Field(
        "", description="Where the page begins: take it from `next` of the page before."
    )

    def choice(self) -> Choice:
        """The same as the query knows it."""
        words = " ".join(self.words.replace("\0", " ").split())
        return Choice(
            countries=self.country, sectors=self.sector, kinds=self.kind, modes=self.mode, languages=self.language,
            starts_from=self.starts_from, starts_by=self.starts_by, words=words,
        )  # fmt: skip

    def start(self) -> After | None:
        """The row the page follows; raises ValueError for a day that no calendar has."""
        if not self.after:
            return None
        named, day, public_id = self.after.split(".")
        return After(date.fromisoformat(day), public_id, named=named == "t")


def text(value: Mapping[str, str]) -> Text:
    """A translated text as it goes out."""
    languages = {code: words for code, words in value.items() if code != "source" and words}
    return Text(source=Translated(value).source, texts=languages)
