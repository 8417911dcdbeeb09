from ciconia.gatherings.rules import (  # noqa: F401
    board,
    board_theme,
    consultation,
    event,
    idea,
    mentorship,
    post,
    space,
    statement,
)
