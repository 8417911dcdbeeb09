"""The newsletter on the desk: its numbers, what stands in one, who gets it, and sending it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk import newsletter as said
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.newsletter import NewsletterForm, PickForm, PieceForm, SendForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import route
from ciconia.doors.desk.listing import chosen, page_after, turn_words
from ciconia.doors.desk.views.story import kept
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.language import NAMES
from ciconia.doors.shared.moves import move_page, offers
from ciconia.doors.shared.newsletter import Number, number_of, to_pick
from ciconia.doors.shared.newsletter_letter import text_in
from ciconia.doors.shared.sent import sent
from ciconia.doors.shared.telling import told
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.rules.unfit import Unfit
from ciconia.publishing.actions import newsletter as newsletters
from ciconia.publishing.models import Newsletter, NewsletterPiece, NewsletterState
from ciconia.publishing.queries.newsletter import newsletters_at_desk, pieces_of, readers_of
from ciconia.publishing.rules.newsletter import FLOW, OPEN, languages_of, may_write, not_to_send

PATH = ("draft", "sent")
ACTIONS = {"withdraw": newsletters.withdraw, "put_away": newsletters.put_away}


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """Every number of the newsletter, and how many get the next one."""
    rows = newsletters_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    choices = {"state": [("all", _("All")), *NewsletterState.choices]}
    picked = {"state": chosen(request, "state", choices["state"])}
    shown = rows if picked["state"] == "all" else rows.filter(state=picked["state"])
    page = page_after(request, shown.order_by("-changed_at", "-id"), rows, "changed_at", back=True)
    readers = readers_of(request.programme)  # type: ignore[attr-defined]
    context = {
        "page": page, "choices": choices, "picked": picked, "may_add": _may(request), "readers": readers.number,
        "left": said.who_does_not(readers),
    }  # fmt: skip
    return _page(request, "list", context)


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One number: what stands in it as everybody reads it now, what comes next, and what became of its letters."""
    newsletter, may = newsletter_of(request, public_id), _may(request)
    draft, gone = newsletter.state in OPEN, history(newsletter)
    written = languages_of(newsletter)
    context = {
        "newsletter": newsletter, "route": route(FLOW, PATH, newsletter, gone), "history": gone,
        "turn": turn_words(newsletter.turn_role), "introduction": told(newsletter.introduction),
        "rows": said.listed(newsletter, number_of(newsletter)), "became": [] if draft else said.became(newsletter),
        "offers": offers(FLOW, newsletter, request.user, ACTIONS, lambda n: _url(request, newsletter, "move", n)),
        "may_edit": draft and may, "may_post": newsletter.state == "sent" and may,
        "why_not": (not_to_send(newsletter) or "") if draft and may else "",
        "tongues": [(code, name, code in written) for code, name in NAMES.items()],
    }  # fmt: skip
    return _page(request, "detail", context, here=words(newsletter.title))


@desk_page
def new(request: HttpRequest) -> HttpResponse:
    """Begin a number."""
    if not _may(request):
        raise Http404
    form = NewsletterForm(sent(request), initial={"language": get_language() or "en"})
    programme = request.programme  # type: ignore[attr-defined]
    row = kept(request, form, lambda: newsletters.make_newsletter(programme, by=request.user, **form.values()))
    if row:
        messages.success(request, _("Kept as a draft. Put something into it."))
        return HttpResponseRedirect(desk_url(request, "newsletter_pieces", row.public_id))
    return _page(request, "form", {"form": form}, here=_("New number"))


@desk_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change the title and the introduction of a draft, or write them in another language."""
    newsletter = _draft(request, public_id)
    asked = request.GET.get("language", "")
    opened = NewsletterForm.initial_in(newsletter, asked if asked in NAMES else "")
    form = NewsletterForm(sent(request), initial=opened)

    def act() -> Newsletter:
        said_now = form.values(newsletter)
        return newsletters.edit_newsletter(newsletter, by=request.user, seen=form.cleaned_data["seen"], **said_now)

    if kept(request, form, act):
        messages.success(request, _("Changed."))
        return HttpResponseRedirect(_url(request, newsletter))
    return _page(request, "form", {"form": form, "newsletter": newsletter}, newsletter, here=_("Change the texts"))


@desk_page
def pieces(request: HttpRequest, public_id: str) -> HttpResponse:
    """What stands in a draft: something public, own short texts; in another order, or out of it."""
    newsletter = _draft(request, public_id)
    back = desk_url(request, "newsletter_pieces", public_id)
    if _moved(request, newsletter):
        return HttpResponseRedirect(back)
    picks = "source" in request.POST
    pick = PickForm(sent(request) if picks else None, choices=to_pick(newsletter))
    row = said.piece_at(pieces_of(newsletter), request.POST.get("place") or request.GET.get("piece"))
    form = _piece_form(request, None if row and row.noun else row, picks=picks)
    if kept(request, pick, lambda: newsletters.put_piece(newsletter, by=request.user, **pick.values())):
        return HttpResponseRedirect(back)
    if kept(request, form, lambda: _put(request, newsletter, row, form)):
        return HttpResponseRedirect(back)
    context = {
        "newsletter": newsletter, "pick": pick, "form": form, "row": row,
        "rows": said.listed(newsletter, number_of(newsletter)), "bad": bool(pick.errors or form.errors),
        "codes": list(NAMES.items()),
    }  # fmt: skip
    return _page(request, "pieces", context, newsletter, here=_("What stands in it"))


@desk_page
def send(request: HttpRequest, public_id: str) -> HttpResponse:
    """The letter as somebody gets it, who gets it and who does not; then, with the number typed, it goes out."""
    newsletter = newsletter_of(request, public_id)
    if not _may(request):
        raise Http404
    if request.method != "POST" and (newsletter.state not in OPEN or not_to_send(newsletter)):
        return HttpResponseRedirect(_url(request, newsletter))
    number = number_of(newsletter, letter=True)
    fresh = {"seen": newsletter.version, "looked": said.as_looked_at(number)}
    form = SendForm(sent(request), initial=fresh)
    if form.is_bound and form.is_valid() and _gone_out(request, newsletter, number, form):
        messages.success(request, str(FLOW.named("send").done))
        return HttpResponseRedirect(_url(request, newsletter))
    if form.is_bound and form.is_valid() is False:  # what is looked at now is what goes out with the next press
        form.data = form.data.copy() | {"looked": fresh["looked"]}
    return _page(request, "send", _looked(request, newsletter, number) | {"form": form}, newsletter, here=_("Send it"))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Withdraw a number, or put it away."""
    newsletter = newsletter_of(request, public_id)
    around = frame(request, "newsletters", trail=_trail(request, newsletter))
    return move_page(request, FLOW, newsletter, move, ACTIONS, back=_url(request, newsletter), **around)


