"""Text against boxes: sizes, line breaks and continuation slides, decided before anything is drawn."""
