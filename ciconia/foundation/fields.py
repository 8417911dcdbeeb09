"""Columns that fill themselves. In migrations they are plain Django columns, so that history needs no code of ours."""

from secrets import randbits
from typing import Any

from django.db import models

from ciconia.foundation import clock
from ciconia.foundation.identifiers import public_id


class _SelfFilling:
    """Drops the default from what a migration remembers."""

    plain: str

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        kwargs.pop("default", None)
        return name, self.plain, args, kwargs


class PublicIdField(_SelfFilling, models.CharField):  # type: ignore[type-arg]
    """The identifier that stands in URLs."""

    plain = "django.db.models.CharField"

    def __init__(self, **kwargs: Any) -> None:
        own: dict[str, Any] = {"max_length": 10, "default": public_id, "unique": True, "editable": False}
        super().__init__(**(own | kwargs))


def drawn_id() -> int:
    """A number that no other row has: one of four quintillion."""
    return randbits(62)


class DrawnIdField(_SelfFilling, models.BigIntegerField):  # type: ignore[type-arg]
    """A key drawn by lot, for rows that must not say in which order they came."""

    plain = "django.db.models.BigIntegerField"

    def __init__(self, **kwargs: Any) -> None:
        own: dict[str, Any] = {"default": drawn_id, "editable": False}
        super().__init__(**(own | kwargs))


class MomentField(_SelfFilling, models.DateTimeField):  # type: ignore[type-arg]
    """When something happened, by the domain's clock."""

    plain = "django.db.models.DateTimeField"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("default", clock.now)
        super().__init__(**kwargs)


class DigestField(_SelfFilling, models.CharField):  # type: ignore[type-arg]
    """The hash of a kept file. Whoever removes a file looks into all of these columns first."""

    plain = "django.db.models.CharField"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"max_length": 64} | kwargs))


class DayField(_SelfFilling, models.DateField):  # type: ignore[type-arg]
    """The day something begins: today by the domain's clock."""

    plain = "django.db.models.DateField"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("default", clock.today)
        super().__init__(**kwargs)
