from ciconia.people.rules import organisation, person

__all__ = ["organisation", "person"]
