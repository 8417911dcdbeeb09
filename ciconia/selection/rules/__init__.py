from ciconia.selection.rules import (  # noqa: F401
    application,
    cohort,
    development_plan,
    need,
    opportunity,
    paper,
    partnership,
    reference,
    saved_search,
)
