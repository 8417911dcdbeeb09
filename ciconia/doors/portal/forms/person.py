"""What somebody says about themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import (
    Form,
    Group,
    date_field,
    empty_first,
    language_field,
    rewritten,
    source_language,
    source_text,
    text_field,
)
from ciconia.doors.shared.country_choices import country_choices
from ciconia.doors.shared.person import LEVELS
from ciconia.foundation.letters import OddLetters, one_alphabet, tidy
from ciconia.people.models import Mode, Person

MOST_LANGUAGES = 8
YOUR_LANGUAGES = _("Your languages")
MOST_CONCEPTS, LONGEST_CONCEPT = 12, 60
MOST_LINES, LONGEST_LINE = 40, 200
TEXTS = ("experience", "context", "own_words")
OPEN = ("headline", "available_from", "available_weeks", "modes")
APART = ("phone", "residence_country", "residence_city")


class NameField(forms.CharField):
    """Somebody's name: no marks nobody sees, and no letters that only look like those of the same word."""

    def to_python(self, value: Any) -> str:
        try:
            return " ".join(one_alphabet(tidy(super().to_python(value) or "")).split())
        except OddLetters as odd:
            raise forms.ValidationError(
                _("The letter %(letter)s in this name comes from another alphabet than the letters around it and only "
                  "looks alike. Write each word in one alphabet."), params={"letter": odd.letter},
            ) from odd  # fmt: skip


