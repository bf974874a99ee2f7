from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from pptx import Presentation

from deckgen.content.brand import Brand
from deckgen.diagnostics import Checked, DeckgenError
from deckgen.master.make import make_master
from deckgen.template import EMU_PER_INCH, Template

ROOT = Path(__file__).parents[2]
MAKE = """
import hashlib, pathlib
from deckgen.content.brand import Brand
from deckgen.content.validate import validate
from deckgen.master.make import make_master
from deckgen.yaml_source import load_yaml
text = pathlib.Path("content/brand.yaml").read_bytes()
brand = validate(Brand, load_yaml("content/brand.yaml", text).require()).require()
files = {p.name: p.read_bytes() for p in pathlib.Path("assets").glob("logo*")}
print(hashlib.sha256(make_master(brand, files)).hexdigest())
"""
OTHER = """
name: Harbour Works
full_names: [{lang: en, text: Harbour Works Holding}]
logo: {file: anchor.png, alt: An anchor}
colours: {dk1: "101010", dk2: "3A1F04", lt2: "FAF5EF", accent1: "7A3E00", accent2: "00615B",
          accent3: "7D4B00", accent4: "7A0019", accent5: "4C3A8C", accent6: "404040",
          hlink: "00508C", folHlink: "4C3A8C",
          gold: "D08A2A", gold_tint: "F0CF9A", muted: "555555", rule: "DDD5CC", bar_tint: "C8AE90",
          pale_blue: "E9DCCB", stripe: "F2E8DC"}
fonts: {latin: Verdana, scripts: {Jpan: Meiryo, Hant: PMingLiU}}
type: {title: {latin: [28, 26], cjk: [24]}}
"""


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def png(width: int = 300, height: int = 100, note: str = "") -> bytes:
    target, info = io.BytesIO(), PngImagePlugin.PngInfo()
    if note:
        info.add_text("Author", note)
    Image.new("RGBA", (width, height), (9, 99, 33, 255)).save(target, "PNG", pnginfo=info)
    return target.getvalue()


