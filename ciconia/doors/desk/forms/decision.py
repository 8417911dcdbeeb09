"""Recording what was decided with others: when, who took part, why, and the minutes."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import day, line, tell, text
from ciconia.foundation.countries import country_name
from ciconia.people.models import Organisation, OrganisationKind
from ciconia.programmes.models import SectorChoice, SectorListing
from ciconia.programmes.models.decision import Outcome
from ciconia.programmes.rules.decision import Deliberation, Part
from ciconia.programmes.rules.sector_listing import Verdict

PLACES = range(1, 6)
FILES = ".pdf,.docx,.odt,.jpg,.jpeg,.png"


class DecisionForm(forms.Form):
    """A day that has been, organisations and the functions of who spoke for them, the reason, a file."""

    decided_on = day(_("Decided on"), _("The day of the meeting or of the letter."))
    without_ministry = text(_("Why without a ministry"), _("Only where none took part."), rows=2, longest=2000)
    reason = text(
        _("What was decided, and why"), _("Whoever is concerned reads it in these words."),
        missing=_("Write the reason. Whoever is concerned will read it."),
    )  # fmt: skip
    minutes = forms.FileField(
        label=_("Minutes"), required=False, widget=forms.FileInput({"accept": FILES}),
        help_text=_("A PDF, a photo or a text document, at most 10 MB."),
    )  # fmt: skip
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {row.public_id: row for row in organisations}
        choices = _by_kind(organisations)
        for place in PLACES:
            self.fields[f"part_{place}"] = forms.ChoiceField(label=_("Organisation"), choices=choices, required=False)
            self.fields[f"function_{place}"] = line(_("Function"), longest=120)

    def parts(self) -> Iterator[Any]:
        """The fields of each who took part, for the page."""
        return ((self[f"part_{place}"], self[f"function_{place}"]) for place in PLACES)

    def deliberation(self) -> Deliberation:
        """When it was decided and with whom, as the action takes it."""
        data = self.cleaned_data
        chosen = [(self.organisations.get(data[f"part_{n}"]), data[f"function_{n}"]) for n in PLACES]
        parts = tuple(Part(organisation, function) for organisation, function in chosen if organisation)
        return Deliberation(data["decided_on"], parts, data["without_ministry"], data["minutes"])

    def tell(self, problems: Mapping[str, Any]) -> None:
        """Put what the rules found at the fields."""
        tell(self, {f"{name}_1" if name == "part" else name: words for name, words in problems.items()})


class SectorsForm(DecisionForm):
    """What was decided about each sector of the long list, and about each that is worked in."""

    def __init__(self, *args: Any, listings: list[SectorListing], choices: list[SectorChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = {choice.sector.code: choice for choice in choices if choice.ends is None}
        self.rows: dict[str, Any] = {row.code: row for row in listings if row.code not in standing} | standing
        for code in self.rows:
            offered = [Outcome.ENDS] if code in standing else [Outcome.CHOSEN, Outcome.NOT_CHOSEN]
            last = _("Last day") if code in standing else _("From")
            self.fields[f"outcome_{code}"] = forms.ChoiceField(
                label=_("What was decided"), required=False, widget=forms.RadioSelect,
                choices=[("", _("Nothing yet")), *((one.value, one.label) for one in offered)],
            )  # fmt: skip
            self.fields[f"day_{code}"] = day(last, missing="")
            self.fields[f"day_{code}"].required = False
            self.fields[f"why_{code}"] = text(_("Why"), rows=2, longest=2000)

    def sectors(self) -> Iterator[dict[str, Any]]:
        """Each sector with its fields, for the page."""
        for code, row in self.rows.items():
            fields = [self[f"{part}_{code}"] for part in ("outcome", "day", "why")]
            said = any(field.errors or (self.is_bound and field.value()) for field in fields)
            listing = isinstance(row, SectorListing)
            yield {"row": row, "code": code, "fields": fields, "listing": listing, "open": said}

    def verdicts(self) -> list[Verdict]:
        """What was decided, as the action takes it."""
        data, found = self.cleaned_data, []
        for code, row in self.rows.items():
            outcome, on, why = (data[f"{part}_{code}"] for part in ("outcome", "day", "why"))
            of = {"listing": row} if isinstance(row, SectorListing) else {"sector": row.sector}
            if outcome:
                found.append(Verdict(outcome, why.replace("\r\n", "\n"), on, **of))
        return found


def _by_kind(organisations: list[Organisation]) -> list[tuple[Any, Any]]:
    language = get_language() or "en"
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in organisations:
        where = country_name(row.country, language)
        label = str(OrganisationKind(row.kind).label).capitalize()
        groups.setdefault(label, []).append((row.public_id, f"{row.name.best(language).text}, {where}"))
    return [("", _("Nobody")), *groups.items()]