def name_field() -> NameField:
    """The name as it stands in a passport."""
    return NameField(
        label=_("Your full name"), max_length=160,
        help_text=_("As in your passport. A host reads your first name and an initial until you accept an offer."),
        error_messages={"required": _("Enter your full name.")}, widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip


class BeginForm(forms.Form):
    """What a profile begins with."""

    full_name = name_field()


class ProfileForm(Form):
    """What hosts read first, then what only the programme's staff reads."""

    PAIRS = (YOUR_LANGUAGES,)

    headline = forms.CharField(
        label=_("What you do, in one line"), max_length=160, required=False,
        help_text=_("For example: Water network engineer, leaks and pressure zones."),
    )  # fmt: skip
    language = language_field()
    experience = text_field(
        _("Your experience"), rows=8,
        hint=_("What you have done, with whom, and what came of it. Leave out the name of your employer if you like."),
    )  # fmt: skip
    concepts = forms.CharField(
        label=_("What you can do, one a line"), required=False, max_length=1000, widget=forms.Textarea({"rows": 5}),
        help_text=_("In a few words each, for example: finding leaks; training technicians. At most 12."),
    )  # fmt: skip
    context = text_field(
        _("What you know of the country"), rows=5,
        hint=_("Where you lived, studied or worked there and when, and with whom you work there today."),
    )  # fmt: skip
    own_words = text_field(
        _("In your own words"), rows=8,
        hint=_("Why you want to do this, and what you are careful about. Staff read it as it stands today."),
    )  # fmt: skip
    work_history = forms.CharField(
        label=_("Work and studies so far, one a line"), required=False, max_length=9000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("For example: 2011 to today: network engineer, Maasmond Drinkwater, Rotterdam. At most 40 lines."),
    )  # fmt: skip
    available_from = date_field(_("Free from"))
    available_weeks = forms.IntegerField(
        label=_("For how many weeks?"), required=False, min_value=1, max_value=52,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={"invalid": _("Write the weeks as a number"), "min_value": _("At least one week"),
                        "max_value": _("At most 52 weeks")},
    )  # fmt: skip
    modes = forms.MultipleChoiceField(
        label=_("How can you work?"), choices=Mode.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    phone = forms.CharField(
        label=_("Telephone"), max_length=40, required=False,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
        help_text=_("With the country code, for example +31 6 12345678."),
    )  # fmt: skip
    residence_country = forms.ChoiceField(
        label=_("Country you live in"), choices=country_choices, required=False,
        help_text=_("Programmes have a rule about it."),
    )  # fmt: skip
    residence_city = forms.CharField(label=_("Town"), max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = len(self.initial.get("languages") or ())
        self.rows = min(max(spoken + 2, 4), MOST_LANGUAGES)
        if self.is_bound:
            self.rows = MOST_LANGUAGES
        for number in range(1, self.rows + 1):
            self.fields[f"language_{number}"] = forms.ChoiceField(
                label=_("Language %(number)d") % {"number": number}, choices=empty_first, required=False
            )
            self.fields[f"level_{number}"] = forms.ChoiceField(
                label=_("How well?"), choices=[("", _("Choose a level")), *LEVELS.items()], required=False
            )

    def layout(self) -> tuple[Group, ...]:
        """Grouped by who reads it, with as many rows as there are languages."""
        spoken = tuple(name for n in range(1, self.rows + 1) for name in (f"language_{n}", f"level_{n}"))
        return (
            (_("What a host may read"), _("Once an assessor has read your application, the host you applied to sees "
               "this with your first name and initial. No other institution does."),
             ("headline", "language", "concepts", "experience", "context")),
            (YOUR_LANGUAGES, _("Hosts see these as well."), spoken),
            (_("When and how"), _("Hosts see these as well."), ("available_from", "available_weeks", "modes")),
            (_("For the programme alone"), _("Staff of a programme you apply to read this. A host never does."),
             ("own_words", "work_history")),
            (_("Where you live, and how to reach you"), _("Staff of a programme you apply to read this. The host you "
               "go to learns your name and telephone after you have accepted an offer, and never where you live."),
             ("phone", "residence_country", "residence_city")),
        )  # fmt: skip

    def clean_concepts(self) -> list[str]:
        """One short line for each thing, none twice."""
        lines = [" ".join(tidy(line).split()) for line in self.cleaned_data["concepts"].splitlines()]
        kept = list({line.casefold(): line for line in reversed(lines) if line}.values())[::-1]
        if len(kept) > MOST_CONCEPTS:
            raise forms.ValidationError(_("At most 12. Keep those a host should know first."))
        if long := next((line for line in kept if len(line) > LONGEST_CONCEPT), ""):
            raise forms.ValidationError(
                _("“%(line)s” is too long: at most 60 letters."), params={"line": f"{long[:30]}…"}
            )
        return kept

    def clean_work_history(self) -> list[str]:
        """One line for each thing."""
        lines = [" ".join(tidy(line).split()) for line in self.cleaned_data["work_history"].splitlines()]
        kept = list(dict.fromkeys(line for line in lines if line))
        if len(kept) > MOST_LINES:
            raise forms.ValidationError(_("At most 40 lines. Keep what matters for the work you apply for."))
        if long := next((line for line in kept if len(line) > LONGEST_LINE), ""):
            raise forms.ValidationError(
                _("“%(line)s” is too long: at most 200 letters."), params={"line": f"{long[:30]}…"}
            )
        return kept

    def clean(self) -> dict[str, Any]:
        """A language has a level, a level a language, and no language stands twice."""
        data = super().clean() or {}
        chosen: list[str] = []
        for number in range(1, self.rows + 1):
            code, level = data.get(f"language_{number}"), data.get(f"level_{number}")
            if code and not level:
                self.add_error(f"level_{number}", _("Say how well you speak it"))
            if level and not code:
                self.add_error(f"language_{number}", _("Say which language"))
            if code and code in chosen:
                self.add_error(f"language_{number}", _("This language stands there twice"))
            chosen.append(code or "")
        return data

    @classmethod
    def of(cls, person: Person, language: str) -> dict[str, Any]:
        """What the profile says today."""
        spoken = {}
        for number, row in enumerate(person.languages[:MOST_LANGUAGES], 1):
            spoken |= {f"language_{number}": row["code"], f"level_{number}": row.get("level", "")}
        plain = {name: getattr(person, name) for name in (*OPEN, "languages")}
        apart = {name: getattr(person.identity, name) for name in APART}
        written = {name: _written(person, name) for name in TEXTS}
        texts = {name: source_text(value) for name, value in written.items()}
        spoken_in = source_language(*written.values(), default=language)
        return spoken | plain | apart | texts | {
            "language": spoken_in, "concepts": "\n".join(person.concepts),
            "work_history": "\n".join(person.identity.work_history),
        }  # fmt: skip

    def values(self, person: Person) -> dict[str, Any]:
        """What is to be kept, as the action takes it."""
        data = self.cleaned_data
        pairs = [(data[f"language_{n}"], data[f"level_{n}"]) for n in range(1, self.rows + 1)]
        texts = {name: rewritten(_written(person, name), data[name], data["language"]) for name in TEXTS}
        spoken = [{"code": code, "level": level} for code, level in pairs if code]
        return (
            {name: data[name] for name in (*OPEN, *APART, "concepts", "work_history")} | texts | {"languages": spoken}
        )


def _written(person: Person, name: str) -> Any:
    """A text of the profile, from the table it is kept in: own words stand where no host can read them."""
    return getattr(person.identity if name == "own_words" else person, name)
