"""Wrong files, names, templates and outputs: a finding that a person can act on, and no file."""

from __future__ import annotations

import io
import os
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

REGION = "content/regions/demo.yaml"
BRAND = "content/brand.yaml"
MASTER = "templates/master.pptx"
QUAY = "assets/demo/quay.png"


def only_error(answer: Any, code: str) -> Any:
    """The one error, which has that code and a cure."""
    assert "Traceback" not in answer.err
    assert [told.code for told in answer.errors] == [code], answer.err
    assert answer.errors[0].cure
    return answer.errors[0]


def nothing_is_left(demo: Any) -> None:
    assert not [path for path in demo.files() if path.startswith("build/")]
    assert demo.stray() == []


WHOLE_FILES = {
    "an alias bomb": (
        "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: &d [*c, *c, *c]\n",
        "anchor",
        1,
    ),
    "a merge bomb": ("a: {x: 1}\nb:\n  <<: [{a: 1}, {a: 1}]\n", "merge-key", 3),
    "deep nesting": ("language: en\nname: " + "[" * 30_000 + "]" * 30_000, "nested-too-deep", 2),
    "Latin-1": ("language: en\nname: Café".encode("latin-1"), "not-utf8", 2),
    "UTF-16": ("language: en\nname: Demo\n".encode("utf-16"), "not-utf8", 0),
    "nothing": ("", "empty-file", 1),
    "a list": ("- language: en\n- name: Demo\n", "not-a-mapping", 1),
    "a Word document": (b"PK\x03\x04" + bytes(range(256)), None, 0),
    "more than 5 MB": ("a: |\n" + "  words\n" * 700_000, "file-too-large", 0),
    "two documents": ("language: en\n---\nlanguage: ja\n", "second-document", 2),
}


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_a_region_file_that_cannot_be_read(name: str, demo: Any, deckgen: Any) -> None:
    data, code, line = WHOLE_FILES[name]
    demo.write(REGION, data)
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1
    assert "Traceback" not in answer.err
    first = answer.errors[0]
    assert first.cure
    assert first.code == code or code is None, first
    assert first.place.startswith(f"{REGION}:{line}:" if line else REGION), first
    nothing_is_left(demo)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("../content/brand.yaml", "assets/"),
        ("/etc/hostname", "assets/"),
        ("demo\\quay.png", "assets/"),
        ("C:/quay.png", "assets/"),
        ("file:///etc/hostname", "assets/"),
        ("~/quay.png", "assets/"),
        ("con.png", "assets/"),
    ],
)
def test_a_path_that_leads_out_of_assets(path: str, said: str, demo: Any, deckgen: Any) -> None:
    place = demo.replace(REGION, "file: demo/quay.png", f"file: ‸'{path}'")
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1
    told = only_error(answer, "bad-path")
    assert told.place == place
    assert said in told.cure
    nothing_is_left(demo)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_that_leads_out_of_the_project(demo: Any, deckgen: Any, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (400, 300), "red").save(secret)
    (demo.root / QUAY).unlink()
    (demo.root / QUAY).symlink_to(secret)
    only_error(deckgen("build", "demo", "--lang", "en"), "bad-path")
    nothing_is_left(demo)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_itself(demo: Any, deckgen: Any) -> None:
    (demo.root / QUAY).unlink()
    (demo.root / QUAY).symlink_to(demo.root / QUAY)
    only_error(deckgen("build", "demo", "--lang", "en"), "bad-path")


def test_an_absent_picture_is_told_with_its_neighbours(demo: Any, deckgen: Any) -> None:
    place = demo.replace(REGION, "file: demo/quay.png", "file: ‸demo/quai.png")
    told = only_error(deckgen("build", "demo", "--lang", "en"), "no-such-picture")
    assert told.place == place
    assert "demo/quay.png" in told.cure or "did you mean" in told.cure
    nothing_is_left(demo)


