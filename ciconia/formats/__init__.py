"""Readers and writers of files on plain data: no Django, no database, no clock, no network."""
