"""Ways to damage a file: its characters, its lines, its bytes, the parts of its zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random

ODD = (
    *":#-\"'[]{},&*!|>%@`?~\\\t=<",
    *("{{ x }}", "{{ facts.jobs }}", "{{", "}}"),
    *("<<: *a", "&a", "*a", "!!python/object:os.system", "---", "..."),
    *("　", "：", "“", "”", "\u0301", "\u202e", "\ufeff", "\x07", "\x85", "\u2028"),
    *("𠮷", "葛\U000e0100", "👩‍👩‍👧"),
    *("9" * 60, "1e999", "-0", "0x1F", ".inf", "nan", "12:30", "2026-02-30"),
    *("9,99", "１２", "約", "3兆", "半"),
    *("../../etc/passwd", "C:\\x", "con", "\\ud800", "\\U00110000", "a" * 300, "漢" * 200, " " * 50),
)
VALUES = (
    *("12", "true", "[]", "{}", "null", '""', "2024-01"),
    *("{a: b}", "[1, 2]", "~", "-1", "[[[]]]", "1.10", "*x"),
)


_LONGEST = 200_000
"""Characters of a line that may still be repeated: what is a hundred times longer is no other test."""


def damaged_text(data: bytes, random: Random) -> bytes:
    """A text file with one to eight of its lines or characters changed."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        random.choice(_LINE_DAMAGES)(lines, random.randrange(len(lines)), random)
        lines = lines or [""]
    text = "\n".join(lines)
    damaged = text.encode("utf-8", "surrogatepass")
    return damaged_bytes(damaged, random) if random.random() < 0.1 else damaged


def _drop(lines: list[str], at: int, random: Random) -> None:
    del lines[at]


def _copy(lines: list[str], at: int, random: Random) -> None:
    lines.insert(at, random.choice(lines))


def _swap(lines: list[str], at: int, random: Random) -> None:
    other = random.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent(lines: list[str], at: int, random: Random) -> None:
    lines[at] = " " * random.randrange(9) + lines[at].lstrip()


def _odd(lines: list[str], at: int, random: Random) -> None:
    place = random.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + random.choice(ODD) + lines[at][place:]


def _lose(lines: list[str], at: int, random: Random) -> None:
    place = random.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + lines[at][place + random.randrange(1, 6) :]


def _revalue(lines: list[str], at: int, random: Random) -> None:
    key, colon, _ = lines[at].partition(":")
    if colon:
        lines[at] = f"{key}: {random.choice((*VALUES, *ODD))}"


def _rename(lines: list[str], at: int, random: Random) -> None:
    key, colon, value = lines[at].partition(":")
    lines[at] = f"{key}{random.choice('xs- ')}{colon}{value}"


def _repeat(lines: list[str], at: int, random: Random) -> None:
    if len(lines[at]) <= _LONGEST:
        lines[at] = lines[at] + lines[at][len(lines[at]) // 2 :] * random.choice((2, 20, 200))


def _renumber(lines: list[str], at: int, random: Random) -> None:
    digit = str(random.randrange(10))
    lines[at] = lines[at].replace(digit, random.choice((str(random.randrange(10)), "", "99999", "-", ".")))


def _block(lines: list[str], at: int, random: Random) -> None:
    end = at + random.randrange(1, 30)
    block = lines[at:end]
    if random.random() < 0.5:
        del lines[at:end]
    lines[random.randrange(len(lines) + 1) : 0] = block


_LINE_DAMAGES: tuple[Callable[[list[str], int, Random], None], ...] = (
    *(_drop, _copy, _swap, _indent, _odd, _odd, _odd, _lose, _revalue, _revalue, _rename, _repeat),
    *(_renumber, _block),
)


def damaged_bytes(data: bytes, random: Random) -> bytes:
    """Bytes with bits turned, a stretch cut, doubled, zeroed or moved, or the end gone."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5, 30))):
        if not changed:
            break
        at, length = random.randrange(len(changed)), random.choice((1, 2, 4, 16, 256))
        match random.randrange(7):
            case 0 | 1:
                changed[at] ^= 1 << random.randrange(8)
            case 2:
                changed[at : at + length] = random.randbytes(min(length, 16))
            case 3:
                del changed[at : at + length]
            case 4:
                changed[at:at] = changed[random.randrange(len(changed)) :][:length]
            case 5:
                changed[at : at + length] = bytes((random.choice((0, 255)),)) * length
            case _:
                if random.random() < 0.2:
                    del changed[at:]
    return bytes(changed)


def damaged_zip(data: bytes, random: Random) -> bytes:
    """A zip file with parts changed, dropped, swapped, renamed or doubled; or with its own bytes damaged."""
    if random.random() < 0.25:
        return damaged_bytes(data, random)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    for _ in range(random.choice((1, 1, 2, 4))):
        _damage_part(parts, random)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts:
            archive.writestr(name, part)
    return out.getvalue()


_ENTITY = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


def _damage_part(parts: list[tuple[str, bytes]], random: Random) -> None:
    at, other = random.randrange(len(parts)), random.randrange(len(parts))
    name, data = parts[at]
    match random.randrange(9):
        case 0:
            if len(parts) > 1:
                del parts[at]
        case 1:
            parts[at], parts[other] = (name, parts[other][1]), (parts[other][0], data)
        case 2:
            renamed = (name.upper(), f"x{name}", f"../{name}", f"{name}~", f"/{name}")
            parts[at] = (random.choice(renamed), data)
        case 3:
            parts.append((random.choice((name, "ppt/vbaProject.bin", "ppt/x.xml", "[trash]/0.dat")), data))
        case 4:
            parts[at] = (name, random.choice((b"", b"<", b"<a/>", _ENTITY)))
        case 5:
            parts[at] = (name, damaged_bytes(data, random))
        case _:
            parts[at] = (name, damaged_xml(data, random))


def damaged_xml(data: bytes, random: Random) -> bytes:
    """XML with an element or attribute lost, doubled or changed, often still well-formed."""
    pieces = data.split(b">")
    for _ in range(random.choice((1, 1, 2, 6))):
        at = random.randrange(len(pieces))
        match random.randrange(5):
            case 0:
                del pieces[at]
            case 1:
                pieces.insert(at, pieces[random.randrange(len(pieces))])
            case 2:
                pieces[at] = _new_value(pieces[at], random)
            case 3:
                before, quote, after = pieces[at].partition(b" ")
                name, equals, value = after.partition(b"=")
                pieces[at] = before + quote + random.choice((name[:-1], b"x" + name)) + equals + value
            case _:
                end = at + random.randrange(1, 40)
                del pieces[at:end]
        pieces = pieces or [b""]
    return b">".join(pieces)


_ATTRIBUTES = (
    *(b"", b"0", b"-1", b"999999999999", b"1.5", b"x"),
    *(b"NaN", b"rId1", b"#", b"../x", b"\xff", b"true", b"1e400"),
)


def _new_value(piece: bytes, random: Random) -> bytes:
    parts = piece.split(b'"')
    if len(parts) < 3:
        return piece
    at = random.randrange(1, len(parts), 2) if len(parts) % 2 else 1
    parts[at] = random.choice(_ATTRIBUTES)
    return b'"'.join(parts)
