"""Every country, to choose one from."""

from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.foundation.countries import countries


def country_choices() -> list[tuple[str, str]]:
    """Every country, named in the reader's language, with an empty choice on top."""
    return [("", _("Choose a country")), *countries(translation.get_language() or "en")]
