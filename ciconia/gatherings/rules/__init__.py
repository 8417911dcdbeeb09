from ciconia.gatherings.rules import event  # noqa: F401