@pytest.fixture(scope="module")
def other_bytes(brand_of: Callable[[str], Brand]) -> bytes:
    return make_master(brand_of(OTHER), {"anchor.png": png()})


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Tokyo"), ("77", "America/Lima")])
def test_the_same_bytes_in_any_process(house_bytes: bytes, seed: str, zone: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    command = [sys.executable, "-c", MAKE]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(house_bytes).hexdigest()


def test_the_committed_master_is_the_one_that_brand_yaml_makes(house_bytes: bytes) -> None:
    assert (ROOT / "templates" / "master.pptx").read_bytes() == house_bytes, "run `deckgen master make`"


def test_it_names_no_person_no_date_and_holds_no_slide(house_bytes: bytes) -> None:
    parts = parts_of(house_bytes)
    core = parts["docProps/core.xml"].decode()
    assert not re.search("creator|lastModifiedBy|created|modified", core)
    assert not [name for name in parts if "/slides/" in name or "thumbnail" in name or "printer" in name]
    with zipfile.ZipFile(io.BytesIO(house_bytes)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_there_are_no_shadows_and_no_gradients(house_bytes: bytes) -> None:
    for name, part in parts_of(house_bytes).items():
        assert b"gradFill" not in part, name
        assert b"outerShdw" not in part, name


def test_every_part_has_a_type_and_every_relationship_a_part(house_bytes: bytes) -> None:
    parts = parts_of(house_bytes)
    listed = set(re.findall(r'PartName="/([^"]+)"', parts["[Content_Types].xml"].decode()))
    by_extension = {name for name in parts if name.endswith((".rels", ".png"))} | {"[Content_Types].xml"}
    assert listed | by_extension == set(parts)
    for name, part in parts.items():
        if name.endswith(".rels"):
            folder = Path(name).parent.parent
            for target in re.findall(r'Target="([^"]+)"', part.decode()):
                assert os.path.normpath(folder / target) in parts, (name, target)


def test_python_pptx_opens_it_and_makes_a_slide_of_each_layout(house_bytes: bytes) -> None:
    deck = Presentation(io.BytesIO(house_bytes))
    for layout in deck.slide_layouts:
        deck.slides.add_slide(layout)
    deck.save(io.BytesIO())
    assert len(deck.slides) == len(deck.slide_layouts)


def test_the_theme_offers_the_further_colours_and_a_face_per_script(
    house: Template,
    house_bytes: bytes,
    house_brand: Brand,
) -> None:
    theme = parts_of(house_bytes)["ppt/theme/theme1.xml"].decode()
    assert f'<a:custClr name="Gold"><a:srgbClr val="{house_brand.colours.gold}"/></a:custClr>' in theme
    assert house.theme.scripts == {"Jpan": "Yu Gothic", "Hant": "Microsoft JhengHei"}
    assert theme.count("<a:effectLst/>") == theme.count("<a:effectStyle>") == 3


def test_a_second_brand_gives_its_own_theme(
    other_bytes: bytes,
    brand_of: Callable[[str], Brand],
    read: Callable[..., Checked[Template]],
) -> None:
    brand, template = brand_of(OTHER), read(other_bytes).require()
    assert template.theme.colours == {slot: getattr(brand.colours, slot) for slot in template.theme.colours}
    assert (template.theme.heading_face, template.theme.body_face) == ("Verdana", "Verdana")
    assert template.theme.scripts == {"Jpan": "Meiryo", "Hant": "PMingLiU"}
    assert template.layouts["Title Only"].slots["title"].levels[0].size == 28


def test_a_second_brand_bears_no_trace_of_the_first(other_bytes: bytes, house_brand: Brand) -> None:
    colours = house_brand.colours
    own = {"lt1"}
    traces = [getattr(colours, name) for name in colours.__struct_fields__ if name not in own]
    traces += [house_brand.name, "AimSEZ", "國", "Yu Gothic", "JhengHei", "National Industrial"]
    for name, part in parts_of(other_bytes).items():
        for trace in traces:
            assert trace.encode() not in part, (name, trace)


@pytest.mark.parametrize(("width", "height"), [(600, 60), (100, 100), (60, 300)])
def test_a_logo_of_any_shape_stays_undistorted_in_its_room(
    brand_of: Callable[[str], Brand],
    width: int,
    height: int,
) -> None:
    deck = Presentation(io.BytesIO(make_master(brand_of(OTHER), {"anchor.png": png(width, height)})))
    logo = next(shape for shape in deck.slide_masters[0].shapes if shape.name == "logo")
    assert logo.width / logo.height == pytest.approx(width / height, rel=0.001)
    assert logo.width <= 1.25 * EMU_PER_INCH + 1
    assert logo.height <= 0.28 * EMU_PER_INCH + 1
    assert logo.left + logo.width == pytest.approx(12.15 * EMU_PER_INCH, abs=2)


def test_the_logo_s_metadata_does_not_travel(brand_of: Callable[[str], Brand]) -> None:
    data = make_master(brand_of(OTHER), {"anchor.png": png(note="Jane Drawer") + b"trailing words"})
    assert b"Jane Drawer" not in data
    assert b"trailing words" not in data


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"ancor.png": b""}, "logo-missing"),
        ({}, "logo-missing"),
        ({"anchor.png": b"no picture"}, "logo-unusable"),
    ],
)
def test_a_logo_that_is_not_there_is_told(
    brand_of: Callable[[str], Brand],
    files: dict[str, bytes],
    code: str,
) -> None:
    with pytest.raises(DeckgenError) as told:
        make_master(brand_of(OTHER), files)
    assert [finding.code for finding in told.value.findings] == [code]
    assert told.value.findings[0].cure


def test_the_logo_has_its_alt_text_and_lines_are_decoration(house_bytes: bytes, house_brand: Brand) -> None:
    master = parts_of(house_bytes)["ppt/slideMasters/slideMaster1.xml"].decode()
    assert f'name="logo" descr="{house_brand.logo.alt}"' in master
    assert re.search(r'name="rule"><a:extLst>.*?adec:decorative', master)


@pytest.mark.slow
@pytest.mark.parametrize("which", ["house_bytes", "other_bytes"])
def test_the_open_xml_sdk_finds_nothing(
    request: pytest.FixtureRequest,
    sdk_errors: Callable[[bytes], list[str]],
    which: str,
) -> None:
    assert sdk_errors(request.getfixturevalue(which)) == []


@pytest.mark.slow
def test_libreoffice_opens_it_with_a_slide_of_each_layout(
    house_bytes: bytes,
    libreoffice_pages: Callable[[bytes], int],
) -> None:
    deck = Presentation(io.BytesIO(house_bytes))
    for layout in deck.slide_layouts:
        deck.slides.add_slide(layout)
    target = io.BytesIO()
    deck.save(target)
    assert libreoffice_pages(target.getvalue()) == len(deck.slide_layouts)
