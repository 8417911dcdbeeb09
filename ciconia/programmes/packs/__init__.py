"""The packs that come with the product, one file per programme."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def shipped(code: str) -> Path:
    """Where the pack of that code lies, whether or not there is one."""
    return FOLDER / f"{code}.toml"
