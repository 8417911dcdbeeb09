from ciconia.publishing.rules import newsletter, publication, story  # noqa: F401
