"""Files that are none, or hostile: one clear finding each, soon and with little memory."""

from __future__ import annotations

import io
import os
import struct
import sys
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen.cli import cli
from deckgen.package.file_check import check_file
from deckgen.package.soundness import inspect_package
from deckgen.package.zip_reader import read_zip
from deckgen.zip_writer import write_zip

Parts = dict[str, bytes]
Rebuilt = Callable[[Callable[[Parts], object]], bytes]
ONE = "ppt/slides/slide1.xml"
MOST_MEMORY = 300 * 2**20


def zipped(parts: Parts) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, blob in parts.items():
            archive.writestr(name, blob)
    return target.getvalue()


def lying(data: bytes, name: bytes, size: int) -> bytes:
    """A zip whose directory tells of another size of one part than it unpacks to."""
    at = data.rindex(name) - 46 + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


def overlapping(data: bytes, name: bytes, times: int) -> bytes:
    """A zip whose directory names one part's bytes many times over."""
    end = data.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", data, end + 16)[0]
    at = data.rindex(name) - 46
    more = (data[at : at + 46] + name) * times
    count = struct.unpack_from("<H", data, end + 8)[0] + times
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, end - start + len(more), start, 0)
    return data[:end] + more + tail


BOMB = zipped({"[Content_Types].xml": b"<Types/>", "ppt/media/a.png": bytes(200 * 2**20)})
SMALL = zipped({"ppt/media/a.png": b"x" * 2**19})
HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "it is empty"),
    "text": (b"Not a deck at all.", "not a zip"),
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "protected by a password"),
    "bomb": (BOMB, "unpacks to far more"),
    "lying bomb": (lying(BOMB, b"ppt/media/a.png", 1000), "checksum"),
    "overlapping": (overlapping(SMALL, b"ppt/media/a.png", 3000), "overlap"),
    "half a zip": (BOMB[: len(BOMB) // 2], "cut off"),
    "another zip": (zipped({"readme.txt": b"hello"}), "[Content_Types].xml"),
}


def entities(levels: int) -> bytes:
    lines = [b'<!ENTITY a0 "lol">']
    lines += [b'<!ENTITY a%d "%b">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, levels)]
    return b'<?xml version="1.0"?><!DOCTYPE p [%b]><p>&a%d;</p>' % (b"".join(lines), levels - 1)


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_no_deck_is_told_in_words(tmp_path: Path, kind: str) -> None:
    data, words = HOSTILE[kind]
    file = tmp_path / "deck.pptx"
    file.write_bytes(data)
    tracemalloc.start()
    found = check_file(str(file))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert any(words in finding.message for finding in found), found
    assert all(finding.where is not None and finding.where.file == str(file) for finding in found)
    assert most < MOST_MEMORY


@pytest.mark.parametrize(
    "blob",
    [
        pytest.param(entities(12), id="billion laughs"),
        pytest.param(entities(12).decode().encode("utf-16"), id="billion laughs in UTF-16"),
        pytest.param(b'<!DOCTYPE p SYSTEM "file:///etc/passwd"><p/>', id="outer DTD"),
        pytest.param(b"<a>" * 100_000, id="deep"),
        pytest.param(b"<p:sld " + b'a="' + b"x" * 11_000_000 + b'"/>', id="long attribute"),
    ],
)
def test_hostile_xml_is_one_finding_of_its_part(rebuilt: Rebuilt, blob: bytes) -> None:
    found = inspect_package(rebuilt(lambda parts: parts.update({ONE: blob})))
    told = [finding.code for finding in found if ONE in finding.message and finding.code != "access-title"]
    assert told[0] in ("package-xml", "package-zip")


OPEN = (
    b'<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    b'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
)


def stored(parts: Parts) -> bytes:
    """A zip in which nothing is packed, so that no ratio gives it away."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, blob in parts.items():
            archive.writestr(name, blob)
    return target.getvalue()


@pytest.mark.parametrize(
    ("blob", "code"),
    [
        pytest.param(b"<a:tbl/>" * 5_000, "package-tables", id="many tables"),
        pytest.param(b'<p:cNvPr id="1"/>' * 5_000, "package-shapes", id="many shapes"),
        pytest.param(b"<p:sp/>" * 700_000, "package-xml", id="more elements than anybody reads"),
        pytest.param(b"<!--" + b"x" * 17 * 2**20 + b"-->", "package-xml", id="one huge part"),
    ],
)
def test_no_part_is_read_or_told_without_end(sound: bytes, blob: bytes, code: str) -> None:
    parts, _ = read_zip(sound)
    parts[ONE] = OPEN + blob + b"</p:sld>"
    found = inspect_package(stored(parts))
    assert code in {finding.code for finding in found}
    assert len(found) < 60


def test_much_xml_in_all_is_not_read(sound: bytes) -> None:
    parts, _ = read_zip(sound)
    long = OPEN + b"<!--" + b"x" * 15 * 2**20 + b"-->"
    parts |= {f"ppt/slides/slide{number}.xml": long + b" " * number + b"</p:sld>" for number in range(1, 6)}
    found = inspect_package(stored(parts))
    assert [finding.message for finding in found] == ["it holds more XML than can be checked"]


def test_a_folder_and_an_absent_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "folder.pptx").mkdir()
    for name in ("folder.pptx", "absent.pptx", "nul\0.pptx"):
        assert [finding.code for finding in check_file(str(tmp_path / name))] == ["unreadable-file"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes to open there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pptx")
    assert [finding.code for finding in check_file(str(tmp_path / "pipe.pptx"))] == ["unreadable-file"]


def test_the_command_names_the_file_and_the_part(rebuilt: Rebuilt, tmp_path: Path) -> None:
    sound, broken = tmp_path / "sound.PPTX", tmp_path / "broken.pptx"
    sound.write_bytes(rebuilt(lambda parts: None))
    broken.write_bytes(
        rebuilt(lambda parts: parts.update({ONE: parts[ONE].replace(b'cNvPr id="3"', b'cNvPr id="2"')}))
    )
    assert CliRunner().invoke(cli, ["check", str(sound)], standalone_mode=False).return_value == 0
    told = CliRunner().invoke(cli, ["check", str(sound), str(broken)], standalone_mode=False)
    assert told.return_value == 1
    assert f"{broken}: error package-shapes: slide 1 ({ONE}): two shapes have one id" in told.output
    assert "sound.PPTX" not in told.output


def test_a_zip_with_folders_and_sizes_after_the_bytes_is_read(sound: bytes) -> None:
    class Stream(io.RawIOBase):
        """A target that cannot seek, so that sizes follow the bytes."""

        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, more: bytes) -> int:  # type: ignore[override]
            self.data += more
            return len(more)

    stream = Stream()
    parts, _ = read_zip(sound)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        archive.writestr("ppt/", b"")
        for name, blob in parts.items():
            archive.writestr(name, blob)
    assert inspect_package(bytes(stream.data)) == ()


def test_the_reader_reads_what_the_writer_wrote(sound: bytes) -> None:
    parts, faults = read_zip(sound)
    assert faults == []
    again = write_zip(parts.items())
    assert list(read_zip(again)[0].items()) == list(parts.items())
    assert write_zip(read_zip(again)[0].items()) == again
    crc = zlib.crc32(parts[ONE])
    assert struct.pack("<I", crc) in sound
