"""What is asked about a course, its sessions, what there is to read, its test, and who takes it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.event import clocks_of, moment, on_the_clock
from ciconia.doors.desk.forms.fields import TextsForm, choice, day, language_choices, line, number, text, written_in
from ciconia.foundation.text import Translated
from ciconia.learning.models import Audience
from ciconia.programmes.models import Focus, Programme


class CourseForm(TextsForm):
    """A course: what one can do afterwards, for whom, when, and what completing it takes."""

    TEXTS = ("title", "aims", "about")
    focus = forms.ChoiceField(label=_("For which country"), required=False)
    audience = choice(_("For whom"), Audience.choices)
    code = forms.SlugField(
        label=_("Short name"), max_length=40,
        help_text=_("The same for every run of this course, such as: preparation. Rules of the programme name it."),
        error_messages={
            "required": _("Write a short name in small letters, such as: preparation."),
            "invalid": _("Write a short name of letters, digits and hyphens, such as: preparation."),
        },
    )  # fmt: skip
    language = written_in()
    title = line(_("Title"), missing=_("Write a title."))
    aims = text(
        _("What people can do afterwards"), _("One thing a line. It stands on the certificate."), rows=4,
        missing=_("Write what people can do afterwards."),
    )  # fmt: skip
    about = text(_("What happens in it"), rows=5)
    languages = forms.MultipleChoiceField(
        label=_("In which languages it is given"), choices=language_choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one language in which it is given.")},
    )  # fmt: skip
    hours = number(_("Hours it takes"), _("Sessions, reading and the test together."))
    starts_on = day(_("First day"))
    ends_on = day(_("Last day"), _("The test can be taken until then."))
    time_zone = choice(_("Clocks of"), [])
    sessions_needed = number(_("Sessions somebody has to come to"), _("0 where nobody has to."))
    places = number(_("Places"), _("Nothing where there is room for everybody."))

    def __init__(
        self, *args: Any, programme: Programme, focuses: Iterable[Focus], everywhere: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.focuses = {focus.public_id: focus for focus in focuses}
        fields: Any = self.fields
        whole = [("", _("The whole programme"))] if everywhere else []
        fields["focus"].choices = [*whole, *((key, str(focus.name)) for key, focus in self.focuses.items())]
        fields["time_zone"].choices = clocks_of(programme)
        fields["places"].required = False

    def values(self, row: Any = None) -> dict[str, Any]:
        """What was written, as the action takes it; in which country it is given is said once."""
        data = super().values(row)
        focus = self.focuses.get(data.pop("focus"))
        return data if row is not None else data | {"focus_id": focus.pk if focus else None}


class CourseSessionForm(forms.Form):
    """One session: when, where or by which link, and who trains."""

    language = written_in()
    title = line(_("What it is about"), missing=_("Write a title."))
    starts_at = moment(_("Begins"))
    ends_at = moment(_("Ends"))
    place = line(_("Place"), _("The hall, the street and the town, or nothing where it is online."))
    link = forms.URLField(
        label=_("Link of the meeting"), required=False, max_length=400, assume_scheme="https",
        help_text=_("Only those who take the course read it."),
        error_messages={"invalid": _("Write the whole address, beginning with https://")},
    )  # fmt: skip
    trainer = line(
        _("Who trains"), _("A function or an organisation, such as: trainer in intercultural work. No names."),
        longest=160,
    )  # fmt: skip

    def values(self, zone: str) -> dict[str, Any]:
        """The session, as the action takes it."""
        data = dict(self.cleaned_data)
        language = data.pop("language")
        for name in ("starts_at", "ends_at"):
            value: datetime = data[name]
            data[name] = on_the_clock(value, zone)
        return data | {"title": Translated({"source": language, language: data["title"]})}


class MaterialForm(forms.Form):
    """Something to read: words on the page itself, a link, or a file."""

    language = written_in()
    title = line(_("Title"), missing=_("Write a title."))
    text = text(_("Text"), _("Stands on the page itself: it is read on the slowest line."), rows=8, longest=20000)
    link = forms.URLField(
        label=_("Link"), required=False, max_length=400, assume_scheme="https",
        error_messages={"invalid": _("Write the whole address, beginning with https://")},
    )  # fmt: skip
    upload = forms.FileField(label=_("File"), required=False, help_text=_("PDF, text or table document, 10 MB."))

    def values(self) -> dict[str, Any]:
        """What there is to read, as the action takes it."""
        data, language = self.cleaned_data, self.cleaned_data["language"]
        words = data["text"].replace("\r\n", "\n")
        return {
            "title": Translated({"source": language, language: data["title"]}),
            "text": Translated({"source": language, language: words} if words else {}),
            "link": data["link"], "upload": data["upload"],
        }  # fmt: skip


class QuestionForm(forms.Form):
    """One question of a test, in one language."""

    language = written_in()
    words = line(_("Question"), longest=400)
    answers = text(
        _("Answers"), _("One a line, with a star (*) before each that is right. Several may be right."), rows=5
    )


class ConditionsForm(forms.Form):
    """How much has to be right, and how often somebody may try."""

    pass_mark = number(_("Pass mark, in percent"))
    most_tries = number(_("How often somebody may try"))


class AskForm(forms.Form):
    """Whom to ask by letter whether they take the course."""

    email = line(_("E-mail address"), _("A letter with a link goes there; they decide."), longest=254)
    language = choice(_("Language of the letter"), ())

    def __init__(self, *args: Any, languages: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["language"].choices = list(languages)
