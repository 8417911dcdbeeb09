from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.letters import plain_address
from ciconia.foundation.privacy import declare


class UserManager(BaseUserManager["User"]):
    """Makes accounts; the address is the log-in."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """One account; without a password it signs in by mailed code."""
        user = self.model(email=plain_address(email), **fields)
        if password:
            user.set_password(password)
        else:
            user.set_unusable_password()
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """An account: an address, a name to greet with, a language. What somebody may do is in memberships.

    Groups are for the pages of editors alone and follow the memberships; nobody may do everything.
    """

    public_id = PublicIdField()
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=8, default="en")
    is_active = models.BooleanField(default=True)
    joined_at = MomentField()

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    privacy = declare(
        internal="id public_id language is_active joined_at last_login is_superuser",
        personal={
            "email": ("sign-in and mail about one's own things", "until erasure", "overwrite"),
            "name": ("to be greeted, and to sign what one does", "until erasure", "overwrite"),
            "password": ("sign-in", "until erasure", "unusable"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_address_once"),
            models.CheckConstraint(condition=models.Q(is_superuser=False), name="user_nobody_may_do_all"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """How libraries name the account."""
        return self.name
