from ciconia.programmes.rules import affiliation, focus

__all__ = ["affiliation", "focus"]
