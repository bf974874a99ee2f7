"""No line begins or ends with a character that may not stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import JAPANESE, deck, page, placed, said
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity

NO_START = frozenset(
    "、。，．・：；？！」』）】〕〉》”’ーゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥％%,.;:!?)]}"
)
NO_END = frozenset("「『（【〔〈《“‘([{¥＄$")


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield each line after a paragraph's first that begins wrongly, or before its last that ends so."""
    for frame, text in slide.broken:
        for line, what in _wrong(text.lines):
            yield Fault(f"a line of {frame.name} {what}: {quoted(line)}", slide.where(frame, text.text))


def _wrong(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines[1:]:
        if line[:1] in NO_START:
            yield line, f"begins with '{line[0]}'"
    for line in lines[:-1]:
        if line[-1:] in NO_END:
            yield line, f"ends with '{line[-1]}'"


CHECK = Check(
    id="line-ends",
    fault="A line that begins with a closing mark, a full stop or a small kana, or ends with an opening one.",
    why="Japanese and Chinese typesetting forbids it, and readers stumble.",
    cure="move the manual line break, or part the long word",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(
        page(placed("points", said("熊本の利点を示す、\n次の点", "ja-JP"))), language=JAPANESE
    ),
    failing=lambda: deck(
        page(placed("points", said("熊本の利点を示す\n、次の点", "ja-JP"))), language=JAPANESE
    ),
)
