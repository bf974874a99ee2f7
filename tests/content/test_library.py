"""Everything people wrote, loaded together: what is merged, and what does not agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.content.in_language import region_in
from deckgen.content.library import known_languages, languages_of, load_library, require_library
from deckgen.diagnostics import DeckgenError
from deckgen.workspace import MemoryWorkspace

DEMO = Path(__file__).parents[1] / "stories" / "demo"
BRAND = (
    "name: B\nlogo: {file: l.png, alt: L}\nlanguages: [en, ja]\ntags: {"
    + ", ".join(f"{tag}: {{en: {tag}}}" for tag in ("logistics", "talent", "jobs", "smes"))
    + "}\n"
)


@pytest.fixture
def workspace() -> MemoryWorkspace:
    files = {f"content/regions/{file.name}": file.read_bytes() for file in DEMO.glob("*.yaml")}
    files["content/brand.yaml"] = BRAND.encode()
    files["content/storylines/pitch.yaml"] = b"slides: [cover]\n"
    return MemoryWorkspace(files)


def test_a_region_is_merged_with_its_language(workspace: MemoryWorkspace) -> None:
    library = require_library(workspace)
    english = region_in(library, "demo", "en").require()
    japanese = region_in(library, "demo", "ja").require()
    assert languages_of(library.regions["demo"]) == ("en", "ja", "zh-Hant")
    assert english.benefits[1].heading == "Orders"
    assert japanese.benefits[1].heading == "受注"
    assert japanese.benefits[1].tags == english.benefits[1].tags
    assert japanese.facts["jobs"].value == english.facts["jobs"].value
    assert [item.id for item in japanese.advantages] == [item.id for item in english.advantages]


def test_only_the_regions_asked_for_are_read(workspace: MemoryWorkspace) -> None:
    workspace.files["content/regions/broken.yaml"] = b"a: [\n"
    assert load_library(workspace, ["demo"]).ok
    with pytest.raises(DeckgenError):
        require_library(workspace)


def test_a_brand_that_is_written_anew_is_read_anew_and_told_of_each_time(workspace: MemoryWorkspace) -> None:
    brand = workspace.files["content/brand.yaml"]
    first = require_library(workspace, ["demo"]).brand
    workspace.files["content/brand.yaml"] = brand.replace(b"name: B", b"name: C")
    assert (first.name, require_library(workspace, ["demo"]).brand.name) == ("B", "C")
    workspace.files["content/brand.yaml"] = brand + b"colour: red\n"
    told = [load_library(workspace, ["demo"]).findings for _ in range(2)]
    assert told[0] == told[1]
    assert "unknown-key" in {finding.code for finding in told[1]}


@pytest.mark.parametrize(
    ("region", "language", "code"),
    [
        ("nowhere", "en", "no-such-region"),
        ("demo", "fr", "no-such-language"),
        ("demo", "zh-Hant", "no-such-language"),
    ],
)
def test_what_is_not_there_is_a_finding(
    region: str, language: str, code: str, workspace: MemoryWorkspace
) -> None:
    checked = region_in(require_library(workspace), region, language)
    assert checked.value is None
    assert [found.code for found in checked.findings] == [code]
    assert checked.findings[0].cure


@pytest.mark.parametrize("broken", [b"title: [\n", b"title: a\ntitle: b\n", b"\xff\xfe"])
def test_a_broken_language_file_stands_in_the_way_of_that_language_alone(
    broken: bytes, workspace: MemoryWorkspace
) -> None:
    workspace.files["content/regions/demo.ja.yaml"] = broken
    library = require_library(workspace)
    assert region_in(library, "demo", "en").ok
    japanese = region_in(library, "demo", "ja")
    assert not japanese.ok
    assert {found.where.file for found in japanese.findings if found.where} >= {
        "content/regions/demo.ja.yaml"
    }
    assert "ja" in languages_of(library.regions["demo"])


@pytest.mark.parametrize("text", [b"title: x\n", b"title: [\n"])
def test_a_second_file_in_the_regions_own_language_is_a_finding(
    text: bytes, workspace: MemoryWorkspace
) -> None:
    workspace.files["content/regions/demo.en.yaml"] = text
    found = load_library(workspace).findings
    assert [(one.code, str(one.where)) for one in found] == [
        ("language-twice", "content/regions/demo.en.yaml")
    ]


def test_a_language_file_without_its_region_is_a_finding_where_it_is_asked_for(
    workspace: MemoryWorkspace,
) -> None:
    workspace.files["content/regions/deno.ja.yaml"] = b"title: x\n"
    told = load_library(workspace)
    assert told.ok
    assert [(one.code, str(one.where)) for one in told.findings] == [
        ("language-alone", "content/regions/deno.ja.yaml")
    ]
    assert "'demo'" in told.findings[0].cure
    assert not load_library(workspace, ["demo"]).findings
    codes = {found.code for found in load_library(workspace, ["deno"]).findings}
    assert codes == {"no-such-region", "language-alone"}


def test_no_brand_is_a_finding() -> None:
    checked = load_library(MemoryWorkspace({}))
    assert checked.value is None
    assert [found.code for found in checked.findings] == ["unreadable-file"]


def test_the_languages_that_come_with_deckgen_are_sound() -> None:
    assert {"en", "ja", "zh-Hant"} <= set(known_languages())


def test_a_library_knows_of_no_order(workspace: MemoryWorkspace) -> None:
    turned = MemoryWorkspace(dict(reversed(workspace.files.items())))
    first, second = require_library(workspace), require_library(turned)
    for language in ("en", "ja"):
        assert region_in(first, "demo", language) == region_in(second, "demo", language)


@pytest.mark.parametrize("name", ["demo.yaml", "demo.ja.yaml"])
def test_a_file_full_of_mistakes_tells_the_first_of_them(name: str, workspace: MemoryWorkspace) -> None:
    keys = "".join(f"key{number}: x\n" for number in range(1000))
    workspace.files[f"content/regions/{name}"] += keys.encode()
    language = "ja" if ".ja." in name else "en"
    found = region_in(load_library(workspace).require(), "demo", language).findings
    assert "too-many-findings" in {one.code for one in found}
    assert len(found) < 250
