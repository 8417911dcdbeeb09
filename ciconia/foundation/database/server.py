"""A running server, as the rest of the house sees it."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

PORT = 5432
SUPERUSER = "postgres"
OWNER = "ciconia_owner"
APP = "ciconia_app"


def address(socket_dir: Path, role: str, database: str) -> str:
    """The address of a database behind a socket; the port is named because PGPORT would count otherwise."""
    where = urlencode({"host": str(socket_dir), "port": PORT}, quote_via=quote)
    return f"postgresql://{role}@/{quote(database)}?{where}"


@dataclass(frozen=True)
class Server:
    """A PostgreSQL that answers on a socket in a closed folder."""

    home: Path
    socket_dir: Path
    data_dir: Path

    def owner_url(self, database: str) -> str:
        """For migrations: the role that owns the tables."""
        return address(self.socket_dir, OWNER, database)

    def app_url(self, database: str) -> str:
        """For everything else: the role that owns nothing and that the walls hold."""
        return address(self.socket_dir, APP, database)

    def superuser_url(self, database: str = "postgres") -> str:
        """For this package only: makes databases and extensions."""
        return address(self.socket_dir, SUPERUSER, database)
