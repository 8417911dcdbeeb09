from ciconia.selection.rules import (  # noqa: F401
    application,
    development_plan,
    need,
    opportunity,
    paper,
    partnership,
    reference,
    saved_search,
)
