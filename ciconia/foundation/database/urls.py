"""Which database the settings point at. Only addresses are computed here: nothing is started, nothing is asked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from ciconia.foundation.database.errors import LauncherError
from ciconia.foundation.database.launcher import server_of

CLONE = Path(__file__).resolve().parents[3]
DEFAULT_NAME = "ciconia"
POOL = {"min_size": 1, "max_size": 8, "timeout": 5}
PREPARED = {"server_side_binding": True, "prepare_threshold": 3}
KEEP_PLANS = "-c plan_cache_mode=force_generic_plan"
"""Row-level security makes planning dearer than executing, so a statement that comes again keeps its plan. A search,
whose best plan depends on how common a word is, asks for a plan of its own."""


def home_of(env: Mapping[str, str]) -> Path:
    """The folder for everything a running Ciconia keeps on disk."""
    return Path(env.get("CICONIA_HOME") or CLONE / ".ciconia").absolute()


def database_name(env: Mapping[str, str]) -> str:
    """The name of the database on a server of our own."""
    return env.get("CICONIA_DB_NAME") or DEFAULT_NAME


def brings_own_server(env: Mapping[str, str]) -> bool:
    """True where somebody runs PostgreSQL for us and says where."""
    return bool(env.get("DATABASE_URL"))


def database_address(env: Mapping[str, str]) -> str:
    """The address for the role asked for: the application's, or with CICONIA_DB_ROLE=owner the owner's."""
    as_owner = env.get("CICONIA_DB_ROLE") == "owner"
    if not brings_own_server(env):
        server = server_of(home_of(env))
        return server.owner_url(database_name(env)) if as_owner else server.app_url(database_name(env))
    if not as_owner:
        return env["DATABASE_URL"]
    if not env.get("DATABASE_OWNER_URL"):
        raise LauncherError("With DATABASE_URL, migrations need DATABASE_OWNER_URL too: the role that owns the tables.")
    return env["DATABASE_OWNER_URL"]


def database_settings(env: Mapping[str, str]) -> dict[str, Any]:
    """The value of Django's `DATABASES["default"]`; what answers requests gets a pool of connections."""
    try:
        parts = conninfo_to_dict(database_address(env))
    except ProgrammingError as problem:
        raise LauncherError(f"DATABASE_URL or DATABASE_OWNER_URL is not an address of PostgreSQL: {problem}") from None
    options: dict[str, Any] = {
        name: value
        for name, value in parts.items()
        if name not in {"dbname", "user", "password", "host", "port"} and value is not None
    }
    asked = options.get("options") or env.get("PGOPTIONS", "")
    options |= PREPARED | {"options": f"{KEEP_PLANS} {asked}".strip()}
    if env.get("CICONIA_DB_POOL") == "1":
        options["pool"] = dict(POOL)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.get("dbname") or DEFAULT_NAME,
        "USER": parts.get("user") or "",
        "PASSWORD": parts.get("password") or "",
        "HOST": parts.get("host") or "",
        "PORT": str(parts.get("port") or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
