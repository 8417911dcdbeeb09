"""Joint statements for everybody: the list, the text with who signed it, and signing."""

from typing import Any

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.public.forms.statement import SignForm
from ciconia.doors.public.frame import frame, page_url
from ciconia.doors.shared.entry import public_page
from ciconia.doors.shared.language import NAMES
from ciconia.doors.shared.telling import told
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.foundation.countries import country_name, language_name
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.gatherings.actions.statement_signature import Closed, SignedAlready, ask
from ciconia.gatherings.models import Statement
from ciconia.gatherings.queries.statement import public_statement, public_statements, signatures_of
from ciconia.gatherings.rules.statement import CONSENT, MAY_SIGN, SHOW_ME, has_statements, spoken, takes_signatures


@public_page
def listed(request: HttpRequest) -> HttpResponse:
    """Every joint statement of a programme that has such."""
    programme = request.programme  # type: ignore[attr-defined]
    if not has_statements(programme):
        raise Http404
    page = {"statements": public_statements(programme)}
    return render(request, "public/statement/list.html", page | frame(request, "statements"))


@public_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """The text in a language in which it is written, who signed, and what became of it."""
    statement = _found(request, public_id)
    code = request.GET.get("in", "")
    code = code if code in spoken(statement.text) else statement.text.best(get_language() or "en").language
    reading = get_language() or "en"
    page = {
        "statement": statement, "title": words(statement.title), "code": code,
        "text": told(_only(statement.text, code)), "heading": _only(statement.title, code),
        "tongues": [(one, NAMES.get(one) or language_name(one, one)) for one in spoken(statement.text)],
        "own": statement.text.source,
        "signatures": [(row, country_name(row.country, reading) if row.country else "")
                       for row in signatures_of(statement)],
        "is_open": takes_signatures(statement, clock.now()),
    }  # fmt: skip
    return render(request, "public/statement/detail.html", _below_the_list(request) | page)


@public_page
def signing(request: HttpRequest, public_id: str) -> HttpResponse:
    """The organisation and who signs for it; the letter that goes there holds the link that counts."""
    statement = _found(request, public_id)
    user = request.user
    opened = {"language": get_language() or "en"} | (
        {"signer": user.name, "email": user.email} if user.is_authenticated else {}
    )
    form = SignForm(request.POST if request.method == "POST" else None, initial=opened)
    status = 200
    if request.method == "POST" and form.is_valid():
        status = _asked(request, statement, form)
        if status == 302:
            here = reverse("public:statement_sign", args=[request.programme.code, public_id])  # type: ignore[attr-defined]
            return HttpResponseRedirect(f"{here}?sent")
    elif form.errors:
        status = 422
    page = {
        "statement": statement, "title": words(statement.title), "form": form, "consent": CONSENT,
        "sent": "sent" in request.GET, "is_open": takes_signatures(statement, clock.now()),
    }  # fmt: skip
    return render(request, "public/statement/sign.html", _below_the_list(request) | page, status=status)


def _asked(request: HttpRequest, statement: Statement, form: SignForm) -> int:
    """What became of a form that was filled in: 302 where the letter is on its way, else why not, at the field."""
    said = form.said()
    if not ratelimit.consume(request, action="event", key=said["email"]):
        form.add_error(None, _("That was too often in a short time. Wait a few minutes, then try again."))
        return 429
    agreed = "\n".join(map(str, [CONSENT, MAY_SIGN, *([SHOW_ME] if said["shown"] else [])]))
    account = request.user if request.user.is_authenticated else None
    try:
        ask(statement, words=agreed, account=account, **said)
    except Unfit as wrong:
        for name, why in wrong.problems.items():
            form.add_error(name, str(why))
        return 422
    except SignedAlready:
        form.add_error("name", _("This organisation has signed already. Its name stands in the list."))
        return 422
    except Closed:
        return 409
    return 302


def _only(text: Translated, code: str) -> Translated:
    """A text in one language alone, which is then its own."""
    return Translated({"source": code, code: text.get(code, "")}) if text.get(code) else text


def _found(request: HttpRequest, public_id: str) -> Statement:
    statement = public_statement(request.programme, public_id)  # type: ignore[attr-defined]
    if statement is None:
        raise Http404
    return statement


def _below_the_list(request: HttpRequest) -> dict[str, Any]:
    page = frame(request, "statements")
    page["trail"].append((_("Joint statements"), page_url(request.programme, "statements")))  # type: ignore[attr-defined]
    return page
