from ciconia.gatherings.rules import event, mentorship, post, space, statement  # noqa: F401