def _png_header(width: int, height: int) -> bytes:
    """A PNG that claims to be that large, with next to no data."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def _moving_gif() -> bytes:
    frames = [Image.new("RGB", (200, 150), colour) for colour in ("red", "blue")]
    target = io.BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:])
    return target.getvalue()


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut short": (lambda data: data[: len(data) * 2 // 3], "broken-picture"),
    "a bit turned": (lambda data: data[:200] + bytes([data[200] ^ 255]) + data[201:], "broken-picture"),
    "words": (lambda _: b"not a picture at all", "broken-picture"),
    "HTML": (lambda _: b"<html><body>404</body></html>", "broken-picture"),
    "nothing": (lambda _: b"", "broken-picture"),
    "a drawing": (lambda _: b'<svg xmlns="http://www.w3.org/2000/svg"/>', "broken-picture"),
    "a moving GIF": (lambda _: _moving_gif(), "moving-picture"),
    "a bomb": (lambda _: _png_header(30_000, 30_000), "picture-too-large"),
    "a smaller bomb": (lambda _: _png_header(9_000, 9_000), "picture-too-large"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_picture_that_is_not_sound(name: str, demo: Any, deckgen: Any) -> None:
    place = demo.replace(REGION, "file: demo/quay.png", "file: ‸demo/quay.png")
    spoil, code = BROKEN[name]
    demo.write(QUAY, spoil((demo.root / QUAY).read_bytes()))
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1
    assert only_error(answer, code).place == place
    nothing_is_left(demo)


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_unknown_region(command: str, demo: Any, deckgen: Any) -> None:
    answer = deckgen(command, "dmeo")
    assert answer.code == 1
    assert only_error(answer, "no-such-region").cure == "did you mean 'demo'?"
    nothing_is_left(demo)


def test_an_unknown_language_on_the_command_line(demo: Any, deckgen: Any) -> None:
    answer = deckgen("build", "demo", "--lang", "fr")
    assert answer.code == 1
    assert "en, ja, zh-Hant" in only_error(answer, "no-such-language").cure
    nothing_is_left(demo)


def test_an_unknown_language_in_a_files_name(demo: Any, deckgen: Any) -> None:
    demo.write("content/regions/demo.jp.yaml", demo.text("content/regions/demo.ja.yaml"))
    answer = deckgen("build", "demo")
    assert answer.code == 1
    told = only_error(answer, "no-such-language")
    assert told.place == "content/regions/demo.jp.yaml"
    assert "ja" in told.cure
    nothing_is_left(demo)


def test_an_unknown_storyline_on_the_command_line(demo: Any, deckgen: Any) -> None:
    answer = deckgen("build", "demo", "--lang", "en", "--storyline", "picth")
    assert answer.code == 1
    assert only_error(answer, "no-such-storyline").cure == "did you mean 'pitch'?"
    nothing_is_left(demo)


@pytest.mark.parametrize("date", ["2026-02-30", "2026-13-01", "2026", "tomorrow", "22.11.2026", "2026-1-5"])
def test_a_bad_date_on_the_command_line(date: str, demo: Any, deckgen: Any) -> None:
    answer = deckgen("build", "demo", "--date", date)
    assert answer.code == 2
    assert date in answer.err
    assert "--date" in answer.err
    nothing_is_left(demo)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("biuld", "demo"), "biuld"),
        (("build",), "REGION"),
        (("build", "demo", "--langs", "ja"), "--lang"),
        (("build", "demo", "-o", "deck.pptx"), "--lang"),
        (("check", "--format", "xml"), "json"),
        (("master", "inspect", "--lang", "fr"), "zh-Hant"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str, demo: Any, deckgen: Any) -> None:
    answer = deckgen(*arguments)
    assert answer.code == 2
    assert said in answer.err
    nothing_is_left(demo)


def test_no_project(deckgen: Any, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    answer = deckgen("build", "demo", cwd=tmp_path / "elsewhere")
    assert answer.code == 2
    assert "content/brand.yaml" in answer.err
    assert "--project" in answer.err


def test_the_project_is_found_upwards_or_named(demo: Any, deckgen: Any, tmp_path: Path) -> None:
    assert deckgen("check", "demo", cwd=demo.root / "assets").code == 0
    assert deckgen("--project", str(demo.root), "check", "demo", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    "command", [("build", "demo", "--lang", "en"), ("check", "demo"), ("master", "check")]
)
def test_a_missing_master(command: tuple[str, ...], demo: Any, deckgen: Any) -> None:
    (demo.root / MASTER).unlink()
    answer = deckgen(*command)
    assert answer.code == 3
    told = only_error(answer, "no-master")
    assert told.place.endswith(MASTER)
    assert "deckgen master make" in told.cure
    nothing_is_left(demo)


def _without_layout(data: bytes, layout: str) -> bytes:
    """The master with one layout under another name, as a designer may have it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(target, "w") as made:
        for name in given.namelist():
            part = given.read(name)
            made.writestr(name, part.replace(f'<p:cSld name="{layout}"'.encode(), b'<p:cSld name="Renamed"'))
    return target.getvalue()


