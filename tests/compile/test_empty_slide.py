"""A layout's empty slide, read from its XML, is what python-pptx's objects make of it: for any layout."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from deckgen.compile.empty_slide import empty_slides
from deckgen.compile.reference.strings import differing_layouts, master_skeleton
from deckgen.compile.skeleton import LayoutSkeleton, Placeholder
from deckgen.master.parts import Master, for_language, open_master

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
KINDS = (
    "title",
    "body",
    "ctrTitle",
    "subTitle",
    "dt",
    "sldNum",
    "ftr",
    "obj",
    "chart",
    "tbl",
    "media",
    "pic",
)
PLACES = st.integers(0, 2**31 - 1).map(str)
MARKS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(KINDS),
        "idx": st.integers(0, 2**32 - 1).map(str),
        "sz": st.sampled_from(("full", "half", "quarter")),
        "orient": st.sampled_from(("horz", "vert")),
    },
)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=8)
BOXES = st.none() | st.tuples(PLACES, PLACES, PLACES, PLACES)
SHAPES = st.lists(st.tuples(NAMES, MARKS, BOXES), max_size=5)


@pytest.mark.parametrize("script", ["Latn", "Jpan", "Hant"])
def test_every_layout_of_both_masters(any_master: Master, script: str) -> None:
    master = for_language(any_master, script)
    assert empty_slides(master) == master_skeleton(master)
    assert differing_layouts(master) == []


@given(SHAPES)
def test_any_placeholders(
    stand_in: Master, shapes: list[tuple[str, Mapping[str, str], tuple[str, ...] | None]]
) -> None:
    name, part = next(iter(stand_in.layouts.items()))
    root = etree.fromstring(stand_in.parts[part])
    tree = root.find(f"{P}cSld/{P}spTree")
    assert tree is not None
    for old in tree.findall(f"{P}sp"):
        tree.remove(old)
    for named, mark, box in shapes:
        tree.append(_shape(named, mark, box))
    changed = replace(stand_in, parts={**stand_in.parts, part: etree.tostring(root)}, digest=f"{shapes}")
    assert differing_layouts(changed) == []
    assert set(empty_slides(changed).layouts[name].slots) == {named for named, _, _ in shapes}


@pytest.mark.parametrize("attribute", ["sz", "orient"])
def test_a_layout_unlike_its_python_pptx_slide_is_named(stand_in: Master, attribute: str) -> None:
    made = master_skeleton(stand_in)
    name, layout = next(iter(made.layouts.items()))
    slot, place = next(iter(layout.slots.items()))
    other = Placeholder(place.mark.replace("<p:ph", f'<p:ph {attribute}="half"'), place.shape, place.box)
    odd = {**made.layouts, name: LayoutSkeleton(layout.slide, {**layout.slots, slot: other})}
    assert differing_layouts(stand_in, odd) == [name]


def test_a_master_saved_by_libreoffice(stand_in: Master) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed: apt install libreoffice-impress")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in.pptx").write_bytes(stand_in.file())
        profile = f"-env:UserInstallation=file://{folder}/profile"
        convert = ["--convert-to", "pptx:Impress MS PowerPoint 2007 XML", "--outdir", f"{folder}/out"]
        subprocess.run(
            ["soffice", profile, "--headless", *convert, f"{folder}/in.pptx"], check=True, capture_output=True
        )
        saved = open_master((Path(folder) / "out" / "in.pptx").read_bytes()).require()
    assert saved.layouts
    assert empty_slides(saved) == master_skeleton(saved)


def _shape(name: str, mark: Mapping[str, str], box: tuple[str, ...] | None) -> etree._Element:
    shape = etree.Element(f"{P}sp")
    about = etree.SubElement(shape, f"{P}nvSpPr")
    etree.SubElement(about, f"{P}cNvPr", {"id": "7", "name": name})
    etree.SubElement(about, f"{P}cNvSpPr")
    etree.SubElement(etree.SubElement(about, f"{P}nvPr"), f"{P}ph", dict(mark))
    properties = etree.SubElement(shape, f"{P}spPr")
    if box is not None:
        frame = etree.SubElement(properties, f"{A}xfrm")
        etree.SubElement(frame, f"{A}off", {"x": box[0], "y": box[1]})
        etree.SubElement(frame, f"{A}ext", {"cx": box[2], "cy": box[3]})
    return shape
