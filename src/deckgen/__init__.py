"""deckgen: plain YAML content in, branded, native, editable PowerPoint decks out."""

__version__ = "0.1.0"
