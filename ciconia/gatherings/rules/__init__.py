from ciconia.gatherings.rules import event, mentorship, post, space  # noqa: F401
