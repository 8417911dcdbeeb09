from ciconia.selection.rules import application, need, opportunity, partnership, saved_search  # noqa: F401
