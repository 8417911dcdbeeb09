"""Identifiers that may stand in a URL."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # without 0 1 i l o: read aloud over a bad line


def public_id() -> str:
    """Ten random characters (49 bits) that say nothing about order, number or time of making."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))
