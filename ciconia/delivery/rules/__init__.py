from ciconia.delivery.rules import checklist_item, deliverable, engagement  # noqa: F401
