"""A template at the door: what is let in, left behind or refused; and the master for a language."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from deckgen.diagnostics import Severity
from deckgen.master import intake
from deckgen.master.parts import Master, for_language, open_master

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DEFAULT = (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()
TYPES, MAIN, MAIN_RELS = "[Content_Types].xml", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
LAYOUT, LAYOUT_RELS = "ppt/slideLayouts/slideLayout2.xml", "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
Parts = dict[str, bytes]


def changed(change: Callable[[Parts], object], data: bytes = DEFAULT) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, blob in parts.items():
            archive.writestr(name, blob)
    return target.getvalue()


def swap(part: str, old: bytes, new: bytes) -> Callable[[Parts], None]:
    def do(parts: Parts) -> None:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)

    return do


def linked(part: str, kind: str, target: str, mode: str = "") -> Callable[[Parts], None]:
    link = f'<Relationship Id="rId99" Type="http://x/{kind}" Target="{target}"{mode}/></Relationships>'
    return swap(part, b"</Relationships>", link.encode())


def codes(data: bytes) -> set[str]:
    return {finding.code for finding in open_master(data).findings}


def errors(data: bytes) -> set[str]:
    opened = open_master(data)
    found = {finding.code for finding in opened.findings if finding.severity is Severity.ERROR}
    assert (opened.value is None) == bool(found)
    return found


def test_a_template_opens_with_its_layouts_by_name() -> None:
    master = open_master(DEFAULT).require()
    assert list(master.layouts)[-1:] and {"Title Slide", "Blank"} <= set(master.layouts)
    assert master.layouts["Title and Content"] == LAYOUT
    assert master.theme == "ppt/theme/theme1.xml"
    assert set(master.parts) == set(master.content_types) == set(master.relationships)


def test_a_template_that_lacks_a_notes_master_gets_one() -> None:
    assert not [name for name in zipfile.ZipFile(io.BytesIO(DEFAULT)).namelist() if "notes" in name]
    presentation = Presentation(io.BytesIO(open_master(DEFAULT).require().file()))
    placeholders: Any = presentation.notes_master.placeholders
    kinds = {shape.placeholder_format.type.name for shape in placeholders}
    assert kinds == {"SLIDE_IMAGE", "BODY"}


def test_a_notes_master_that_is_there_is_kept() -> None:
    presentation = Presentation(io.BytesIO(DEFAULT))
    next(iter(presentation.notes_master.shapes)).name = "Mine"
    target = io.BytesIO()
    presentation.save(target)
    master = open_master(target.getvalue()).require()
    assert b'name="Mine"' in master.parts[master.notes_master]


def test_printer_settings_and_thumbnail_are_left_behind_and_named() -> None:
    assert {"template-printer-removed", "template-thumbnail-removed"} <= codes(DEFAULT)
    master = open_master(DEFAULT).require()
    assert not [name for name in master.parts if "printer" in name or "docProps" in name]


def test_sample_slides_are_left_behind_with_all_that_hangs_on_them() -> None:
    presentation = Presentation(io.BytesIO(DEFAULT))
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    slide.shapes.title.text = "Confidential sample"
    slide.notes_slide.notes_text_frame.text = "Confidential note"
    target = io.BytesIO()
    presentation.save(target)
    opened = open_master(target.getvalue())
    assert {f.code: f.severity for f in opened.findings}["template-slides-removed"] is Severity.WARNING
    master = opened.require()
    assert not [name for name in master.parts if "/slides/" in name or "/notesSlides/" in name]
    assert not [name for name, blob in master.parts.items() if b"Confidential" in blob]
    assert b"sldIdLst" not in master.parts[MAIN]


def test_comments_and_custom_xml_are_left_behind_and_named() -> None:
    def add(parts: Parts) -> None:
        parts["ppt/commentAuthors.xml"] = parts["customXml/item1.xml"] = b"<x/>"
        linked(MAIN_RELS, "commentAuthors", "commentAuthors.xml")(parts)

    opened = open_master(changed(add))
    assert {"template-comments-removed", "template-customxml-removed"} <= {f.code for f in opened.findings}
    assert not [name for name in opened.require().parts if "omment" in name or "custom" in name]


def test_tags_of_an_add_in_are_taken_out_of_layouts() -> None:
    def add(parts: Parts) -> None:
        parts["ppt/tags/tag1.xml"] = b"<x/>"
        linked(LAYOUT_RELS, "tags", "../tags/tag1.xml")(parts)
        tags = b'<p:custDataLst><p:tags r:id="rId99"/></p:custDataLst>'
        swap(LAYOUT, b"</p:spTree>", b"</p:spTree>" + tags)(parts)

    opened = open_master(changed(add))
    assert "template-tags-removed" in {finding.code for finding in opened.findings}
    assert b"custDataLst" not in opened.require().parts[LAYOUT]


@pytest.mark.parametrize("kind", ["template", "slideshow"])
def test_a_potx_or_ppsx_serves_and_gives_presentations(kind: str) -> None:
    potx = changed(swap(TYPES, b"presentation.main", f"{kind}.main".encode()))
    master = open_master(potx).require()
    assert master.content_types[MAIN].endswith("presentationml.presentation.main+xml")
    Presentation(io.BytesIO(master.file()))


REFUSED = {
    "macros": ("template-macro", lambda parts: parts.update({"ppt/vbaProject.bin": b"x"})),
    "activex": ("template-activex", lambda parts: parts.update({"ppt/activeX/activeX1.xml": b"<x/>"})),
    "ole": ("template-ole", lambda parts: parts.update({"ppt/embeddings/oleObject1.bin": b"x"})),
    "main type with macros": (
        "template-main-type",
        swap(
            TYPES,
            b"openxmlformats-officedocument.presentationml.presentation.main",
            b"ms-powerpoint.presentation.macroEnabled.main",
        ),
    ),
    "DTD": ("template-dtd", swap(LAYOUT, b"<p:sldLayout", b'<!DOCTYPE p [<!ENTITY e "x">]><p:sldLayout')),
    "broken XML": ("template-xml", swap(LAYOUT, b"</p:sldLayout>", b"")),
    "linked picture": (
        "template-external-link",
        linked(LAYOUT_RELS, "image", "https://a.example/x.png", ' TargetMode="External"'),
    ),
    "link to a file": (
        "template-external-link",
        linked(LAYOUT_RELS, "hyperlink", "file:///c:/x", ' TargetMode="External"'),
    ),
    "chart on a layout": ("template-part-unknown", linked(LAYOUT_RELS, "chart", "../charts/chart1.xml")),
    "absent layout": ("template-part-missing", lambda parts: parts.pop(LAYOUT)),
    "layout without its master": (
        "template-broken",
        lambda parts: parts.update(
            {
                LAYOUT_RELS: b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                b'relationships"/>'
            }
        ),
    ),
    "layout without content": (
        "template-broken",
        lambda parts: parts.update(
            {LAYOUT: parts[LAYOUT].replace(b"<p:cSld ", b"<p:x ").replace(b"</p:cSld>", b"</p:x>")}
        ),
    ),
    "no content types": ("template-broken", lambda parts: parts.pop(TYPES)),
    "path leading out": ("template-part-name", lambda parts: parts.update({"../evil.xml": b"<x/>"})),
    "backslash": ("template-part-name", lambda parts: parts.update({"ppt\\\\x.xml": b"<x/>"})),
    "name twice by case": ("template-part-twice", lambda parts: parts.update({MAIN.upper(): parts[MAIN]})),
    "endless XML": (
        "template-too-large",
        lambda parts: parts.update({LAYOUT: b"<x>" + random.Random(1).randbytes(9 * 2**20).hex().encode()}),
    ),
    "bomb": ("template-too-large", lambda parts: parts.update({"ppt/media/x.png": bytes(50 * 2**20)})),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_a_template_is_refused_with_the_reason(fault: str) -> None:
    code, change = REFUSED[fault]
    assert code in errors(changed(change))


def test_a_part_without_a_name_is_refused() -> None:
    data = changed(lambda parts: parts.update({"nameless.xml": b"<x/>"}))
    assert "template-part-name" in errors(data.replace(b"nameless.xml", b"\0ameless.xml"))


def test_too_many_parts_and_too_many_bytes_are_refused_before_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(intake, "MOST_PARTS", 10)
    assert errors(DEFAULT) == {"template-too-large"}
    monkeypatch.undo()
    monkeypatch.setattr(intake, "MOST_BYTES", 1000)
    assert errors(DEFAULT) == {"template-too-large"}


def test_a_wrong_checksum_is_refused() -> None:
    at = DEFAULT.index(b"PK\x01\x02") // 2
    assert errors(DEFAULT[:at] + bytes([DEFAULT[at] ^ 0xFF]) + DEFAULT[at + 1 :]) == {"template-zip-damaged"}


def test_a_zip_whose_beginning_is_lost_is_refused() -> None:
    assert errors(DEFAULT[4:]) == {"template-zip-damaged"}


@given(data=st.binary(max_size=200))
def test_other_bytes_are_refused_without_a_traceback(data: bytes) -> None:
    assert errors(data) == {"template-not-a-pptx"}


def test_an_old_or_protected_file_is_told_apart() -> None:
    finding = open_master(b"\xd0\xcf\x11\xe0" + bytes(600)).findings[0]
    assert "password" in finding.message


def test_https_and_mail_links_may_stay() -> None:
    link = linked(LAYOUT_RELS, "hyperlink", "https://a.example/", ' TargetMode="External"')
    assert errors(changed(link)) == set()


def test_a_second_layout_of_one_name_is_a_warning() -> None:
    twice = swap("ppt/slideLayouts/slideLayout3.xml", b'name="Section Header"', b'name="Title and Content"')
    opened = open_master(changed(twice))
    assert "template-layout-twice" in {finding.code for finding in opened.findings}
    assert opened.ok


def test_the_digest_is_of_the_parts() -> None:
    again = open_master(DEFAULT).require()
    other = open_master(changed(swap(LAYOUT, b"Click to edit", b"Click here to edit"))).require()
    assert open_master(DEFAULT).require().digest == again.digest != other.digest
    assert open_master(again.file()).require().layouts.keys() == again.layouts.keys()


def levels(master: Master, part: str) -> list[tuple[str, str | None, list[str]]]:
    """Every text level that says something: its tag, its size, its line spacing."""
    found = []
    for element in etree.fromstring(master.parts[part]).iter():
        if isinstance(element.tag, str) and element.tag.startswith(f"{A}lvl") and element.tag.endswith("pPr"):
            run = element.find(f"{A}defRPr")
            spacing = [child.get("val", "") for child in element.findall(f"{A}lnSpc/*")]
            found.append((element.tag, None if run is None else run.get("sz"), spacing))
    return found


def test_latin_decks_use_the_master_as_it_is(stand_in: Master) -> None:
    assert for_language(stand_in, "Latn", title_sizes={44: 40}) is stand_in


def test_the_east_asian_face_is_the_scripts(stand_in: Master) -> None:
    def faces(master: Master) -> set[str]:
        root = etree.fromstring(master.parts[master.theme])
        return {element.get("typeface", "") for element in root.iter(f"{A}ea")}

    theme = etree.fromstring(stand_in.parts[stand_in.theme])
    own = {e.get("typeface", "") for e in theme.iter(f"{A}font") if e.get("script") == "Jpan"}
    assert own and faces(for_language(stand_in, "Jpan")) == own
    assert faces(for_language(stand_in, "Jpan", east_asian_face="Yu Gothic")) == {"Yu Gothic"}
    assert faces(for_language(stand_in, "Zzzz")) == faces(stand_in)


def test_every_level_that_has_a_size_has_exact_spacing(any_master: Master) -> None:
    japanese = for_language(any_master, "Jpan")
    seen = 0
    for part in (*japanese.masters, *japanese.layouts.values()):
        for _, size, spacing in levels(japanese, part):
            assert len(spacing) == 1
            if size is not None:
                assert int(spacing[0]) == round(int(size) * 1.3)
                seen += 1
    assert seen > 20


def test_no_percent_spacing_is_left(any_master: Master) -> None:
    japanese = for_language(any_master, "Jpan")
    for part in (*japanese.masters, *japanese.layouts.values()):
        root = etree.fromstring(japanese.parts[part])
        styled = [*root.iter(f"{A}lstStyle"), *root.iter(f"{P}txStyles")]
        assert not [found for style in styled for found in style.iterfind(f".//{A}lnSpc/{A}spcPct")]


def test_a_level_without_a_size_takes_the_one_it_inherits(stand_in: Master) -> None:
    level = b'<a:lstStyle><a:lvl1pPr><a:lnSpc><a:spcPct val="90000"/></a:lnSpc></a:lvl1pPr></a:lstStyle>'
    template = changed(swap(LAYOUT, b"<a:lstStyle/>", level))
    japanese = for_language(open_master(template).require(), "Jpan")
    titles = etree.fromstring(stand_in.parts[stand_in.masters[0]]).find(f"{P}txStyles/{P}titleStyle")
    assert titles is not None and next(titles.iter(f"{A}defRPr")).get("sz") == "4400"
    assert levels(japanese, LAYOUT) == [(f"{A}lvl1pPr", None, ["5720"])]


def test_title_sizes_are_mapped_and_others_are_not(stand_in: Master) -> None:
    japanese = for_language(stand_in, "Jpan", title_sizes={44: 40, 32: 10})
    root = etree.fromstring(japanese.parts[japanese.masters[0]])
    title, body = (
        root.find(f"{P}txStyles/{P}{tag}/{A}lvl1pPr/{A}defRPr") for tag in ("titleStyle", "bodyStyle")
    )
    assert title is not None and title.get("sz") == "4000"
    assert body is not None and body.get("sz") == "3200"


def test_each_language_has_its_own_digest(stand_in: Master) -> None:
    made = {for_language(stand_in, script).digest for script in ("Latn", "Jpan", "Hant")}
    assert len(made) == 3
