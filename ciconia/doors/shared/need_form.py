"""The form of a need, made from its questions: one group of them on a screen, or all on one page."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from babel.languages import get_territory_language_info
from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.doors.shared.written import LANGUAGES, language_choices, rewritten, source_text
from ciconia.foundation.countries import ALPHA2
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.programmes.models import Focus
from ciconia.programmes.queries.focus import sectors_of
from ciconia.selection.models import DevelopmentPlan, Need
from ciconia.selection.rules.need_form import GROUPS, TEXTS, Group, Question

# Languages people work in beside those that CLDR knows of; any country may work in those of EVERYWHERE.
ALSO = {"AFG": ("fa-AF",), "IRQ": ("ku", "tk", "syr"), "NGA": ("ff",)}
EVERYWHERE = ("en", "fr", "ar", "nl")


class NeedForm(forms.Form):
    """Some groups of questions about a need. What has to be answered before it is sent may be left open here.

    Bound to a POST it says what is kept (`values`) also where something else does not fit.
    """

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        focus: Focus,
        groups: Sequence[Group] = GROUPS,
        plans: Iterable[DevelopmentPlan] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.plans = {plan.public_id: plan for plan in plans}
        self.shown = groups
        self.sectors = {str(sector.code): sector for sector in sectors_of(focus)}
        self.country = focus.country
        for group in groups:
            for question in group.questions:
                if question.kind != "plan" or self.plans:
                    self.fields[question.name] = self._field(question)

    def groups(self) -> Iterator[dict[str, Any]]:
        """The groups with their bound fields, for the page."""
        for group in self.shown:
            fields = [self[question.name] for question in group.questions if question.name in self.fields]
            yield {"title": group.title, "hint": group.hint, "fields": fields, "pairs": False}

    def full_clean(self) -> None:
        """As always, but what is left open is no error: a draft is kept."""
        super().full_clean()
        left_open = [
            name for name, errors in self.errors.as_data().items() if all(error.code == "required" for error in errors)
        ]
        for name in left_open:
            del self._errors[name]  # type: ignore[union-attr]
            self.cleaned_data[name] = [] if name == "languages" else ""

    def answered(self) -> bool:
        """Whether anything was written beside the language, which is there from the start."""
        given = ("written_in", "seen")
        return any(value not in ("", None, []) for name, value in self.cleaned_data.items() if name not in given)

    @classmethod
    def of(cls, need: Need) -> dict[str, Any]:
        """What a need says today, as the fields of the whole form would say it."""
        return {question.name: _said(need, question.name) for group in GROUPS for question in group.questions} | {
            "seen": need.version
        }

    def values(self, need: Need | None = None) -> dict[str, Any]:
        """What is to be kept, as the action takes it; `need` as it stood when the page was opened."""
        found: dict[str, Any] = {}
        language = self.cleaned_data.get("written_in") or (need.written_in if need else "en")
        for group in self.shown:
            for question in group.questions:
                if question.name in self.cleaned_data:
                    value = self.cleaned_data[question.name]
                    found[question.name] = self._kept(question, value, need, language)
        if not found.get("written_in", language):
            found["written_in"] = language
        return found

    def _kept(self, question: Question, value: Any, need: Need | None, language: str) -> Any:
        if question.name in TEXTS:
            before = getattr(need, question.name, None)
            same = before and source_text(before) == value.replace("\r\n", "\n").strip()
            # Who chooses another language says so of all that stood in the one chosen before.
            if need and same and (language == need.written_in or before.source != need.written_in):
                return before
            return rewritten(before, value, language)
        if question.kind == "sector":
            return self.sectors.get(value)
        if question.kind == "plan":
            return self.plans.get(value)
        if question.kind in ("day", "number") or question.name in NUMBERS:
            return None if value in ("", None) else value
        return value

    def _field(self, question: Question) -> forms.Field:
        needed = bool(question.missing) and not question.online
        said: dict[str, Any] = {"label": question.label, "help_text": question.hint, "required": needed}
        makers = {
            "language": self._language, "languages": self._languages, "sector": self._sector, "plan": self._plan,
            "line": _line, "text": _text, "choice": _choice, "day": _day, "number": _number,
        }  # fmt: skip
        return makers[question.kind](question, said)

    def _language(self, question: Question, said: dict[str, Any]) -> forms.Field:
        return forms.ChoiceField(choices=language_choices, widget=forms.Select({"class": "short"}), **said)

    def _languages(self, question: Question, said: dict[str, Any]) -> forms.Field:
        spoken = languages_of(self.country)
        kept = tuple(code for code in self.initial.get(question.name) or () if code not in spoken)
        choices = language_choices((*spoken, *kept))
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **said)

    def _sector(self, question: Question, said: dict[str, Any]) -> forms.Field:
        choices = [(code, words(sector.name)) for code, sector in self.sectors.items()]
        wrong = _("This sector was not chosen with the country's ministries.")
        messages = {"invalid_choice": wrong}
        return forms.ChoiceField(choices=[("", _t("Choose a sector")), *choices], error_messages=messages, **said)

    def _plan(self, question: Question, said: dict[str, Any]) -> forms.Field:
        titles = [(code, words(plan.title)) for code, plan in self.plans.items()]
        return forms.ChoiceField(choices=[("", _t("None")), *titles], **said)


def keep(form: NeedForm, values: dict[str, Any], save: Any) -> Any:
    """Save what fits and say at the fields what does not; gives what `save` gives, or None where nothing was left.

    save: takes values by name; may raise Unfit, whose fields are then left out.
    """
    left = dict(values)
    while left:
        try:
            return save(**left)
        except Unfit as wrong:
            fit = {name: value for name, value in left.items() if name not in wrong.problems}
            for name, words_ in wrong.problems.items():
                form.add_error(name if name in form.fields else None, str(words_))
            if len(fit) == len(left):
                return None
            left = fit
    return None


def languages_of(country: str) -> tuple[str, ...]:
    """The languages in which people of a country work and which we name, by CLDR's figures of who speaks what."""
    known = get_territory_language_info(ALPHA2.get(country, ""))
    spoken = {code for code, about in known.items() if about["population_percent"] >= 1}
    spoken |= {*ALSO.get(country, ()), *EVERYWHERE} | {code.partition("_")[0] for code in spoken}
    return tuple(code for code in LANGUAGES if code in spoken)


NUMBERS = ("transmission", "creation", "organisational", "internet", "power", "workplace", "equipment")


def _said(need: Need, name: str) -> Any:
    value = getattr(need, name)
    if isinstance(value, Translated):
        return source_text(value)
    if name in ("sector", "plan"):
        return "" if value is None else value.code if name == "sector" else value.public_id
    return value


def _line(question: Question, said: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=question.longest, **said)


def _text(question: Question, said: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=question.longest, widget=forms.Textarea({"rows": question.rows}), **said)


def _choice(question: Question, said: dict[str, Any]) -> forms.Field:
    kind = int if question.name in NUMBERS else str
    return forms.TypedChoiceField(
        choices=question.choices, coerce=kind, empty_value=None if kind is int else "", widget=forms.RadioSelect, **said
    )


def _day(question: Question, said: dict[str, Any]) -> forms.Field:
    return forms.DateField(
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        error_messages={"invalid": _("Write the day as year, month, day: 2021-03-21")},
        **said,
    )


def _number(question: Question, said: dict[str, Any]) -> forms.Field:
    wrong = _("Write a whole number, without words")
    messages = {"invalid": wrong, "min_value": wrong, "max_value": wrong}
    return forms.IntegerField(
        min_value=0, max_value=question.longest, widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages=messages, **said,
    )  # fmt: skip
