"""Which editions a batch has, from names alone, and what it says of names that it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.batch.choice import chosen, matches, said
from deckgen.batch.index import ContentIndex
from deckgen.batch.inputs import Tracing
from deckgen.batch.matrix import Matrix, editions_of, matrix_of, read_batch_file
from deckgen.diagnostics import Checked, Severity
from deckgen.plan import Edition
from deckgen.workspace import MemoryWorkspace

FILES = {
    "content/brand.yaml": "storyline: pitch\nlanguages: [en, ja, zh-Hant]",
    "content/regions/aso.yaml": "language: en",
    "content/regions/aso.ja.yaml": "language: ja",
    "content/regions/aso.zh-Hant.yaml": "language: zh-Hant",
    "content/regions/iki.yaml": "language: ja",
    "content/investors/acme.yaml": "language: en",
    "content/investors/beta.yaml": "language: ja\nstoryline: teaser",
    "content/investors/beta.en.yaml": "language: en",
    "content/investors/china.yaml": "language: en\nlanguages: [zh-Hant]",
    "content/storylines/pitch.yaml": "slides: []",
    "content/storylines/teaser.yaml": "slides: []",
}


def matrix(tmp_path: Path, batch: str = "", **more: str) -> Checked[Matrix]:
    files = {**FILES, **more, **({"content/batch.yaml": batch} if batch else {})}
    workspace = MemoryWorkspace({path: text.encode() for path, text in files.items()})
    return matrix_of(read_batch_file(workspace).require(), ContentIndex(tmp_path, Tracing(workspace)))


def editions(tmp_path: Path, batch: str = "") -> set[str]:
    made = matrix(tmp_path, batch)
    assert made.findings == ()
    return {said(edition) for edition in made.require().editions}


def test_without_a_file_everything_there_can_be(tmp_path: Path) -> None:
    assert editions(tmp_path) == {
        *("aso/general/en/pitch", "aso/general/ja/pitch", "aso/general/zh-Hant/pitch"),
        *("aso/acme/en/pitch", "aso/beta/ja/teaser", "aso/beta/en/teaser", "aso/china/zh-Hant/pitch"),
        *("iki/general/ja/pitch", "iki/beta/ja/teaser"),
    }


def test_what_cannot_be_is_left_out_with_its_reason(tmp_path: Path) -> None:
    told = {said(left.edition): left.why for left in matrix(tmp_path).require().left_out}
    assert told == {
        "iki/acme/en/pitch": "iki is not written in en",
        "iki/beta/en/teaser": "iki is not written in en",
        "iki/china/zh-Hant/pitch": "iki is not written in zh-Hant",
    }


def test_a_file_names_each_side_of_the_matrix(tmp_path: Path) -> None:
    batch = "regions: aso\ninvestors: [none, acme]\nlanguages: [en, ja]\nstorylines: [pitch, teaser]"
    assert editions(tmp_path, batch) == {
        *("aso/general/en/pitch", "aso/general/ja/pitch", "aso/general/en/teaser", "aso/general/ja/teaser"),
        *("aso/acme/en/pitch", "aso/acme/en/teaser"),
    }


def test_what_is_excluded_is_not_built(tmp_path: Path) -> None:
    batch = 'regions: aso\nexclude: ["aso/general", "*/beta/ja", "*/*/*/none-such"]'
    made = matrix(tmp_path, batch)
    assert {said(edition) for edition in made.require().editions} == {
        *("aso/acme/en/pitch", "aso/beta/en/teaser", "aso/china/zh-Hant/pitch"),
    }
    assert [(found.code, str(found.where)) for found in made.findings] == [
        ("exclude-unused", "content/batch.yaml:2:39")
    ]


@pytest.mark.parametrize(
    ("batch", "code", "place", "cure"),
    [
        ("regions: [aso, ikki]", "no-such-region", "1:16", "iki"),
        ("investors: [acne]", "no-such-investor", "1:13", "acme"),
        ("storylines: [pich]", "no-such-storyline", "1:14", "pitch"),
    ],
)
def test_an_unknown_name_is_told_at_its_line(
    batch: str, code: str, place: str, cure: str, tmp_path: Path
) -> None:
    (found,) = matrix(tmp_path, batch).findings
    assert (found.code, str(found.where)) == (code, f"content/batch.yaml:{place}")
    assert cure in found.cure


@pytest.mark.parametrize(
    ("batch", "code", "said_so"),
    [
        ("region: aso", "unknown-key", "regions"),
        ("output: build/{client}/x.pptx", "wrong-value", "client"),
        ("output: build/{region}.pdf", "wrong-value", ".pptx"),
        ("output: ../{region}.pptx", "wrong-value", "leads out"),
        ("output: content/{region}.pptx", "wrong-value", "build/"),
        ("exclude: a/b/c/d/e", "wrong-value", "REGION"),
        ("regions: [aso", "bracket-unclosed", "close it"),
    ],
)
def test_a_faulty_file_is_told(batch: str, code: str, said_so: str) -> None:
    read = read_batch_file(MemoryWorkspace({"content/batch.yaml": batch.encode()}))
    assert not read.ok
    assert read.findings[0].where is not None
    assert code in {found.code for found in read.findings}
    assert said_so in " ".join(f"{found.message} {found.cure}" for found in read.findings)


def test_a_region_that_cannot_be_read_is_still_tried(tmp_path: Path) -> None:
    broken = {"content/regions/broken.yaml": "language: [en\n"}
    made = matrix(tmp_path, "regions: broken\ninvestors: none", **broken)
    assert [said(edition) for edition in made.require().editions] == ["broken/general/en/pitch"]


def test_one_region_alone(tmp_path: Path) -> None:
    workspace = MemoryWorkspace({path: text.encode() for path, text in FILES.items()})
    index = ContentIndex(tmp_path, Tracing(workspace))
    assert [edition.language for edition in editions_of(index, "aso").require()] == ["en", "ja", "zh-Hant"]
    (beta,) = editions_of(index, "iki", "beta").require()
    assert beta == Edition("iki", "ja", "teaser", "beta")
    (foreign,) = editions_of(index, "iki", "acme").require()  # which is told when it is built
    assert foreign.language == "en"
    assert editions_of(index, "aso", storyline="teaser", languages=("ja",)).require() == (
        Edition("aso", "ja", "teaser"),
    )
    assert editions_of(index, "asso").findings[0].cure == "did you mean 'aso'?"
    assert editions_of(index, "aso", "acne").findings[0].code == "no-such-investor"


def one_for(tmp_path: Path, region: str, investor: str, **more: str) -> Checked[tuple[Edition, ...]]:
    workspace = MemoryWorkspace({path: text.encode() for path, text in {**FILES, **more}.items()})
    return editions_of(ContentIndex(tmp_path, Tracing(workspace)), region, investor)


@pytest.mark.parametrize(
    ("said", "place", "severity"),
    [
        ("language: ja\nlanguages: [ja, en, zh-Hant]", "beta.yaml:2:21 beta.yaml:2:17", Severity.WARNING),
        ("language: ja\nlanguages:\n  - zh-Hant\n  - ja\n", "beta.yaml:3:5", Severity.WARNING),
        ("language: ja", "beta.en.yaml", Severity.NOTE),
        ("language: zh-Hant\nlanguages: ja", "", Severity.NOTE),
        ("language: ja\nlanguages: [ja, fr]", "", Severity.NOTE),  # told as the investor's own mistake
    ],
)
def test_a_language_that_the_region_lacks_is_told_and_the_others_are_built(
    said: str, place: str, severity: Severity, tmp_path: Path
) -> None:
    made = one_for(tmp_path, "iki", "beta", **{"content/investors/beta.yaml": said})
    assert [edition.language for edition in made.require()] == ["ja"]
    places = sorted((str(found.where) for found in made.findings), reverse=True)
    assert places == [f"content/investors/{one}" for one in place.split()]
    assert {(found.code, found.severity) for found in made.findings} <= {("language-left-out", severity)}
    assert all("content/regions/iki." in found.cure for found in made.findings)


def test_an_investor_s_own_language_that_the_region_lacks_is_a_note_at_its_file(tmp_path: Path) -> None:
    files = {"content/investors/beta.yaml": "language: en", "content/investors/beta.ja.yaml": "language: ja"}
    made = one_for(tmp_path, "iki", "beta", **files)
    assert [edition.language for edition in made.require()] == ["ja"]
    assert [str(found.where) for found in made.findings] == ["content/investors/beta.yaml"]


@pytest.mark.parametrize("broken", ["language: [en", "nmae: Acme", "- en"])
def test_of_an_investor_that_cannot_be_read_every_deck_is_tried(broken: str, tmp_path: Path) -> None:
    file = {"content/investors/acme.yaml": broken}
    made = one_for(tmp_path, "aso", "acme", **file)
    assert [edition.language for edition in made.require()] == ["en", "ja", "zh-Hant"]
    batch = matrix(tmp_path, "regions: aso\ninvestors: acme", **file).require()
    assert batch.editions == made.value
    assert batch.left_out == ()


def test_patterns() -> None:
    edition = Edition("kumamoto", "ja", "pitch", "acme")
    for pattern in ("kumamoto", "kuma*", "*/acme", "*/*/ja", "kumamoto/acme/ja/pitch", "*/a*/j?/p*"):
        assert matches(edition, pattern), pattern
    for pattern in ("kuma", "acme", "*/general", "*/none", "*/*/en", "*/*/*/teaser", "*/*/*/*/*"):
        assert not matches(edition, pattern), pattern
    general = Edition("kumamoto", "ja")
    assert matches(general, "*/none")
    assert matches(general, "*/general")
    assert chosen([edition, general], []) == [edition, general]
    assert chosen([edition, general], ["*/none", "*/*/en"]) == [general]


def test_the_index_parses_a_file_once_for_each_version(tmp_path: Path) -> None:
    files = {path: text.encode() for path, text in FILES.items()}
    workspace = MemoryWorkspace(files)
    first = ContentIndex(tmp_path, Tracing(workspace))
    assert first.of("content/investors/beta.yaml").storyline == "teaser"
    first.save()
    kept = ContentIndex(tmp_path, Tracing(workspace))
    assert kept.findings == []
    assert kept.of("content/investors/beta.yaml").storyline == "teaser"
    files["content/investors/beta.yaml"] = b"language: ja\nstoryline: pitch"
    assert ContentIndex(tmp_path, Tracing(workspace)).of("content/investors/beta.yaml").storyline == "pitch"


@pytest.mark.parametrize("damage", [b"", b"\x00", b"not ours", b"\x81\xa1a\x01"])
def test_a_damaged_index_is_a_warning_and_made_anew(damage: bytes, tmp_path: Path) -> None:
    workspace = MemoryWorkspace({path: text.encode() for path, text in FILES.items()})
    first = ContentIndex(tmp_path, Tracing(workspace))
    first.of("content/brand.yaml")
    first.save()
    (kept,) = (tmp_path / ".deckgen" / "cache").glob("*.msgpack")
    kept.write_bytes(damage)
    again = ContentIndex(tmp_path, Tracing(workspace))
    assert [found.code for found in again.findings] == ["cache-ignored"]
    assert again.of("content/brand.yaml").languages == ("en", "ja", "zh-Hant")
