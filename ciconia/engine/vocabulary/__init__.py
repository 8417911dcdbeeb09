"""Concepts with their names in many languages: our own, and ESCO where somebody imported it."""
