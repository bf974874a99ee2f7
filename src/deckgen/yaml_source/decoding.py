"""From bytes to lines of clean text: size, encoding, invisible characters, tabs."""

from __future__ import annotations

import re
from itertools import islice

from deckgen.diagnostics import Checked, Finding, Where
from deckgen.yaml_source.problems import finding

SIZE_LIMIT = 5_000_000
_SHOWN_AT_MOST = 100
_STAND_IN = "\ufffc"
_BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffd-\uffff]")
_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=[^ \t\n])", re.MULTILINE)
_TAB_BLANK = re.compile(r"^[ \t]*\t[ \t]*$", re.MULTILINE)


def decode(file: str, data: bytes) -> Checked[str]:
    """Return the text with `\\n` line ends and no tabs; bad characters become U+FFFC and findings.

    A tab inside a line becomes one space: slides have no tabs, and YAML readers disagree about them.
    """
    if len(data) > SIZE_LIMIT:
        return Checked(None, (finding("file-too-large", Where(file), size=len(data), limit=SIZE_LIMIT),))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        return Checked(None, (finding("not-utf8", Where(file, 1, 1), detail="it looks like UTF-16"),))
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Checked(None, (_not_utf8(file, data, error),))
    return _clean(file, text.replace("\r\n", "\n").replace("\r", "\n"))


def bad_character(text: str) -> str | None:
    """Return the first character that no slide can hold, or None."""
    match = _BAD.search(text)
    return match.group() if match else None


def _not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Finding:
    before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    detail = f"the byte {data[error.start]:02X}; perhaps Shift_JIS, Big5 or a Windows encoding"
    return finding("not-utf8", _place(file, before, len(before)), detail=detail)


def _clean(file: str, text: str) -> Checked[str]:
    findings = [
        _bad_character_finding(_place(file, text, match.start()), match.group())
        for match in islice(_BAD.finditer(text), _SHOWN_AT_MOST)
    ]
    if findings:
        text = _BAD.sub(_STAND_IN, text)
    if "\t" in text:
        text = _TAB_BLANK.sub("", text)
        tabs = islice(_TAB_INDENT.finditer(text), _SHOWN_AT_MOST)
        findings += [finding("tab-indentation", _place(file, text, match.start())) for match in tabs]
        text = _TAB_INDENT.sub(lambda match: match.group().replace("\t", "  "), text).replace("\t", " ")
    return Checked(text if text.endswith("\n") else text + "\n", tuple(findings))


def _bad_character_finding(where: Where, character: str) -> Finding:
    code = "damaged-character" if character == "\ufffd" else "control-character"
    return finding(code, where, code_point=f"{ord(character):04X}")


def _place(file: str, text: str, index: int) -> Where:
    return Where(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
