"""Ranking and allocation on plain data: no Django, no database, no clock, no network. A library of its own."""