@pytest.mark.parametrize(
    "command", [("build", "demo", "--lang", "en"), ("check", "demo"), ("master", "check")]
)
def test_a_master_without_a_layout_that_is_needed(command: tuple[str, ...], demo: Any, deckgen: Any) -> None:
    spoilt = _without_layout((demo.root / MASTER).read_bytes(), "Risk and Outlook")
    demo.write(MASTER, spoilt)
    answer = deckgen(*command)
    assert answer.code == 3
    assert any("Risk and Outlook" in told.message and told.cure for told in answer.errors), answer.err
    nothing_is_left(demo)


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04" + b"\0" * 100])
def test_a_master_that_is_no_presentation(data: bytes, demo: Any, deckgen: Any) -> None:
    demo.write(MASTER, data)
    for command in (("build", "demo", "--lang", "en"), ("check", "demo"), ("master", "inspect")):
        answer = deckgen(*command)
        assert answer.code == 3
        assert len(answer.errors) == 1
        assert answer.errors[0].cure
        assert answer.errors[0].place.endswith(MASTER)
    nothing_is_left(demo)


def test_a_master_cut_short(demo: Any, deckgen: Any) -> None:
    demo.write(MASTER, (demo.root / MASTER).read_bytes()[:200_000])
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 3
    assert answer.errors[0].cure
    nothing_is_left(demo)


def test_a_logo_that_is_not_there(demo: Any, deckgen: Any) -> None:
    (demo.root / "assets" / "logo.png").unlink()
    before = (demo.root / MASTER).read_bytes()
    answer = deckgen("master", "make")
    assert answer.code in (1, 3)
    assert "logo.png" in answer.err
    assert answer.errors[0].cure
    assert (demo.root / MASTER).read_bytes() == before


def test_an_output_folder_that_is_a_file(demo: Any, deckgen: Any) -> None:
    demo.write("build", "not a folder")
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1
    told = only_error(answer, "unwritable-file")
    assert told.place == "build/general/demo.en.pptx"
    assert demo.text("build") == "not a folder"
    assert demo.stray() == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may write anywhere")
def test_a_read_only_output_folder(demo: Any, deckgen: Any) -> None:
    folder = demo.root / "build" / "general"
    folder.mkdir(parents=True)
    folder.chmod(0o500)
    try:
        answer = deckgen("build", "demo", "--lang", "en")
    finally:
        folder.chmod(0o700)
    assert answer.code == 1
    only_error(answer, "unwritable-file")
    nothing_is_left(demo)


