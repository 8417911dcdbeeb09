from ciconia.results.rules import outcome  # noqa: F401
