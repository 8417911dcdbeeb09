from ciconia.selection.rules import (  # noqa: F401
    application,
    co_applicant,
    cohort,
    development_plan,
    need,
    opportunity,
    paper,
    partnership,
    reference,
    saved_search,
)