def newsletter_of(request: HttpRequest, public_id: str) -> Newsletter:
    """The number in the address, as far as the account sees it."""
    rows = newsletters_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(rows, public_id=public_id)


def _draft(request: HttpRequest, public_id: str) -> Newsletter:
    """The same, for whoever writes it; one that is sent is not changed any more."""
    newsletter = newsletter_of(request, public_id)
    if not _may(request) or (request.method != "POST" and newsletter.state not in OPEN):
        raise Http404
    return newsletter


def _may(request: HttpRequest) -> bool:
    return may_write(request.user, request.programme.pk)  # type: ignore[attr-defined]


def _moved(request: HttpRequest, newsletter: Newsletter) -> bool:
    """Whether a piece was taken out or moved up."""
    rows = pieces_of(newsletter)
    drop, up = (said.piece_at(rows, request.POST.get(name)) for name in ("drop", "up"))
    if drop:
        newsletters.drop_piece(drop, by=request.user)
    elif up:
        newsletters.raise_piece(up, by=request.user)
    return bool(drop or up)


def _piece_form(request: HttpRequest, row: NewsletterPiece | None, *, picks: bool) -> PieceForm:
    asked = request.GET.get("language", "")
    opened: dict[str, Any] = {"language": asked if asked in NAMES else get_language() or "en"}
    if row:
        texts = {name: getattr(row, name).get(opened["language"], "") for name in PieceForm.TEXTS}
        opened |= texts | {"link": row.link, "place": row.place}
    return PieceForm(None if picks else sent(request), initial=opened)


def _put(request: HttpRequest, newsletter: Newsletter, row: NewsletterPiece | None, form: PieceForm) -> NewsletterPiece:
    if row is not None and not row.noun:
        return newsletters.edit_text(row, by=request.user, **form.piece(row))
    return newsletters.put_text(newsletter, by=request.user, **form.piece(None))


def _gone_out(request: HttpRequest, newsletter: Newsletter, number: Number, form: SendForm) -> bool:
    """Whether it was sent; why not stands in the form."""
    data = form.cleaned_data
    if newsletter.state in OPEN and (why := said.gone_since(newsletter, number, data["looked"])):
        form.add_error(None, why)
        return False
    try:
        newsletters.send(newsletter, by=request.user, number=data["number"], seen=data["seen"], about=number.about)
    except Unfit as wrong:
        tell(form, wrong.problems)
        return False
    return True


def _looked(request: HttpRequest, newsletter: Newsletter, number: Number) -> dict[str, Any]:
    """The letter in a language, and who gets it."""
    readers, written = readers_of(newsletter.programme), languages_of(newsletter)
    code = request.GET.get("language", "")
    code = code if code in written else written[0] if written else settings.LANGUAGE_CODE
    return {
        "newsletter": newsletter, "look": text_in(newsletter, code), "code": code, "gone": number.gone,
        "written": [(one, NAMES.get(one, one)) for one in written], "number": readers.number,
        "who": said.who_gets_it(newsletter, readers), "left": said.who_does_not(readers),
    }  # fmt: skip


def _url(request: HttpRequest, newsletter: Newsletter, name: str = "", *more: str) -> str:
    return desk_url(request, f"newsletter_{name}" if name else "newsletter", newsletter.public_id, *more)


def _trail(request: HttpRequest, newsletter: Newsletter | None) -> list[tuple[str, str]]:
    trail = [(_("Newsletter"), desk_url(request, "newsletters"))]
    return [*trail, (words(newsletter.title), _url(request, newsletter))] if newsletter else trail


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Newsletter | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under a number."""
    trail = _trail(request, under) if here else []
    page = {**frame(request, "newsletters", trail=trail), **context, "here": here or _("Newsletter")}
    bad = context.get("bad") or getattr(context.get("form"), "errors", None)
    return render(request, f"desk/newsletter/{name}.html", page, status=422 if bad else 200)
