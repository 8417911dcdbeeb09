"""Where the server keeps its data and its socket: known beforehand, so that addresses need no running server."""

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ciconia.foundation.database.errors import LauncherError
from ciconia.foundation.database.identity import ROOTLESS_HOME, Identity, find_identity, moved_home

LONGEST_SOCKET_FOLDER = 107 - len("/.s.PGSQL.5432") - 1
"""sun_path is 108 bytes with its closing zero; what is longer goes to a hashed folder in the temporary one."""


@dataclass(frozen=True)
class Places:
    """The folders of one server."""

    home: Path
    root: Path
    data: Path
    socket: Path

    @property
    def lock(self) -> Path:
        """Held while a server is started or stopped."""
        return self.root / "lock"

    @property
    def users(self) -> Path:
        """Held in common by everybody who uses the server."""
        return self.root / "users"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.root / "postgresql.log"


def places_of(home: Path) -> Places:
    """The folders of the server of `home`, without making any of them."""
    home = Path(os.path.realpath(home))
    root = (moved_home(home) if find_identity().moved else home) / "postgres"
    return Places(home=home, root=root, data=root / "data", socket=_socket_folder(root))


def _socket_folder(root: Path) -> Path:
    near = root / "socket"
    if _fits(near):
        return near
    name = f"ciconia-{os.geteuid()}-{hashlib.sha256(os.fsencode(root)).hexdigest()[:16]}"
    for temporary in ("/tmp", tempfile.gettempdir()):  # noqa: S108 - made 0700 and checked in `make_places`
        far = Path(temporary) / name
        if os.access(temporary, os.W_OK | os.X_OK) and _fits(far):
            return far
    raise LauncherError(f"The path {root} is too long for a socket, and so is that of the temporary folder.")


def _fits(folder: Path) -> bool:
    # A comma or a quotation mark would be read as a list of folders.
    return len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER and not set(str(folder)) & set(",\"'\\")


def make_places(places: Places, identity: Identity) -> None:
    """Makes the folders, closed to others; raises LauncherError where one of them is not ours."""
    try:
        if identity.moved:
            _make(ROOTLESS_HOME, 0o755, os.geteuid(), os.getegid())
            _make(places.root.parent, 0o755, os.geteuid(), os.getegid())
        else:
            places.root.parent.mkdir(parents=True, exist_ok=True)
        _make(places.root, 0o700, identity.uid, identity.gid)
        _make(places.socket, 0o700, identity.uid, identity.gid)
    except (PermissionError, FileExistsError, NotADirectoryError) as problem:
        raise LauncherError(
            f"The folder {places.root} cannot be made: {problem.strerror}. "
            "Choose a folder of your own with CICONIA_HOME."
        ) from problem


def _make(folder: Path, mode: int, uid: int, gid: int) -> None:
    try:
        folder.mkdir(mode=mode)
    except FileExistsError:
        _refuse_foreign(folder, uid)
    else:
        folder.chmod(mode)  # the umask may have taken rights away
        if uid != os.geteuid():
            os.chown(folder, uid, gid)


def _refuse_foreign(folder: Path, uid: int) -> None:
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise LauncherError(f"{folder} is not a folder. Move it away, or choose another place with CICONIA_HOME.")
    if found.st_uid != uid:
        raise LauncherError(
            f"The folder {folder} belongs to another user (number {found.st_uid}, not {uid}). "
            "Choose a folder of your own with CICONIA_HOME."
        )
    if uid == os.geteuid() and folder.name != ROOTLESS_HOME.name and found.st_mode & 0o077:
        folder.chmod(0o700)
