from ciconia.gatherings.rules import (  # noqa: F401
    board,
    board_theme,
    consultation,
    event,
    mentorship,
    post,
    space,
    statement,
)
