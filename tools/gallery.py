"""A gallery of every slide kind, layout and visual: python tools/gallery.py OUTDIR

Writes OUTDIR/AMOUNT.LANGUAGE.pptx for one word and one datum, for what is usual, and for the most that
builds, in every language, beside the content files that it made them of.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import yaml
from gallery_regions import MOST_ROWS, MOST_SECTIONS, cover, investor, listed, sectioned, weighed, whole
from gallery_words import AMOUNTS, LANGUAGES, Amount, Words
from PIL import Image, ImageDraw

from deckgen.build import Deck, Planned, Workshop
from deckgen.content.library import load_library
from deckgen.diagnostics import Checked
from deckgen.plan import Edition, SlidePlan
from deckgen.workspace import MemoryWorkspace

ROOT = Path(__file__).parents[1]
INVESTOR = "sample"
_HOUSE = ("content/brand.yaml", "templates/master.pptx", "assets/logo.png", "assets/logo-on-dark.png")
_SEVERITY = "severity: {}"
_OWN_SEVERITY = 'severity: {same-title: "off", change-unused: "off", wordy: "off"}'
"""A gallery repeats its titles, shows of an investor what a chapter needs, and says all that may be said."""
_STORYLINES: dict[str, list[str | dict[str, str]]] = {
    "cover": ["cover"],
    "list": [{"list": "advantages"}],
    "ask": ["ask"],
    "whole": [
        {"section": "advantages"},
        {"each": "advantages"},
        {"section": "benefits"},
        {"each": "benefits"},
        {"each": "slides"},
        "sources",
    ],
    "weighed": [{"section": "outlook"}, "risk_outlook", "next_steps"],
    "sources": [{"each": "slides"}, "sources"],
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A region told by a storyline, of which the slides of some kinds are shown; all where none is named.

    ``bare``: without the brand's disclaimer.
    """

    region: str
    storyline: str
    kinds: tuple[str, ...] = ()
    investor: str = ""
    bare: bool = False


def chapters() -> Iterator[Chapter]:
    """Yield what the gallery is made of, in its order."""
    for form in ("plain", "map", "picture"):
        yield Chapter(f"cover-{form}", "cover")
    yield Chapter("cover-map", "cover", investor=INVESTOR)
    for many in range(1, MOST_SECTIONS + 2):
        kinds = ("agenda",) if many > 1 else ("agenda", "section")
        yield Chapter(f"sections-{many}", f"sections-{many}", kinds)
    for many in range(1, MOST_ROWS + 2):
        yield Chapter(f"list-{many}", "list")
    yield Chapter("list-1", "ask", investor=INVESTOR)
    yield Chapter("whole", "whole")
    for form in ("risks", "outlook", "both"):
        yield Chapter(f"weighed-{form}", "weighed", ("risk_outlook",))
    yield Chapter("weighed-both", "weighed", ("next_steps",))
    yield Chapter("weighed-both", "weighed", ("next_steps",), investor=INVESTOR)
    yield Chapter("whole", "sources", ("sources",), bare=True)


def project(words: Words) -> dict[str, bytes]:
    """Return the files of the project that the gallery of one language and amount is built from."""
    regions = {f"cover-{form}": cover(words, form) for form in ("plain", "map", "picture")}
    regions |= {f"sections-{n}": sectioned(words, n) for n in range(1, MOST_SECTIONS + 2)}
    regions |= {f"list-{n}": listed(words, n) for n in range(1, MOST_ROWS + 2)}
    regions["whole"] = whole(words)
    for form in ("risks", "outlook", "both"):
        regions[f"weighed-{form}"] = weighed(words, risks=form != "outlook", outlook=form != "risks")
    files = {f"content/regions/{name}.yaml": _yaml(region) for name, region in regions.items()}
    files |= {f"content/storylines/{name}.yaml": _yaml({"slides": told}) for name, told in _stories().items()}
    files |= {path: (ROOT / path).read_bytes() for path in _HOUSE}
    files[f"content/investors/{INVESTOR}.yaml"] = _yaml(investor(words))
    brand = files["content/brand.yaml"].decode()
    assert _SEVERITY in brand
    files["content/brand.yaml"] = brand.replace(_SEVERITY, _OWN_SEVERITY).encode()
    files["content/maps/sample.geojson"] = _island()
    files["assets/sample.png"] = _landscape()
    files["assets/sample-logo.png"] = _mark()
    return files


