from django.db import models

from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.people.models.person import Person


class Erasure(models.Model):
    """The proof that somebody was erased: when, how many rows of which tables, how many files. Nothing about them."""

    public_id = PublicIdField()
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="erasure")
    pseudonym = models.CharField(max_length=40)
    at = MomentField()
    rows = models.JSONField(default=dict)
    files = models.PositiveIntegerField(default=0)

    privacy = declare(internal="id public_id person pseudonym at rows files")

    def __str__(self) -> str:
        return str(self.public_id)
