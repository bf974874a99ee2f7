"""What may stand at each place of a content file: the models' annotations, taken apart once.

A shape reads a node, with every fault told at its place, knows the shapes below it, and tells an editor what
it takes. It is taken apart only as far as content has gone.
"""

from __future__ import annotations

from deckgen.content.shape.annotation import form_shape
from deckgen.content.shape.base import FAILED, MOST_FINDINGS, Path, Reading, Schema, Shape
from deckgen.content.shape.form import OneForm
from deckgen.content.shape.texts import Text, texts_in, translated_texts

__all__ = [
    "FAILED",
    "MOST_FINDINGS",
    "OneForm",
    "Path",
    "Reading",
    "Schema",
    "Shape",
    "Text",
    "form_shape",
    "texts_in",
    "translated_texts",
]
