from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from ciconia.delivery.models import Attachment
from ciconia.doors.shared.entry import portal_page
from ciconia.foundation.files import path_of


@portal_page
def download(request: HttpRequest, public_id: str) -> HttpResponse:
    """A file that was handed over, for whoever sees what it belongs to; always saved, never shown by the browser."""
    attachment = get_object_or_404(Attachment.objects.visible_to(request.user), public_id=public_id)
    try:
        content = path_of(attachment.digest).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(content, as_attachment=True, filename=attachment.name, content_type=attachment.media_type)  # type: ignore[return-value]
