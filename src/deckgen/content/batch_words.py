"""Words of the batch file that are needed where no file is read."""

from __future__ import annotations

NAMES_IN_PATTERN = ("investor", "region", "language", "storyline")
"""What the pattern of an output name may hold in braces."""

USUAL_OUTPUT = "build/{investor}/{region}.{language}.pptx"

NO_INVESTOR = "none"
"""How the batch file names the deck for nobody in particular."""
