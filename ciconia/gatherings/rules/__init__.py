from ciconia.gatherings.rules import consultation, event, mentorship, post, space, statement  # noqa: F401
