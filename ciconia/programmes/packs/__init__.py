"""The packs that come with the product, one file per programme."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def shipped(code: str) -> Path:
    """Where the pack of that code lies, whether or not there is one."""
    return FOLDER / f"{code}.toml"


def shipped_codes() -> list[str]:
    """The codes of all packs that come with the product."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))