def _stories() -> dict[str, object]:
    brand = yaml.safe_load((ROOT / "content/brand.yaml").read_text(encoding="utf-8"))
    stories: dict[str, object] = {**_STORYLINES, brand["storyline"]: ["cover"]}
    for many in range(1, MOST_SECTIONS + 2):
        told = [line for n in range(1, many + 1) for line in ({"section": f"s{n}"}, {"show": f"s{n}"})]
        stories[f"sections-{many}"] = ["agenda", *told]
    return stories


class _Plain(yaml.SafeDumper):
    """Writes a value out wherever it stands, as content files know no references."""

    def ignore_aliases(self, data: object) -> bool:
        """Return True."""
        return True


def _yaml(data: object) -> bytes:
    return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110).encode()


def _island() -> bytes:
    """Four areas of an island that is nowhere."""
    areas = {"North": (0, 1), "East": (1, 1), "South": (1, 0), "West": (0, 0)}
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [[x, y], [x + 1, y + 0.1], [x + 0.9, y + 1], [x - 0.1, y + 0.9], [x, y]],
                ],
            },
        }
        for name, (x, y) in areas.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def _landscape() -> bytes:
    """Hills under a sky, in place of a photograph."""
    image = Image.new("RGB", (1600, 1200), "#cfdde8")
    draw = ImageDraw.Draw(image)
    for step, colour in enumerate(("#a9bfcf", "#7d9bb0", "#547a93", "#2f5873")):
        top = 480 + 170 * step
        peaks = [(x, top + (160 if (x // 200 + step) % 2 else -60)) for x in range(0, 1601, 200)]
        draw.polygon([(0, 1200), *peaks, (1600, 1200)], fill=colour)
    return _png(image)


def _mark() -> bytes:
    """A plain mark that stands on navy."""
    image = Image.new("RGBA", (600, 200), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((10, 10, 190, 190), fill="#e3bf7f")
    draw.rectangle((230, 70, 590, 130), fill="#ffffff")
    return _png(image)


def _png(image: Image.Image) -> bytes:
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def gallery(language: str, amount: Amount, files: dict[str, bytes] | None = None) -> Checked[Deck]:
    """Return one deck of the gallery with every finding; it holds no deck where one of them is an error."""
    workspace = MemoryWorkspace(files or project(Words(language, amount)))
    loaded = load_library(workspace, investors=None)
    if loaded.value is None or not loaded.ok:
        return Checked(None, loaded.findings)
    shop = Workshop(workspace, loaded.value)
    bare = replace(loaded.value, brand=msgspec.structs.replace(loaded.value.brand, disclaimer={}))
    plans, findings = [], list(loaded.findings)
    for chapter in chapters():
        edition = Edition(chapter.region, language, chapter.storyline, chapter.investor)
        told = (shop.with_library(bare) if chapter.bare else shop).plan_of(edition)
        findings += told.findings
        if told.value is None:
            return Checked(None, tuple(findings))
        plans.append((chapter, told.value))
    built = shop.finish(_joined(plans))
    return Checked(built.value, (*findings, *built.findings))


def _joined(plans: Sequence[tuple[Chapter, Planned]]) -> Planned:
    """One plan of the slides that are shown of each."""
    slides = tuple(
        msgspec.structs.replace(slide, id=f"{number}/{slide.id}")
        for number, (chapter, planned) in enumerate(plans)
        for slide in planned.plan.slides
        if _is_shown(slide, chapter)
    )
    first = plans[0][1]
    originals = {name: one for _, planned in plans for name, one in planned.originals.items()}
    return msgspec.structs.replace(
        first, plan=msgspec.structs.replace(first.plan, slides=slides), originals=originals
    )


def _is_shown(slide: SlidePlan, chapter: Chapter) -> bool:
    return not chapter.kinds or slide.kind in chapter.kinds


def write(folder: Path) -> bool:
    """Write every deck and its content files; returns False where one could not be built."""
    every = True
    for language in LANGUAGES:
        for amount in AMOUNTS:
            files = project(Words(language, amount))
            for path, data in files.items():
                place = folder / f"{amount}.{language}" / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
            done = gallery(language, amount, files)
            for found in done.findings:
                print(f"{amount}.{language}: {found}")
            if done.value is None:
                every = False
            else:
                (folder / f"{amount}.{language}.pptx").write_bytes(done.value.data)
    return every


if __name__ == "__main__":
    sys.exit(0 if write(Path(sys.argv[1])) else 1)
