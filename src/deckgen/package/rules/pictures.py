"""Pictures are whole, and are what their names say."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package.view import PackageRule, PackageView

_PICTURES = {
    "image/png": ((b"\x89PNG\r\n\x1a\n",), (b"IEND\xaeB`\x82",)),
    "image/jpeg": ((b"\xff\xd8\xff",), (b"\xff\xd9",)),
    "image/gif": ((b"GIF87a", b"GIF89a"), (b";",)),
}


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield picture parts that begin or end wrongly, and pictures on slides without a part."""
    for content_type, (beginnings, endings) in _PICTURES.items():
        for name in view.named(content_type):
            blob = view.parts[name]
            if not blob.startswith(beginnings):
                yield name, f"its bytes are not {content_type}"
            elif not blob.endswith(endings):
                yield name, "it is cut off, or bytes follow its end"
    for name in view.slide_like:
        if view.facts(name).bare_blips:
            yield name, "it has a picture without a picture part"


RULE = PackageRule(
    "package-pictures",
    "A picture whose bytes are empty, cut off, or of another format.",
    "PowerPoint shows a red cross or repairs the file; bytes after the end are a leak.",
    check,
)
