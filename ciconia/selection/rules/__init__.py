from ciconia.selection.rules import application, need, opportunity, paper, partnership, saved_search  # noqa: F401
