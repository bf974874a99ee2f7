"""Wrong files, names, templates and outputs: a finding that a person can act on, and no file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

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
