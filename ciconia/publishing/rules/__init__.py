from ciconia.publishing.rules import publication, story  # noqa: F401
