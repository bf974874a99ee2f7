"""The full check of a file from anywhere: what is left in it, who cannot read it, how bad it is."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from deckgen.diagnostics import Severity
from deckgen.package.rules import all_rules, quick_rules
from deckgen.package.soundness import check_package, inspect_package
from deckgen.package.zip_reader import read_zip

Parts = dict[str, bytes]
Change = Callable[[Parts], object]
Rebuilt = Callable[[Change], bytes]
ONE, TWO = "ppt/slides/slide1.xml", "ppt/slides/slide2.xml"
ONE_RELS = "ppt/slides/_rels/slide1.xml.rels"
PICTURE, TABLE = "ppt/slides/slide3.xml", "ppt/slides/slide4.xml"
TYPES, CORE, APP = "[Content_Types].xml", "docProps/core.xml", "docProps/app.xml"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
BOX = (
    b'<p:sp><p:nvSpPr><p:cNvPr id="90" name="aside"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
    b'<a:off x="%d" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>%b</p:spPr><p:txBody><a:bodyPr/><a:p>'
    b'<a:r><a:rPr lang="en-US" sz="1200">%b</a:rPr><a:t>Aside</a:t></a:r></a:p></p:txBody></p:sp>'
)


def swap(part: str, old: bytes, new: bytes) -> Change:
    def do(parts: Parts) -> None:
        assert old in parts[part], f"{old!r} is not in {part}"
        parts[part] = parts[part].replace(old, new, 1)

    return do


def each(*changes: Change) -> Change:
    return lambda parts: [change(parts) for change in changes]


def add(part: str, content_type: str, source: str, kind: str) -> Change:
    """A part with its type, and a relationship from the package (``_rels/.rels``) or a part's .rels."""

    def do(parts: Parts) -> None:
        parts[part] = HEAD + b"<x/>" if content_type.endswith("xml") else b"x"
        override = f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
        parts[TYPES] = parts[TYPES].replace(b"</Types>", override.encode())
        link = f'<Relationship Id="rId99" Type="http://x/{kind}" Target="/{part}"/></Relationships>'
        parts[source] = parts[source].replace(b"</Relationships>", link.encode())

    return do


def picture(image: bytes) -> Change:
    return lambda parts: parts.update({name: image for name in parts if name.startswith("ppt/media/")})


def beside(x: int, fill: bytes = b"", ink: bytes = b"") -> Change:
    return swap(ONE, b"</p:spTree>", BOX % (x, fill, ink) + b"</p:spTree>")


def with_place() -> bytes:
    target, exif = io.BytesIO(), Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x8825] = {1: "N", 2: (32.0, 48.0, 0.0)}
    Image.new("RGB", (20, 20)).save(target, "JPEG", exif=exif)
    return target.getvalue()


def with_text() -> bytes:
    from PIL.PngImagePlugin import PngInfo

    target, info = io.BytesIO(), PngInfo()
    info.add_text("Author", "somebody")
    Image.new("RGB", (20, 20)).save(target, "PNG", pnginfo=info)
    return target.getvalue()


OFFICE = "application/vnd.openxmlformats-officedocument."
ELSEWHERE = swap(APP, b"deckgen<", b"Another Program<")
DARK = b'<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
TITLE = b'<p:ph type="title"/>'
FAULTS: dict[str, tuple[str, Change]] = {
    "no title": ("access-title", swap(ONE, TITLE, b'<p:ph type="body"/>')),
    "empty title": ("access-title", swap(ONE, b"<a:t>Title and Content: Title 1</a:t>", b"<a:t/>")),
    "one title twice": (
        "access-same-title",
        swap(TWO, b"Two Content: Title 1", b"Title and Content: Title 1"),
    ),
    "no alt text": ("access-alt-text", swap(PICTURE, b' descr="A blue field"', b"")),
    "alt text of a file": ("access-alt-text", swap(PICTURE, b"A blue field", b"final-v2.JPG")),
    "table without alt text": ("access-alt-text", swap(TABLE, b' descr="alt"', b"")),
    "no header row": ("access-table-header", swap(TABLE, b'firstRow="1"', b'firstRow="0"')),
    "title is read last": (
        "access-reading-order",
        each(
            swap(ONE, TITLE, b'<p:ph type="TITLE"/>'),
            swap(ONE, b'<p:ph idx="1"/>', TITLE),
            swap(ONE, b'<p:ph type="TITLE"/>', b'<p:ph idx="1"/>'),
        ),
    ),
    "no language": ("access-language", swap(ONE, b'lang="en-US" ', b"")),
    "dark on dark": ("access-contrast", beside(0, DARK, DARK)),
    "hidden slide": ("left-hidden-slide", swap(ONE, b"<p:sld ", b'<p:sld show="0" ')),
    "comments": (
        "left-comments",
        add("ppt/comments/c1.xml", f"{OFFICE}presentationml.comments+xml", ONE_RELS, "comments"),
    ),
    "author": ("left-names", ELSEWHERE),
    "custom properties": (
        "left-properties",
        add("docProps/custom.xml", f"{OFFICE}custom-properties+xml", "_rels/.rels", "custom-properties"),
    ),
    "printer": (
        "left-properties",
        add("ppt/p1.bin", f"{OFFICE}presentationml.printerSettings", "_rels/.rels", "printerSettings"),
    ),
    "thumbnail": ("left-thumbnail", add("docProps/t.jpeg", "image/jpeg", "_rels/.rels", "thumbnail")),
    "place in a picture": ("left-in-picture", picture(with_place())),
    "text in a picture": ("left-in-picture", picture(with_text())),
    "cropped": ("left-cropped", swap(PICTURE, b"<a:stretch>", b'<a:srcRect l="20000"/><a:stretch>')),
    "beside the slide": ("left-off-slide", beside(-900_000)),
    "far beside the slide": ("left-off-slide", beside(20_000_000)),
}


