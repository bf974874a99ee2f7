"""The branded template: made from the brand, read into pure data, checked against the slide kinds."""
