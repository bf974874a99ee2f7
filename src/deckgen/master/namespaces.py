"""The XML declaration, namespaces and colour map of the parts that a master is made of."""

from __future__ import annotations

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
PREFIXES = f'xmlns:a="{DRAWING}" xmlns:r="{OFFICE_RELATIONSHIPS}" xmlns:p="{PRESENTATION}"'
COLOUR_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
"""Which theme slot stands for background and text; a master and a notes master must carry one."""
