from ciconia.publishing.rules import newsletter, page, publication, story  # noqa: F401
