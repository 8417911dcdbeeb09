"""What is asked about a story, and about whoever is shown in it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import (
    TranslationsForm,
    choice,
    language_choices,
    line,
    names,
    number,
    text,
    written_in,
)
from ciconia.people.models import Organisation, Person
from ciconia.programmes.models import Focus
from ciconia.publishing.models import StoryKind

PLAIN = _(
    "An empty line ends a paragraph. A line that begins with # is a heading, lines that begin with - are a list, a line"
    " that begins with > is what somebody said."
)


class StoryForm(TranslationsForm):
    """A story: what it tells, in one language at a time; its picture; where its video stands."""

    TEXTS = ("title", "lead", "body", "picture_alt")
    kind = choice(_("Kind"), StoryKind.choices)
    focus = forms.ChoiceField(label=_("For which country"), required=False)
    language = written_in()
    title = line(_("Title"), missing=_("Write a title."), longest=120)
    lead = text(
        _("In a sentence or two"), _("This stands in lists. At most three hundred signs."), rows=3, longest=400,
        missing=_("Write in a sentence or two what it tells."),
    )  # fmt: skip
    body = text(_("The story"), PLAIN, rows=16, longest=13_000)
    picture = forms.FileField(
        label=_("Picture"), required=False, widget=forms.FileInput({"accept": "image/jpeg,image/png"}),
        help_text=_("JPEG or PNG, at most 10 MB. It is drawn smaller, and where and when it was taken is removed."),
    )  # fmt: skip
    no_picture = forms.BooleanField(label=_("Take the picture out"), required=False)
    picture_alt = line(_("What the picture shows"), _("For whoever cannot see it."))
    video_url = line(
        _("Address of the video or recording"), _("The page only links to it, and says where it leads."), longest=400
    )
    video_minutes = number(_("Minutes of the video or recording"))
    video_language = forms.ChoiceField(label=_("Language of the video or recording"), required=False)
    video_bytes = forms.IntegerField(
        label=_("Size of the file in bytes"), required=False, min_value=1, max_value=10_000_000_000,
        widget=forms.TextInput({"inputmode": "numeric"}),
        help_text=_("Only where the address is that of the file itself, .mp3, .m4a or .mp4: podcast programs play it."),
    )  # fmt: skip
    nobody_shown = forms.BooleanField(
        label=_("Nobody is shown or told of"), required=False,
        help_text=_("Such as a story about a building. Otherwise say on the next page who is."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, focuses: Iterable[Focus], everywhere: bool, has_picture: bool = False, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.focuses = {focus.public_id: focus for focus in focuses}
        fields: Any = self.fields
        whole = [("", _("The whole programme"))] if everywhere else []
        fields["focus"].choices = [*whole, *((key, str(focus.name)) for key, focus in self.focuses.items())]
        fields["video_language"].choices = [("", _("None is spoken")), *language_choices()]
        fields["video_minutes"].required = False
        if not has_picture:
            del fields["no_picture"]

    @classmethod
    def opened(cls, row: Any, language: str) -> dict[str, Any]:
        """What stands in a story; with a language, the texts in that one, empty where nobody has written them."""
        values = cls.initial_in(row, language)
        return values | {"focus": row.focus.public_id if row.focus else "", "picture": None}

    def values(self, row: Any = None) -> dict[str, Any]:
        """What was written, as the action takes it."""
        data = super().values(row)
        data["focus"] = self.focuses.get(data["focus"])
        return data


class AppearanceForm(forms.Form):
    """Somebody or an institution that a story shows."""

    person = forms.ChoiceField(
        label=_("Somebody who took part"),
        required=False,
        help_text=_("They are asked in their account, and by letter."),
    )
    organisation = forms.ChoiceField(
        label=_("An institution"), required=False, help_text=_("Write below who answers for it.")
    )
    name = line(_("Or somebody else: the name"), longest=120)
    email = line(_("Their e-mail address"), _("The link to read and answer goes there, and nowhere else."))
    language = choice(_("Language of the letter"), language_choices)
    function = line(_("What they are"), _("Such as: nurse in Baidoa. It stands beside the name."), longest=160)
    in_picture = forms.BooleanField(label=_("They can be recognised in the picture"), required=False)
    agreed_how = line(
        _("Without an address: how they agreed"),
        _("Such as: read to her in Somali on 3 March by her daughter, who signed. It counts as a yes to this text."),
    )

    def __init__(self, *args: Any, people: Iterable[Person], organisations: Iterable[Organisation], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.people = {person.public_id: person for person in people}
        self.organisations = {row.public_id: row for row in organisations}
        fields: Any = self.fields
        named = [(key, row.identity.full_name) for key, row in self.people.items()]
        fields["person"].choices = [("", _("Nobody of them")), *named]
        fields["organisation"].choices = names(self.organisations.values(), _("None"))
        for name, known in (("person", self.people), ("organisation", self.organisations)):
            if not known:
                del fields[name]

    def values(self) -> dict[str, Any]:
        """Who it is, as the action takes it."""
        data = dict(self.cleaned_data)
        person = self.people.get(data.get("person", ""))
        if person is not None and not data["name"].strip():
            data["name"] = person.identity.full_name
        return data | {"person": person, "organisation": self.organisations.get(data.get("organisation", ""))}
