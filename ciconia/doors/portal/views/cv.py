"""A CV read into suggestions: sent in, looked at, taken over where ticked; the file is not kept."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ciconia.doors.portal.forms.cv import TakeForm, UploadForm, language_of, opened, sealed
from ciconia.doors.portal.page import own_person, page
from ciconia.doors.portal.suggestions import experience_text, other_name, suggestions, unknown_languages
from ciconia.doors.portal.words.cv import NOTES, PROBLEMS, SURENESS, kinds_words
from ciconia.doors.shared.entry import portal_page
from ciconia.formats.cv.shape import Cv
from ciconia.people.actions.person import update_profile
from ciconia.people.models import Person


@portal_page
@never_cache
def read(request: HttpRequest) -> HttpResponse:
    """Send a file; the answer is the list of suggestions."""
    person = _own(request)
    sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if sent else UploadForm()
    if sent and form.is_valid():
        cv = form.cleaned_data["file"]
        found = suggestions(cv, person)
        written = language_of(experience_text(cv)) or str(request.user.language)  # type: ignore[union-attr]
        ticked = [one.key for one in found if one.ticked and not other_name(cv, person)]
        return _suggested(request, person, cv, TakeForm(person, found, initial={"take": ticked, "language": written}))
    return page(request, "portal/cv/read.html", {"form": form, "trail": _trail()}, status=422 if form.errors else 200)


@portal_page
@never_cache
def take(request: HttpRequest) -> HttpResponse:
    """Write what is ticked; nothing else was written before."""
    person = _own(request)
    if request.method != "POST":
        return redirect("portal:cv")
    cv = opened(request.POST.get("sealed", ""), person)
    if cv is None:
        messages.warning(request, PROBLEMS["stale"])
        return redirect("portal:cv")
    form = TakeForm(person, suggestions(cv, person), request.POST)
    if not form.is_valid():
        return _suggested(request, person, cv, form, status=422)
    update_profile(person, by=request.user, **form.values())
    messages.success(request, _("Taken over what you ticked. Look it through: you can change every word."))
    return redirect("portal:profile")


def _own(request: HttpRequest) -> Person:
    person = own_person(request)
    if person is None:
        raise Http404
    return person


def _trail() -> list[tuple[str, str]]:
    return [(_("My tasks"), reverse("portal:home")), (_("My profile"), reverse("portal:profile"))]


def _suggested(request: HttpRequest, person: Person, cv: Cv, form: TakeForm, status: int = 200) -> HttpResponse:
    picked = set(form["take"].value() or ())
    rows: dict[str, list[dict[str, Any]]] = {"host": [], "staff": [], "home": []}
    for one in form.found:
        level = form[f"level-{one.value}"] if one.field == "languages" else None
        rows[one.group].append(
            {"one": one, "picked": one.key in picked, "level": level, "sureness": SURENESS[one.sure],
             "long": one.field == "experience"}
        )  # fmt: skip
    context = {
        "form": form, "sealed": sealed(cv, person), "rows": rows, "trail": _trail(),
        "other_name": other_name(cv, person), "left_out": kinds_words(cv.left_out), "unknown": unknown_languages(cv),
        "has_text": any(one.field == "experience" for one in form.found), "notes": [NOTES[note] for note in cv.notes],
    }  # fmt: skip
    return page(request, "portal/cv/suggestions.html", context, status=status)
