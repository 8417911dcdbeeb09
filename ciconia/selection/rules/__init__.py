from ciconia.selection.rules import application, need, opportunity, partnership  # noqa: F401
