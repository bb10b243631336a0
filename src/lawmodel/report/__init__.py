"""Results in somebody's language: text, JSON, tables, pictures."""
