from django.db.models import QuerySet

from ciconia.foundation.models import Log


def history_of(noun: str, object_id: int) -> QuerySet[Log]:
    """What happened to one object, newest first; the wall decides which entries exist for the reader."""
    return Log.objects.filter(noun=noun, object_id=object_id).order_by("-id")
