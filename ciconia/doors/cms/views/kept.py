"""Pictures and documents as editors see them, before anybody else does."""

from mimetypes import guess_type

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse

from ciconia.doors.cms.entry import cms_page

FOLDERS = ("images/", "original_images/")


@cms_page
def shown(request: HttpRequest, name: str) -> HttpResponse:
    """A picture of the editors' own, in one of its sizes."""
    if not name.startswith(FOLDERS):
        raise Http404
    try:
        with default_storage.open(name) as file:
            return HttpResponse(file.read(), content_type=guess_type(name)[0] or "application/octet-stream")
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation):
        raise Http404 from None
