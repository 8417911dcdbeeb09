"""What each field of a model is: public, internal, personal or sensitive, and what becomes of it.

Every model says so once, in `privacy = declare(...)`. Export, erasure and the tests read that one declaration.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Detail = tuple[str, str, str]  # purpose, retention, how it is shredded


@dataclass(frozen=True)
class FieldClass:
    """The class of one field; purpose, retention and shredder only where a person is concerned."""

    kind: str
    purpose: str = ""
    retention: str = ""
    shred: str = ""


@dataclass(frozen=True)
class Declaration:
    """The classes of all fields of one model, by field name."""

    fields: Mapping[str, FieldClass] = field(default_factory=dict)

    @property
    def holds_persons(self) -> bool:
        """Whether any field is personal or sensitive, so that the table needs row-level security."""
        return any(item.kind in ("personal", "sensitive") for item in self.fields.values())


def declare(
    *,
    public: str = "",
    internal: str = "",
    personal: Mapping[str, Detail] | None = None,
    sensitive: Mapping[str, Detail] | None = None,
) -> Declaration:
    """Declare every field of a model; a name given twice is an error."""
    plain = [(name, FieldClass("public")) for name in public.split()]
    plain += [(name, FieldClass("internal")) for name in internal.split()]
    plain += [(name, FieldClass("personal", *detail)) for name, detail in (personal or {}).items()]
    plain += [(name, FieldClass("sensitive", *detail)) for name, detail in (sensitive or {}).items()]
    names = [name for name, _ in plain]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"declared twice: {', '.join(twice)}")
    return Declaration(dict(plain))


STATEFUL = "id public_id state state_since state_before mark turn_role turn_person due_at version"

# Tables of libraries that hold something about people, declared here because their models are not ours.
LIBRARY_TABLES = {
    "account_emailaddress": declare(
        internal="id user verified primary",
        personal={"email": ("sign-in", "until the account is erased", "overwrite")},
    ),
    "account_emailconfirmation": declare(internal="id email_address created sent key"),
    "mfa_authenticator": declare(
        internal="id user type created_at last_used_at",
        sensitive={"data": ("to check a second step", "until it is taken away", "delete")},
    ),
    "ciconia_cache": declare(internal="cache_key value expires"),
    "django_session": declare(internal="session_key session_data expire_date"),
}
