from ciconia.people.rules import person  # noqa: F401
