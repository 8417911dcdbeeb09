from django.db import models

from ciconia.foundation.fields import MomentField
from ciconia.foundation.models.user import User
from ciconia.foundation.privacy import declare


class Log(models.Model):
    """What was done to what, by whom, when and why. Written once; the application's role may not change it."""

    at = MomentField()
    actor = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    actor_label = models.CharField(max_length=160)
    verb = models.CharField(max_length=60)
    noun = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    from_state = models.CharField(max_length=24, blank=True)
    to_state = models.CharField(max_length=24, blank=True)
    reason = models.TextField(blank=True)
    data = models.JSONField(default=dict, blank=True)
    # Where it belongs, as on the object, so that the row-level policy needs no look at the object.
    programme_id = models.BigIntegerField(null=True)
    focus_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)

    privacy = declare(
        internal="id at actor verb noun object_id from_state to_state programme_id focus_id organisation_id person_id",
        personal={
            "actor_label": ("to show who did it", "as long as the object", "pseudonym"),
            "reason": ("to answer why", "as long as the object", "pseudonym"),
            "data": ("to show what was told", "as long as the object", "pseudonym"),
        },
    )

    class Meta:
        indexes = [
            models.Index(fields=["noun", "object_id", "id"], name="log_object"),
            models.Index(fields=["programme_id", "-id"], name="log_programme"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_id}"
