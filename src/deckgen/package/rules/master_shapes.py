"""On a master and its layouts too, shape ids are positive and unique."""

from __future__ import annotations

from deckgen.package import tags
from deckgen.package.rule import PackageRule
from deckgen.package.rules.shapes import part
from deckgen.package.view import LAYOUT_TYPE, MASTER_TYPE

RULE = PackageRule(
    "package-master-shapes",
    "On a master or a layout, a shape id that is 0 or used twice.",
    "PowerPoint opens it, and numbers the shapes anew when it saves: what points to them is lost.",
    part=part,
    types=frozenset({LAYOUT_TYPE, MASTER_TYPE}),
    tags=(tags.SHAPE_NAME, *tags.CONNECTOR_ENDS, *tags.ANIMATED),
    elsewhere=None,
)