def codes(data: bytes, ending: str = ".pptx") -> set[str]:
    return {finding.code for finding in inspect_package(data, ending)}


def severities(data: bytes) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in inspect_package(data)}


def test_a_deck_of_ours_has_nothing_to_tell(sound: bytes) -> None:
    assert inspect_package(sound) == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_the_rule_sees_what_is_left_or_cannot_be_read(rebuilt: Rebuilt, fault: str) -> None:
    code, change = FAULTS[fault]
    assert code in codes(rebuilt(change))


def test_every_rule_of_the_full_check_has_a_fault() -> None:
    full = {rule.id for rule in all_rules() if rule.full}
    assert {code for code, _ in FAULTS.values()} == full
    assert {rule.id for rule in quick_rules()} == {rule.id for rule in all_rules()} - full


@pytest.mark.parametrize("fault", FAULTS)
def test_none_of_it_keeps_a_file_from_opening(rebuilt: Rebuilt, fault: str) -> None:
    code, change = FAULTS[fault]
    elsewhere = () if change is ELSEWHERE else (ELSEWHERE,)
    assert severities(rebuilt(each(change, *elsewhere)))[code] is not Severity.ERROR


def test_a_place_is_told_as_such_and_a_title_beside_the_slide_may_stand(rebuilt: Rebuilt) -> None:
    told = [finding.message for finding in inspect_package(rebuilt(picture(with_place())))]
    assert any("EXIF with a place" in message and "slide 3" in message for message in told)
    spread = b'<a:xfrm><a:off x="-9000000" y="0"/><a:ext cx="900" cy="900"/></a:xfrm>'
    assert inspect_package(rebuilt(swap(ONE, b"<p:spPr/>", b"<p:spPr>" + spread + b"</p:spPr>"))) == ()


def test_decorative_pictures_and_pictures_in_a_described_group_need_no_alt_text(rebuilt: Rebuilt) -> None:
    mark = (
        b'<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        b'<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        b"</a:ext></a:extLst>"
    )
    named = b'name="Picture Placeholder 2" descr="A blue field"/>'
    bare = b'name="Picture Placeholder 2">' + mark + b"</p:cNvPr>"
    assert "access-alt-text" not in codes(rebuilt(swap(PICTURE, named, bare)))


def test_house_rules_are_notes_in_the_file_of_another_program(rebuilt: Rebuilt) -> None:
    literal = each(
        swap(ONE, b"</p:spTree>", b"</p:spTree>"),
        beside(0, b'<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'),
        swap(TWO, b'idx="2"', b'idx="55"'),
    )
    ours, others = severities(rebuilt(literal)), severities(rebuilt(each(literal, ELSEWHERE)))
    assert ours["literal-colour"] is Severity.WARNING
    assert ours["package-placeholders"] is Severity.ERROR
    assert others["literal-colour"] is others["package-placeholders"] is Severity.NOTE


def test_what_breaks_a_file_is_an_error_whoever_saved_it(rebuilt: Rebuilt) -> None:
    broken = each(ELSEWHERE, swap(ONE, b'<p:cNvPr id="3"', b'<p:cNvPr id="2"'))
    assert severities(rebuilt(broken))["package-shapes"] is Severity.ERROR
    assert all("deckgen" not in finding.cure for finding in inspect_package(rebuilt(broken)))


def test_many_notes_of_one_kind_are_told_once(rebuilt: Rebuilt) -> None:
    changes = [swap(part, b'lang="en-US" ', b"") for part in (ONE, TWO, PICTURE)]
    found = [f for f in inspect_package(rebuilt(each(ELSEWHERE, *changes))) if f.code == "access-language"]
    assert [finding.message.split(": ")[0] for finding in found] == [f"slide 1 ({ONE})"]
    assert "2 more" in found[0].message


def test_a_template_is_one_by_its_ending(rebuilt: Rebuilt) -> None:
    template = rebuilt(swap(TYPES, b"presentation.main", b"template.main"))
    assert codes(template, ".potx") == set()
    assert "package-content-types" in codes(template)


def test_strict_open_xml_is_told_as_such(rebuilt: Rebuilt) -> None:
    old, new = b"http://schemas.openxmlformats.org/presentationml/2006/main", b"http://purl.oclc.org/ooxml/p"
    assert codes(rebuilt(swap("ppt/presentation.xml", old, new))) == {"package-strict"}


def test_ids_repeated_in_a_fallback_are_no_fault(rebuilt: Rebuilt) -> None:
    choice = (
        b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        b'<mc:Choice Requires="a">%b</mc:Choice><mc:Fallback>%b</mc:Fallback></mc:AlternateContent>'
    )
    box = BOX % (0, b"", b"")
    data = rebuilt(swap(ONE, b"</p:spTree>", choice % (box, box) + b"</p:spTree>"))
    assert check_package(data) == inspect_package(data) == ()


def test_the_parts_are_left_as_they_were(sound: bytes) -> None:
    before, _ = read_zip(sound)
    inspect_package(sound)
    assert read_zip(sound)[0] == before


def test_a_text_that_looks_like_a_reference_is_none(rebuilt: Rebuilt) -> None:
    assert check_package(rebuilt(swap(ONE, b"<a:t>Title", b'<a:t>Write r:id="rId77" Title'))) == ()
