from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from ciconia.doors.shared.entry import portal_page
from ciconia.formats.picture import turned
from ciconia.foundation.files import path_of
from ciconia.selection.models import PaperPage


@portal_page
@never_cache
def shown(request: HttpRequest, public_id: str) -> HttpResponse:
    """A page filled in by hand, for the institution and for staff: photos are shown, turned on wish; a PDF is saved."""
    row = get_object_or_404(PaperPage.objects.visible_to(request.user), public_id=public_id)
    path = path_of(row.digest)
    if not path.exists():
        raise Http404
    if row.media_type == "application/pdf":
        return FileResponse(path.open("rb"), as_attachment=True, filename=row.name, content_type=row.media_type)  # type: ignore[return-value]
    return _picture(path, row.media_type, request.GET.get("turn", ""))


def _picture(path: Path, media_type: str, turn: str) -> HttpResponse:
    quarters = int(turn) if turn in ("1", "2", "3") else 0
    return HttpResponse(turned(path.read_bytes(), quarters), content_type=media_type)
