"""A CV sent in, and what of it is taken over."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import LANGUAGES, language_field, rewritten
from ciconia.doors.portal.forms.person import MOST_CONCEPTS, MOST_LANGUAGES, MOST_LINES
from ciconia.doors.portal.suggestions import Suggestion
from ciconia.doors.portal.words.cv import PROBLEMS
from ciconia.doors.shared.person import LEVELS
from ciconia.engine.text.language import read
from ciconia.formats.cv.problems import CvProblem
from ciconia.formats.cv.reader import LIMIT
from ciconia.formats.cv.safely import read_cv
from ciconia.formats.cv.shape import Cv, from_plain, to_plain
from ciconia.people.models import Person

ACCEPTED = ".pdf,.docx,.xml,.json,.zip"
SALT, A_DAY = "ciconia.cv", 24 * 60 * 60
PLAIN = ("headline", "experience", "phone", "residence_country", "residence_city")
WRITTEN_IN = {"prs": "fa-AF"}  # how the profile calls what the engine finds


class UploadForm(forms.Form):
    """One file, read as soon as it is sent; nothing of it is kept."""

    file = forms.FileField(
        label=_("Your CV"), widget=forms.FileInput({"accept": ACCEPTED}), allow_empty_file=True,
        help_text=_("PDF, Word (.docx), Europass (PDF or XML), JSON Resume, or the zip from LinkedIn. At most 5 MB."),
        error_messages={"required": PROBLEMS["absent"], "invalid": PROBLEMS["absent"]},
    )  # fmt: skip

    def clean_file(self) -> Cv:
        """What the file says; its problem in words where it cannot be read."""
        sent = self.cleaned_data["file"]
        try:
            if sent.size > LIMIT:
                raise CvProblem("too_large")
            found = read_cv(sent.read(), sent.name)
        except CvProblem as problem:
            raise forms.ValidationError(PROBLEMS[problem.code]) from problem
        finally:
            sent.close()
        if not found.usable():
            raise forms.ValidationError(PROBLEMS["nothing"])
        return found


def sealed(cv: Cv, person: Person) -> str:
    """The suggestions on their way through the browser: readable by whoever sent the file, changed by nobody."""
    return signing.dumps({"person": person.pk, "cv": to_plain(cv)}, salt=SALT, compress=True)


def opened(value: str, person: Person) -> Cv | None:
    """The CV that was sealed for this person today; nothing where it was another's, changed, or old."""
    try:
        found = signing.loads(value, salt=SALT, max_age=A_DAY)
    except signing.BadSignature:
        return None
    return from_plain(found["cv"]) if found["person"] == person.pk else None


def language_of(text: str) -> str:
    """The language a text is most likely written in, where a profile can name it."""
    code = read(text).language
    code = WRITTEN_IN.get(code, code)
    return code if code in LANGUAGES else ""


class TakeForm(forms.Form):
    """What is ticked, the level of each language, and the language of the text."""

    take = forms.MultipleChoiceField(required=False)
    language = language_field()

    def __init__(self, person: Person, found: list[Suggestion], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.found = person, found
        self.fields["language"].required = any(one.field == "experience" for one in found)
        self.fields["language"].help_text = ""
        self.fields["take"].choices = [(one.key, one.label) for one in found]  # type: ignore[attr-defined]
        for one in found:
            if one.field == "languages":
                self.fields[f"level-{one.value}"] = forms.ChoiceField(
                    label=one.words,
                    choices=[("", _("Choose a level")), *LEVELS.items()],
                    required=False,
                    initial=one.level,
                )

    def clean(self) -> dict[str, Any]:
        """A level for each language; no more of anything than a profile holds."""
        data = super().clean() or {}
        picked = self.picked("languages")
        for one in picked:
            if not data.get(f"level-{one.value}"):
                self.add_error(f"level-{one.value}", _("Say how well you speak it"))
        codes = {row["code"] for row in self.person.languages} | {one.value for one in picked}
        for room, count, words in (
            (MOST_LANGUAGES, len(codes), _("A profile holds 8 languages. Tick fewer.")),
            (MOST_CONCEPTS, len(self.person.concepts) + len(self.picked("concepts")),
             _("A profile holds 12 things you can do. Tick fewer; keep those a host should know first.")),
            (MOST_LINES, len(self.person.identity.work_history) + len(self.picked("work_history")),
             _("A profile holds 40 lines of work and studies. Tick fewer.")),
        ):  # fmt: skip
            if count > room:
                self.add_error(None, words)
        if not data.get("take") and not self.errors:
            self.add_error(None, _("Tick what you want to take over, or go back to your profile."))
        return data

    def picked(self, field: str) -> list[Suggestion]:
        """What was ticked for one field of the profile."""
        taken = set(self.cleaned_data.get("take") or ())
        return [one for one in self.found if one.field == field and one.key in taken]

    def values(self) -> dict[str, Any]:
        """What is to be written, as the action takes it."""
        person = self.person
        values: dict[str, Any] = {name: self.picked(name)[0].value for name in PLAIN if self.picked(name)}
        if "experience" in values:
            values["experience"] = rewritten(person.experience, values["experience"], self.cleaned_data["language"])
        added = {
            "concepts": [*person.concepts, *_values(self.picked("concepts"))],
            "work_history": [*person.identity.work_history, *_values(self.picked("work_history"))],
        }
        spoken = {one.value: self.cleaned_data[f"level-{one.value}"] for one in self.picked("languages")}
        kept = [row for row in person.languages if row["code"] not in spoken]
        added["languages"] = [*kept, *({"code": code, "level": level} for code, level in spoken.items())]
        return values | {name: value for name, value in added.items() if self.picked(name)}


def _values(picked: Iterable[Suggestion]) -> list[str]:
    return [one.value for one in picked]
