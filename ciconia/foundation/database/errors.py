"""What the launcher says when it cannot do its work."""


class LauncherError(Exception):
    """The database server cannot be had here; the text is a sentence a person can act on."""
