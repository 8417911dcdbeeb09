"""What editors hand over: photos are drawn anew, so that nothing a telephone wrote is left; documents are PDF."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from ciconia.formats.photo import fitted
from ciconia.formats.picture import NotAPicture, TooManyPixels
from ciconia.foundation.files import LIMIT

MOST = (1440, 1440)


class PictureForm(BaseImageForm):  # type: ignore[misc]
    """A picture for pages."""

    def clean_file(self) -> Any:
        """The picture as points alone, not larger than a page shows it."""
        sent = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return sent
        if sent.size > LIMIT:
            raise ValidationError(_("The photo is larger than 10 MB. Send a smaller copy."))
        sent.seek(0)
        try:
            photo = fitted(sent.read(), *MOST)
        except TooManyPixels:
            raise ValidationError(_("The photo has too many points. Send a smaller copy.")) from None
        except NotAPicture:
            raise ValidationError(_("Send the photo as JPEG or PNG.")) from None
        file = ContentFile(photo.content, name=f"{sent.name.rpartition('.')[0] or 'picture'}.jpg")
        file.image = sent.image
        return file


class DocumentForm(BaseDocumentForm):  # type: ignore[misc]
    """A document for resources."""

    def clean_file(self) -> Any:
        """A PDF by its first bytes, not by what its name claims."""
        sent = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return sent
        if sent.size > LIMIT:
            raise ValidationError(_("The file is larger than 10 MB. Send it in parts, or as a smaller copy."))
        sent.seek(0)
        if sent.read(5) != b"%PDF-":
            raise ValidationError(_("Send the document as PDF."))
        sent.seek(0)
        return sent
