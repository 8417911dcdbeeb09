"""Who the server runs as. PostgreSQL refuses to run as root, and root's own folders are closed to everybody else."""

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ciconia.foundation.database.binaries import Binaries
from ciconia.foundation.database.errors import LauncherError

ROOTLESS_HOME = Path("/var/lib/ciconia")
PREFERRED_USERS = ("ciconia", "postgres", "nobody")


@dataclass(frozen=True)
class Identity:
    """How the server's programs are started, and whose its files are."""

    prefix: tuple[str, ...]
    uid: int
    gid: int
    """Both as the kernel sees them from here: the owner the data folder must have."""

    moved: bool
    """True where data and programs lie under /var/lib/ciconia because another user cannot enter root's folders."""

    @property
    def run_as(self) -> dict[str, int | list[int]]:
        """The arguments of `subprocess` that drop root's rights, empty where that is not needed."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.moved else {}


@lru_cache(maxsize=1)
def find_identity() -> Identity:
    """Ourselves as an ordinary user; as root or without a name an ordinary user in a namespace, else another user."""
    uid = os.geteuid()
    if uid != 0 and _has_name(uid):
        return Identity(prefix=(), uid=uid, gid=os.getegid(), moved=False)
    user = _ordinary_user()
    unshare = shutil.which("unshare")
    if unshare:
        prefix = (unshare, "--user", f"--map-user={user.pw_uid}", f"--map-group={user.pw_gid}")
        tried = subprocess.run([*prefix, "true"], capture_output=True, check=False, cwd="/", stdin=subprocess.DEVNULL)
        if tried.returncode == 0:
            return Identity(prefix=prefix, uid=uid, gid=os.getegid(), moved=False)
    if uid != 0:
        raise LauncherError(f"PostgreSQL needs a user with a name, and number {uid} has none on this machine.")
    return Identity(prefix=(), uid=user.pw_uid, gid=user.pw_gid, moved=True)


def _has_name(uid: int) -> bool:
    # initdb looks its own user up by number; containers like to run under numbers that nobody has.
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def _ordinary_user() -> pwd.struct_passwd:
    users = [user for user in pwd.getpwall() if user.pw_uid != 0]
    if not users:
        raise LauncherError("PostgreSQL does not run as root, and this machine has no other user. Create one.")
    by_name = {user.pw_name: user for user in users}
    return next((by_name[name] for name in PREFERRED_USERS if name in by_name), users[0])


def moved_home(home: Path) -> Path:
    """Where the database of `home` lies when the server runs as another user than root."""
    return ROOTLESS_HOME / hashlib.sha256(os.fsencode(home)).hexdigest()[:16]


def readable_binaries(binaries: Binaries, identity: Identity) -> Binaries:
    """The same programs at a place the server's user may enter: a copy where it runs as another user."""
    if not identity.moved or not binaries.from_wheel:
        return binaries
    package = binaries.bin.parent.parent
    stamp = f"{package}:{binaries.bin.parent.name}:{(binaries.bin / 'postgres').stat().st_mtime_ns}"
    copy = ROOTLESS_HOME / f"programs-{hashlib.sha256(stamp.encode()).hexdigest()[:16]}"
    bin_copy = copy / package.name / binaries.bin.parent.name / "bin"
    if not bin_copy.is_dir():
        partial = copy.with_name(f"{copy.name}.{os.getpid()}")
        libraries = package.with_name(f"{package.name}.libs")
        shutil.copytree(binaries.bin.parent, partial / package.name / binaries.bin.parent.name, symlinks=True)
        if libraries.is_dir():
            shutil.copytree(libraries, partial / libraries.name, symlinks=True)
        _open_for_reading(partial)
        try:
            partial.rename(copy)
        except OSError:
            shutil.rmtree(partial)
    return Binaries(bin_copy, binaries.major, from_wheel=True)


def _open_for_reading(folder: Path) -> None:
    """Lets everybody read our own copy, whatever the umask was when it was made."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
