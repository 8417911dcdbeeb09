"""The second step: how its secrets are kept, what an app scans, and when the last one has to stay."""

import base64
import hashlib
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from qrcode import QRCode

from ciconia.doors.shared.step_up import STEPS
from ciconia.foundation.queries.sign_in import works_at_a_desk

QUIET = 4  # modules of margin an app needs (ISO/IEC 18004)


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Words and rules of the house for the library's second steps."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or was used already. Wait for the next one and enter that."),
        "unverified_email": _("Confirm your address first."),
        "cannot_delete_authenticator": _("Your role needs a second step. Add another before you take this one away."),
        "cannot_generate_recovery_codes": _("Recovery codes come with a second step. Set one up first."),
    }

    def get_totp_issuer(self) -> str:
        return "Ciconia"

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> SafeString:
        """What an app scans, drawn without styles: the content policy allows none."""
        code = QRCode(border=QUIET)
        code.add_data(url)
        matrix = code.get_matrix()
        dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, on in enumerate(row) if on)
        size = len(matrix)
        return format_html(
            '<svg viewBox="0 0 {size} {size}" width="240" height="240" shape-rendering="crispEdges" aria-hidden="true">'
            '<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{dark}"/></svg>',
            size=size, dark=dark,
        )  # fmt: skip

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whoever works at a desk keeps at least one second step."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=STEPS).exclude(pk=authenticator.pk)
        return others.exists() or not works_at_a_desk(authenticator.user)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return str(_("My passkey"))


def _fernet() -> MultiFernet:
    """Keys made of the installation's secret, and of earlier ones while they are kept for reading."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"second step {secret}".encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
