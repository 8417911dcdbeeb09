"""One need and many people, one person and many opportunities: scored, in order, and with reasons."""
