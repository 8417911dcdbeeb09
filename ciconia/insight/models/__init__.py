from ciconia.insight.models.figure import Figure, FigureKey

__all__ = ["Figure", "FigureKey"]
