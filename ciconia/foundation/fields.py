"""Columns that fill themselves. In migrations they are plain Django columns, so that history needs no code of ours."""

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


class PublicIdField(_SelfFilling, models.CharField):
    """The identifier that stands in URLs."""

    plain = "django.db.models.CharField"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 10, "default": public_id, "unique": True, "editable": False} | kwargs)


class MomentField(_SelfFilling, models.DateTimeField):
    """When something happened, by the domain's clock."""

    plain = "django.db.models.DateTimeField"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"default": clock.now} | kwargs)


class DayField(_SelfFilling, models.DateField):
    """The day something begins: today by the domain's clock."""

    plain = "django.db.models.DateField"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"default": clock.today} | kwargs)
