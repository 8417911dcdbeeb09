from ciconia.programmes.rules import focus

__all__ = ["focus"]
