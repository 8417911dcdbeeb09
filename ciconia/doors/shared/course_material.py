from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from ciconia.doors.shared.entry import portal_page
from ciconia.foundation.files import path_of
from ciconia.learning.models import CourseMaterial


@portal_page
def download(request: HttpRequest, public_id: str) -> HttpResponse:
    """A file of a course, for its staff and whoever takes it; always saved, never shown by the browser."""
    material = get_object_or_404(
        CourseMaterial.objects.visible_to(request.user).exclude(digest=""), public_id=public_id
    )
    try:
        content = path_of(material.digest).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(content, as_attachment=True, filename=material.name, content_type=material.media_type)  # type: ignore[return-value]
