"""The same slides through python-pptx's objects: what the strings of `compile` are proven against."""
