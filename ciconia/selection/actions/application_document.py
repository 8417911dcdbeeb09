"""Files that go with an application: added and removed while it is a draft, kept as they are once it is sent."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _

from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.fields import DigestField
from ciconia.foundation.files import FileRefused, Kept, keep, path_of, shred
from ciconia.foundation.models import Log
from ciconia.foundation.wall import acting_as
from ciconia.selection.models import Application, ApplicationDocument
from ciconia.selection.rules.application import FLOW

MOST = 8
TAKEN = (".pdf", ".docx", ".jpg", ".jpeg", ".png")
UNPACKED = 200 * 1024 * 1024


class Upload(Protocol):
    """A file as a door receives it."""

    name: str

    def chunks(self) -> Iterable[bytes]:
        """Its content, piece by piece."""


def add_document(application: Application, *, by: Any, kind: str, upload: Upload) -> ApplicationDocument:
    """Keep a file with a draft; the same file twice is one. Raises Refused, Conflict or FileRefused."""
    _may_write(application, by)
    kept = take(upload)
    with transaction.atomic():
        _lock(application, by)
        rows = application.documents.all()
        same = rows.filter(kind=kind, digest=kept.digest).first()
        if same is not None:
            return same
        if rows.count() >= MOST:
            raise FileRefused(
                _("At most %(most)d documents go with an application. Remove one first.") % {"most": MOST}
            )
        return add(application, kind=kind, name=upload.name, kept=kept, by=by)


def add(application: Application, *, kind: str, name: str, kept: Kept, by: Any) -> ApplicationDocument:
    """Note a file that was taken as one of an application. Part of an action that has locked it."""
    row: ApplicationDocument = application.documents.create(
        kind=kind, name=name[-200:], digest=kept.digest, size=kept.size, media_type=kept.media_type, by=by
    )
    log("application.add_document", application, by=by, data={"kind": kind})
    return row


def remove_document(document: ApplicationDocument, *, by: Any) -> None:
    """Take a file out of a draft, and its content away where nothing else names it. Raises Refused or Conflict."""
    application = document.application
    with transaction.atomic():
        _lock(application, by)
        digest = document.digest
        document.delete()
        log("application.remove_document", application, by=by, data={"kind": document.kind})
        transaction.on_commit(lambda: shred([digest] if _unnamed(digest) else []))


def _may_write(application: Application, by: Any) -> None:
    if not FLOW.holds(by, "applicant", application):
        raise Refused(FLOW.who_may(("applicant",)))


def _lock(application: Application, by: Any) -> None:
    _may_write(application, by)
    application.refresh_from_db(from_queryset=Application.objects.select_for_update(of=("self",)))
    if application.state != "draft":
        raise Conflict(application, Log.objects.filter(noun="application", object_id=application.pk).last())


def _unnamed(digest: str) -> bool:
    """Whether no row of any table names a content any more."""
    with acting_as("system:jobs"):
        return not any(
            model._default_manager.filter(models.Q((field.name, digest))).exists()
            for model in apps.get_models()
            for field in model._meta.concrete_fields
            if isinstance(field, DigestField)
        )


def take(upload: Upload) -> Kept:
    """Keep the content of a file that may go with an application; raises FileRefused in words."""
    suffix = Path(upload.name).suffix.lower()
    if suffix in (".heic", ".heif"):
        raise FileRefused(
            _("This telephone saves photos as HEIC. Choose “Most compatible” in the settings of its camera, or send a "
              "picture of the screen.")
        )  # fmt: skip
    if suffix not in TAKEN:
        raise FileRefused(_("Send a PDF, a Word document (DOCX), or a photo (JPEG or PNG)."))
    kept = keep(upload.name, upload.chunks())
    whole = {".pdf": _whole_pdf, ".docx": _whole_docx}.get(suffix)
    if whole is not None and not whole(path_of(kept.digest)):
        if _unnamed(kept.digest):
            shred([kept.digest])
        raise FileRefused(
            _("“%(name)s” did not arrive whole, or is not what its name says. Open it, save it again, and send that.")
            % {"name": upload.name[-60:]}
        )
    return kept


def _whole_pdf(path: Path) -> bool:
    """A PDF ends with a mark: one that was cut short on the way has none."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 2048))
        return b"%%EOF" in file.read()


def _whole_docx(path: Path) -> bool:
    """A text, without programs in it, that does not unpack to more than anybody writes."""
    try:
        with zipfile.ZipFile(path) as packed:
            names = {item.filename for item in packed.infolist()}
            size = sum(item.file_size for item in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    return "word/document.xml" in names and "word/vbaProject.bin" not in names and size <= UNPACKED
