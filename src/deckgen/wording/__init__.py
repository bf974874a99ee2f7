"""Numbers, dates and names in text, per language."""
