"""A deck put together: sections, properties, parts, and the same bytes from the same input."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from deckgen.compile.compiled import CompiledChart, CompiledSlide, Media, Relationship
from deckgen.compile.empty_slide import compile_master
from deckgen.compile.slide import compile_slide
from deckgen.fit.fitted import FittedSlide
from deckgen.master.opc import (
    PartRelationship,
    parse_xml,
    read_relationships,
    rels_name,
    write_relationships,
)
from deckgen.master.parts import Master, for_language
from deckgen.package.assemble import assemble
from deckgen.package.presentation import Section, presentation_part, presentation_skeleton
from deckgen.package.soundness import check_package
from deckgen.package.zip_reader import read_zip
from deckgen.plan import Properties
from deckgen.zip_writer import bundle, packed, write_zip

FULL = Properties("熊本 & co", "AimSEZGroup", "ja", "Subject <1>", "zone, jobs", "2026-12-01")
PML = "http://schemas.openxmlformats.org/presentationml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MakeSlide = Callable[[Master, str], FittedSlide]


def deck_of(
    master: Master, make: MakeSlide, media: Media, sections: dict[str, str] | None = None
) -> list[CompiledSlide]:
    ready = compile_master(master)
    slides = []
    for layout in ready.layouts:
        fitted = make(master, layout)
        if sections is not None:
            fitted = msgspec.structs.replace(fitted, section=sections.get(layout, ""))
        slides.append(compile_slide(fitted, ready, {media.digest: media}))
    return slides


def sections_in(data: bytes) -> list[tuple[str, list[str]]]:
    element = Presentation(io.BytesIO(data)).part._element
    return [
        (section.get("name"), section.xpath(".//*[local-name()='sldId']/@id"))
        for section in element.xpath("//*[local-name()='section']")
    ]


@pytest.mark.parametrize("script", ["Latn", "Jpan", "Hant"])
def test_every_layout_of_every_master_is_sound(
    any_master: Master, slide_for_layout: MakeSlide, photograph: Media, script: str
) -> None:
    master = for_language(any_master, script)
    data = assemble(master, deck_of(master, slide_for_layout, photograph), FULL)
    assert check_package(data) == ()
    back = Presentation(io.BytesIO(data))
    assert [slide.slide_layout.name for slide in back.slides] == list(compile_master(master).layouts)


@pytest.mark.slow
@pytest.mark.parametrize("script", ["Latn", "Jpan", "Hant"])
def test_the_sdk_and_libreoffice_accept_every_layout(
    any_master: Master,
    slide_for_layout: MakeSlide,
    photograph: Media,
    script: str,
    sdk_errors: Callable[[bytes], list[str]],
    libreoffice_pages: Callable[[bytes], int],
) -> None:
    master = for_language(any_master, script)
    slides = deck_of(master, slide_for_layout, photograph)
    data = assemble(master, slides, FULL)
    assert sdk_errors(data) == []
    assert libreoffice_pages(data) == len(slides)


def test_a_picture_on_many_slides_is_one_part(
    stand_in: Master, slide_for_layout: MakeSlide, photograph: Media
) -> None:
    slides = deck_of(stand_in, slide_for_layout, photograph) * 2
    names = zipfile.ZipFile(io.BytesIO(assemble(stand_in, slides, FULL))).namelist()
    assert sum(name.startswith("ppt/media/") for name in names) == 1
    assert names[0] == "[Content_Types].xml"


def test_properties_are_what_was_given_and_nothing_else(
    stand_in: Master, slide_for_layout: MakeSlide, photograph: Media
) -> None:
    data = assemble(stand_in, deck_of(stand_in, slide_for_layout, photograph), FULL)
    core = Presentation(io.BytesIO(data)).core_properties
    assert (core.title, core.author, core.language) == ("熊本 & co", "AimSEZGroup", "ja")
    assert (core.subject, core.keywords) == ("Subject <1>", "zone, jobs")
    assert str(core.created) == str(core.modified) == "2026-12-01 00:00:00"
    app = zipfile.ZipFile(io.BytesIO(data)).read("docProps/app.xml").decode()
    assert "<Application>deckgen</Application>" in app and "Microsoft" not in app


def test_without_a_date_no_date_is_written(stand_in: Master) -> None:
    core = zipfile.ZipFile(io.BytesIO(assemble(stand_in, [], Properties("T", "A", "en")))).read(
        "docProps/core.xml"
    )
    assert b"created" not in core and b"modified" not in core


def test_nothing_personal_of_the_template_is_in_the_deck(stand_in: Master) -> None:
    archive = zipfile.ZipFile(io.BytesIO(assemble(stand_in, [], FULL)))
    assert not [name for name in archive.namelist() if "thumbnail" in name or "printer" in name]
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_slides_without_a_section_belong_to_the_one_before(
    stand_in: Master, slide_for_layout: MakeSlide, photograph: Media
) -> None:
    sections = {"Title and Content": "First", "Two Content": "Second", "Blank": "First"}
    data = assemble(stand_in, deck_of(stand_in, slide_for_layout, photograph, sections), FULL)
    found = sections_in(data)
    assert [name for name, _ in found] == ["熊本 & co", "First", "Second", "First (2)"]
    assert [number for _, ids in found for number in ids] == [
        str(n) for n in range(256, 256 + len(stand_in.layouts))
    ]


def test_a_deck_that_names_no_section_has_none(
    stand_in: Master, slide_for_layout: MakeSlide, photograph: Media
) -> None:
    assert sections_in(assemble(stand_in, deck_of(stand_in, slide_for_layout, photograph, {}), FULL)) == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ja", "ja-JP"), ("ja-JP", "ja-JP"), ("zh-Hant", "zh-TW"), ("zh-TW", "zh-TW"), ("en", None)],
)
def test_line_breaking_rules_go_with_the_language(
    stand_in: Master, language: str, expected: str | None
) -> None:
    data = assemble(stand_in, [], Properties("T", "A", language))
    found = Presentation(io.BytesIO(data)).part._element.xpath("p:kinsoku")
    assert [element.get("lang") for element in found] == ([expected] if expected else [])
    if expected == "ja-JP":
        assert set("ゃゅょっー々、。」") <= set(found[0].get("invalStChars"))


def test_a_slide_with_a_layout_that_is_not_there_is_refused(
    stand_in: Master, slide_for_layout: MakeSlide, photograph: Media
) -> None:
    made = deck_of(stand_in, slide_for_layout, photograph)[0]
    lost = msgspec.structs.replace(slide_for_layout(stand_in, "Blank"), layout="Gone")
    with pytest.raises(KeyError):
        compile_slide(lost, compile_master(stand_in), {})
    assert made.relationships[0].kind == "slideLayout"


_ALONE = """
import hashlib, sys
sys.path.insert(0, sys.argv[2])
import conftest
from deckgen.compile.empty_slide import compile_master
from deckgen.compile.slide import compile_slide
from deckgen.master.parts import for_language, open_master
from deckgen.package.assemble import assemble
from deckgen.package.presentation import Section, presentation_part, presentation_skeleton
from deckgen.plan import Properties
master = for_language(open_master(open(sys.argv[1], "rb").read()).require(), "Jpan")
media = conftest.photograph.__wrapped__()
make = conftest.slide_for_layout.__wrapped__(media)
ready = compile_master(master)
slides = [compile_slide(make(master, name), ready, {media.digest: media}) for name in ready.layouts]
if sys.argv[3:]:
    assemble(master, slides[::-1], Properties("Another", "Someone", "zh-Hant"))
