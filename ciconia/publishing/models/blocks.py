"""What the body of an editor's page is made of: few pieces, each with one look, and none with code of its own."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, IntegerBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock, URLBlock
from wagtail.images.blocks import ImageChooserBlock

FEATURES = ["bold", "italic", "link", "ol", "ul"]


class PictureBlock(StructBlock):  # type: ignore[misc]
    """A picture, and what it shows in words, for whoever does not see it."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = CharBlock(
        max_length=200,
        label=_("What the picture shows"),
        help_text=_("One sentence, read to people who do not see the picture."),
    )
    credit = CharBlock(required=False, max_length=120, label=_("Who made it"))

    class Meta:
        icon = "image"
        label = _("Picture")


class QuotationBlock(StructBlock):  # type: ignore[misc]
    """What somebody said, and who."""

    text = TextBlock(max_length=600, label=_("What was said"))
    who = CharBlock(max_length=120, label=_("Who said it"))

    class Meta:
        icon = "openquote"
        label = _("Quotation")


class VideoBlock(StructBlock):  # type: ignore[misc]
    """The way to a video that stands elsewhere; the page itself loads nothing of it."""

    url = URLBlock(label=_("Address"))
    title = CharBlock(max_length=120, label=_("What it is called"))
    minutes = IntegerBlock(min_value=1, max_value=600, label=_("Length in minutes"))

    class Meta:
        icon = "media"
        label = _("Video")


class BodyBlock(StreamBlock):  # type: ignore[misc]
    """The body of a page."""

    heading = CharBlock(max_length=120, icon="title", label=_("Heading"))
    text = RichTextBlock(features=FEATURES, label=_("Text"))
    picture = PictureBlock()
    quotation = QuotationBlock()
    video = VideoBlock()
