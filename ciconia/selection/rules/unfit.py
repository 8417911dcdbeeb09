"""The refusal of what does not fit, under the name this floor has always used."""

from ciconia.foundation.rules.unfit import Unfit

__all__ = ["Unfit"]
