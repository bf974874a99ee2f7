"""A template that is sound XML in a sound zip, but not the presentation that it should be."""

from __future__ import annotations

from lxml import etree

from deckgen.diagnostics import Finding

BROKEN = (LookupError, ValueError, AttributeError, TypeError, ArithmeticError, StopIteration, etree.LxmlError)
"""What reading a foreign file's structure may raise: something is absent, or is not what stands there."""


def broken(problem: Exception) -> Finding:
    """Return the finding for a template whose structure could not be read."""
    message = f"the template's structure is broken: {type(problem).__name__} {problem}".rstrip()
    return Finding("template-broken", message, "open it in PowerPoint and save it again as .pptx")
