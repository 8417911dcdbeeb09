from django.db import models

from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.models.user import User
from ciconia.foundation.privacy import declare


class SignIn(models.Model):
    """One device on which somebody is signed in: since when and how, so that its owner can end it."""

    public_id = PublicIdField()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(max_length=40, unique=True)
    at = MomentField()
    device = models.CharField(max_length=60, blank=True)
    how = models.CharField(max_length=20, blank=True)

    privacy = declare(
        internal="id public_id user session_key at how",
        personal={"device": ("to recognise one's own devices", "until signed out", "delete")},
    )

    def __str__(self) -> str:
        return f"{self.user_id} on {self.device}"
