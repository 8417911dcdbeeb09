"""Reads CVs: PDF, DOCX, Europass, JSON Resume and LinkedIn exports become one shape of suggestions."""
