from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from ciconia.doors.shared.entry import portal_page
from ciconia.foundation.files import path_of
from ciconia.selection.models import ApplicationDocument
from ciconia.selection.queries.blind import read_without_names


@portal_page
@never_cache
def download(request: HttpRequest, public_id: str) -> HttpResponse:
    """A document of an application, for its applicant and for staff; always saved, never shown by the browser.

    Its name and content say who wrote it: whoever reads the application without a name does not have it yet.
    """
    rows = ApplicationDocument.objects.visible_to(request.user)
    rows = rows.exclude(application__in=read_without_names(request.user))
    row = get_object_or_404(rows, public_id=public_id)
    try:
        content = path_of(row.digest).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(content, as_attachment=True, filename=row.name, content_type=row.media_type)  # type: ignore[return-value]