print(hashlib.sha256(assemble(master, slides, Properties("T", "A", "ja", date="2026-12-01"))).hexdigest())
"""


def test_the_bytes_depend_on_nothing_but_the_input(tmp_path: Path, stand_in: Master) -> None:
    file = tmp_path / "master.pptx"
    file.write_bytes(stand_in.file())
    digests = set()
    for seed, zone, before in (
        ("0", "UTC", []),
        ("4711", "Asia/Tokyo", []),
        ("1", "America/Lima", ["another deck first"]),
    ):
        command = [sys.executable, "-c", _ALONE, str(file), str(Path(__file__).parents[1]), *before]
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(command, capture_output=True, text=True, env=surroundings, check=True)
        digests.add(done.stdout)
    assert len(digests) == 1


def test_another_text_gives_other_bytes(stand_in: Master) -> None:
    one = assemble(stand_in, [], Properties("One", "A", "en"))
    two = assemble(stand_in, [], Properties("Two", "A", "en"))
    assert hashlib.sha256(one).digest() != hashlib.sha256(two).digest()


def test_a_presentation_with_other_prefixes_is_filled_all_the_same() -> None:
    foreign = (
        f'<x:presentation xmlns:x="{PML}" xmlns:y="{LINKS}" xmlns:r="http://a.example/" y:own="1">'
        '<x:sldMasterIdLst/><x:notesMasterIdLst/><x:sldSz cx="1" cy="1"/><x:notesSz cx="1" cy="1"/>'
        "</x:presentation>"
    )
    filled = presentation_part(
        presentation_skeleton(foreign.encode()), ["rId9"], [Section("A & B", 1, "key")], "ja"
    )
    root = etree.fromstring(filled)
    assert [child.tag.split("}")[1] for child in root] == [
        "sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz", "notesSz", "kinsoku", "extLst",
    ]  # fmt: skip
    assert {child.tag.split("}")[0] for child in root} == {"{" + PML}
    assert root.get(f"{{{LINKS}}}own") == "1"
    assert root[2][0].attrib == {"id": "256", f"{{{LINKS}}}id": "rId9"}
    assert [found.get("name") for found in root.iter("{*}section")] == ["A & B"]


def test_relationships_are_written_as_opc_writes_them(stand_in: Master, photograph: Media) -> None:
    links = ("https://a.example/?x=1&y=<2>", 'https://a.example/"q"', "mailto:a@b.example")
    slide = CompiledSlide(
        "digest",
        b"<a/>",
        (
            Relationship("rId1", "slideLayout", "Title Slide"),
            *(Relationship(f"rId{n}", "hyperlink", link) for n, link in enumerate(links, 2)),
            Relationship("rId5", "image", photograph.digest),
            Relationship("rId6", "chart", "c"),
        ),
        media=(photograph,),
        notes_xml=b"<a/>",
        charts=(CompiledChart("c", b"<a/>", b""),),
    )
    parts = zipfile.ZipFile(io.BytesIO(assemble(stand_in, [slide, slide], FULL)))
    for number in (1, 2):
        targets = (
            *((f"rId{n}", "hyperlink", link, True) for n, link in enumerate(links, 2)),
            ("rId5", "image", f"ppt/media/{photograph.digest[:32]}.png", False),
            ("rId6", "chart", f"ppt/charts/chart{number}.xml", False),
            ("rId7", "notesSlide", f"ppt/notesSlides/notesSlide{number}.xml", False),
        )
        expected = [
            PartRelationship(id_, f"{LINKS}/{kind}", target, external)
            for id_, kind, target, external in (
                ("rId1", "slideLayout", stand_in.layouts["Title Slide"], False),
                *targets,
            )
        ]
        name = f"ppt/slides/slide{number}.xml"
        written = parts.read(rels_name(name))
        assert list(read_relationships(name, parse_xml(written))) == expected
        assert canonical(written) == canonical(write_relationships(name, expected))


def canonical(part: bytes) -> bytes:
    return etree.tostring(etree.fromstring(part), method="c14n")


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="ascii", exclude_characters="/"), min_size=1), st.binary(max_size=500)
        ),
        max_size=6,
    )
)
def test_a_zip_is_the_same_however_its_end_is_bundled(parts: list[tuple[str, bytes]]) -> None:
    entries = [(name, packed(name, blob)) for name, blob in parts]
    whole = write_zip(parts)
    assert write_zip(entries) == whole
    for cut in range(len(parts) + 1):
        assert write_zip(parts[:cut], bundle(entries[cut:])) == whole
    if parts and len({name.lower() for name, _ in parts}) == len(parts):
        assert read_zip(whole) == (dict(parts), [])
