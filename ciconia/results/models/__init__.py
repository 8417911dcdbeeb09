from ciconia.results.models.outcome import InUse, Outcome, OutcomeState, Respondent, Sighting

__all__ = ["InUse", "Outcome", "OutcomeState", "Respondent", "Sighting"]
