"""What YAML reads without complaint but not as it was meant: texts lost or changed in silence."""

from __future__ import annotations

import re

from deckgen.diagnostics import Finding, Severity, Where
from deckgen.yaml_source.problems import finding, shown

GLUED_COMMENT = re.compile(r" *(#[^\s#=*-].*)")
SCHEME = "(?!(?:mailto|tel|urn|data|doi|https?|ftp|file):)"
CURLY_OPEN = "“”„‟‘’‚＂«"
_CURLY_CLOSE = "“”‟‘’＂»"
_GROUP_BEFORE = re.compile(r"(?:^|[^0-9])[0-9]{1,3}$")
_GROUP_AFTER = re.compile(r"[0-9]{3}(?![0-9])")
_ODD_START = re.compile(r"[-\u3000" + CURLY_OPEN + r"]|[A-Za-z_][\w-]*[:：]")
_ODD_FIRST = frozenset("-\u3000" + CURLY_OPEN)
_FULLWIDTH_SPACE = re.compile(r"\u3000|-\u3000|[A-Za-z_][\w-]*:\u3000")
_FULLWIDTH_COLON = re.compile(r"[a-z_][a-z0-9_-]*：")
_GLUED_COLON = re.compile(SCHEME + r"[a-z_][a-z0-9_-]*:(?!//)\S")
_GLUED_DASH = re.compile(r"-[^\s0-9.-]")
_DASH = re.compile(r"-(?: |$)")


def may_be_odd(text: str) -> bool:
    """Say quickly whether an unquoted text begins in a way that `odd_start` and `lost_dash` look into."""
    return (":" in text or "：" in text or text[0] in _ODD_FIRST) and _ODD_START.match(text) is not None


def odd_start(line: str, whole: str, own_line: bool, where: Where, is_key: bool) -> Finding | None:
    """Return the finding for an unquoted text whose beginning looks like YAML gone wrong.

    `line` is the text's first line, `whole` all of it; `own_line` says that only spaces and dashes stand
    before it.
    """
    if whole[0] in CURLY_OPEN and whole[-1] in _CURLY_CLOSE and len(whole) > 1:
        return finding("curly-quotes", where, Severity.ERROR if is_key else Severity.WARNING)
    if _FULLWIDTH_SPACE.match(line):
        return finding("fullwidth-space", where)
    if _FULLWIDTH_COLON.match(line):
        return finding("fullwidth-colon", where, text=line[: line.index("：")])
    if own_line and _GLUED_COLON.match(line):
        return finding("colon-without-space", where, text=shown(line))
    return None


def lost_dash(first: str, before: str, continuation: list[str], where: Where) -> Finding | None:
    """Return the finding for list items read as one text, because of a missing space or an indentation."""
    if not before.strip() and _GLUED_DASH.match(first):
        return finding("dash-without-space", where, text=shown(first))
    for number, line in enumerate(continuation, where.line + 1):
        text = line.strip(" ")
        place = Where(where.file, number, line.find(text) + 1)
        if _DASH.match(text):
            return finding("wrong-indentation", place)
        if _GLUED_DASH.match(text):
            return finding("dash-without-space", place, text=shown(text))
    return None


def lost_comment(rest: str, where: Where) -> Finding | None:
    """Return the finding for a `#` with no space after it, in what follows an unquoted value on its line."""
    match = GLUED_COMMENT.match(rest)
    if not match:
        return None
    place = Where(where.file, where.line, where.column + match.start(1))
    return finding("hash-without-space", place, hash=shown(match.group(1), 20))


def split_number(left: str, right: str, where: Where) -> Finding | None:
    """Return the finding for `3,400` in brackets, where only the comma stands between the two texts."""
    if not _GROUP_BEFORE.search(left) or not _GROUP_AFTER.match(right):
        return None
    return finding("comma-in-number", where, left=shown(left), right=shown(right))