def test_a_write_that_fails_leaves_the_old_deck(demo: Any, deckgen: Any, monkeypatch: Any) -> None:
    deckgen("build", "demo", "--lang", "en")
    before = (demo.root / "build/general/demo.en.pptx").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    answer = deckgen("build", "demo", "--lang", "en", "--date", "2027-01-01")
    assert answer.code == 1
    assert "No space left" in only_error(answer, "unwritable-file").message
    assert (demo.root / "build/general/demo.en.pptx").read_bytes() == before
    assert demo.stray() == []


def test_an_output_that_is_a_folder(demo: Any, deckgen: Any) -> None:
    (demo.root / "decks.pptx").mkdir()
    answer = deckgen("build", "demo", "--lang", "en", "-o", "decks.pptx")
    assert answer.code == 2
    assert "decks.pptx" in answer.err
    (demo.root / "build/general/demo.en.pptx").mkdir(parents=True)
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1
    only_error(answer, "unwritable-file")
    nothing_is_left(demo)


def test_records_that_cannot_be_written(demo: Any, deckgen: Any) -> None:
    demo.write(".deckgen", "a file where the folder should be")
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 0
    assert [told.code for told in answer.told] == ["no-record"]
    assert (demo.root / "build/general/demo.en.pptx").is_file()


def test_a_deck_edited_by_hand_is_kept_until_forced(demo: Any, deckgen: Any) -> None:
    deck = demo.root / "build/general/demo.en.pptx"
    assert deckgen("build", "demo", "--lang", "en").code == 0
    built = deck.read_bytes()
    assert deckgen("build", "demo", "--lang", "en").code == 0
    deck.write_bytes(built + b"edited")
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1
    assert "--force" in only_error(answer, "edited-by-hand").cure
    assert deck.read_bytes() == built + b"edited"
    assert deckgen("build", "demo", "--lang", "en", "--force").code == 0
    assert deck.read_bytes() == built


def test_somebody_elses_deck_is_kept(demo: Any, deckgen: Any) -> None:
    demo.write("pitch.pptx", b"a deck of one's own")
    answer = deckgen("build", "demo", "--lang", "en", "-o", "pitch.pptx")
    assert answer.code == 1
    only_error(answer, "edited-by-hand")
    assert demo.text("pitch.pptx") == "a deck of one's own"


def test_a_warning_lets_the_deck_be_written_and_strict_does_not(demo: Any, deckgen: Any) -> None:
    demo.replace(REGION, "as_of: FY2024", "as_of: 2024/06")
    answer = deckgen("build", "demo", "--lang", "en", "--strict")
    assert answer.code == 1
    assert [told.severity for told in answer.told] == ["warning"]
    nothing_is_left(demo)
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 0
    assert [told.severity for told in answer.told] == ["warning"]


def test_the_brand_sets_what_a_finding_means(demo: Any, deckgen: Any) -> None:
    demo.replace(REGION, "as_of: FY2024", "as_of: 2024/06")
    demo.replace(BRAND, "\nseverity: {}", "\nseverity: {fact-date: error}")
    assert deckgen("build", "demo", "--lang", "en").code == 1
    demo.replace(BRAND, "\nseverity: {fact-date: error}", "\nseverity: {fact-date: 'off'}")
    answer = deckgen("build", "demo", "--lang", "en")
    assert (answer.code, answer.told) == (0, [])


def test_check_reads_a_deck_from_anywhere(demo: Any, deckgen: Any, tmp_path: Path) -> None:
    assert deckgen("build", "demo", "--lang", "en", "-o", str(tmp_path / "deck.pptx")).code == 0
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert deckgen("check", str(tmp_path / "deck.pptx"), cwd=elsewhere).code == 0
    (tmp_path / "torn.pptx").write_bytes((tmp_path / "deck.pptx").read_bytes()[:-500])
    for name in ("torn.pptx", "absent.pptx"):
        answer = deckgen("check", str(tmp_path / name), cwd=elsewhere)
        assert answer.code == 1
        assert name in answer.errors[0].place
        assert answer.errors[0].cure
