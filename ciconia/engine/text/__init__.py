"""From what somebody typed to what can be compared: cleaned, its language known, in sentences and clauses."""
