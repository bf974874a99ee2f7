"""A small project in memory that uses every kind of file: the one that is damaged, a file at a time."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
from PIL import Image, ImageDraw

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "tests" / "stories" / "demo"

REGION = """\
language: en
name: Aso
country: Japan
place: Aso, Japan
title: What Aso offers
date: 2026-12-01
picture: {file: photo.jpg, alt: A hill}
sources:
  office: {publisher: Statistics office, title: Yearbook, url: "https://example.org/a", date: 2024-06-26}
facts:
  jobs: {value: 3400, unit: people, qualifier: announced, label: new jobs, source: office, as_of: 2024-06-26}
  orders:
    value: {file: data/orders.csv, column: Japan, row: {Year: FY2024}}
    label: orders
    source: office
    as_of: FY2024
advantages:
  - id: berths
    heading: Deep berths
    title: Ships of any size can berth, and {{ facts.jobs }} work there
    points: [One, {id: two, text: Two, points: [Three]}]
    figures: [jobs]
    visual: {chart: {type: column, head: Orders, sources: [office], data: {file: data/orders.csv,
      categories: Year, series: {japan: {name: Japan, column: Japan}, world: {name: World, column: World}}}}}
  - id: land
    heading: Land
    points: [Flat land]
    visual: {picture: {file: photo.png, alt: Flat land}}
    sources: [office]
benefits:
  - id: map
    heading: Near everything
    lead: All is near.
    points: [Near]
    visual: {map: {file: maps/areas.geojson, highlight: [North], head: Aso, labels: {North: The north}}}
  - id: table
    heading: Orders in a table
    lead: They grew.
    points: [They grew]
    visual: {table: {head: Orders, sources: [office], columns: [{id: year, title: Year},
      {id: japan, title: Japan, number: true}], data: {file: data/orders.xlsx, columns: [Year, Japan]}}}
slides:
  - {id: sign, kind: quote, title: What they say, quote: {text: Good, credit: A. Person}}
risks:
  - {id: costs, risk: Costs rise, effect: Less profit, response: Contracts, level: medium, sources: [office]}
outlook:
  - {id: growth, heading: Growth, text: More orders, sources: [office]}
next_steps: {title: Next, steps: [{id: call, action: Call us}]}
"""


def project() -> dict[str, bytes]:
    """Every file by its path: the tests' regions, and the project's own region, brand and master."""
    brand = (ROOT / "content" / "brand.yaml").read_bytes()
    files = {
        "content/brand.yaml": brand,
        "content/regions/aso.yaml": REGION.encode(),
        "content/data/orders.csv": b"Year,Japan,World\nFY2023,3400,8.6\nFY2024,4100,9.1\nFY2025,,9.9\n",
        "content/data/orders.xlsx": _workbook(),
        "content/maps/areas.geojson": json.dumps(_areas()).encode(),
        "templates/master.pptx": (ROOT / "templates" / "master.pptx").read_bytes(),
        "assets/photo.jpg": picture("JPEG"),
        "assets/photo.png": picture("PNG"),
        "assets/demo/harbour.jpg": picture("JPEG"),
        "assets/demo/quay.png": picture("PNG"),
    }
    for name in ("demo.yaml", "demo.ja.yaml", "demo.zh-Hant.yaml"):
        files[f"content/regions/{name}"] = (DEMO / name).read_bytes()
    content = ROOT / "content"
    real = (*content.glob("regions/kumamoto*.yaml"), *content.glob("investors/*.yaml"))
    for path in (*(ROOT / "assets").glob("logo*"), *content.glob("storylines/*.yaml"), *real):
        files[path.relative_to(ROOT).as_posix()] = path.read_bytes()
    return files


def picture(form: str, size: tuple[int, int] = (2700, 1800)) -> bytes:
    """A small photo-like picture in one format, with metadata where the format has any."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    ImageDraw.Draw(image).ellipse((9, 9, size[0] // 2, size[1] // 2), fill=(200, 40, 40))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "A hill"
    out = io.BytesIO()
    taken = {"exif": exif} if form in ("JPEG", "WEBP", "TIFF", "PNG") else {}
    (image.convert("P") if form == "GIF" else image).save(out, form, **taken)
    return out.getvalue()


def drawing() -> bytes:
    """A drawing with most of what a drawing can hold."""
    return (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><defs><linearGradient id="g">'
        b'<stop offset="0" stop-color="#123"/><stop offset="1" stop-color="#abc"/></linearGradient>'
        b'<pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse"><path d="M0 0h2v2z"/></pattern>'
        b'<clipPath id="c"><circle cx="20" cy="20" r="18"/></clipPath></defs>'
        b'<g clip-path="url(#c)" transform="rotate(5)"><rect width="80" height="40" fill="url(#g)"/></g>'
        b'<path d="M1 1 C 20 20, 40 20, 50 10 A 5 5 0 0 1 60 20 Z" fill="url(#p)" stroke="#000" '
        b'stroke-width="2" stroke-dasharray="3 2"/><use href="#p" x="3"/></svg>'
    )


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in (["Year", "Japan", "World"], ["FY2023", 3400, 8.6], ["FY2024", 4100, 9.1]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _areas() -> dict[str, object]:
    def square(x: float, name: str) -> dict[str, object]:
        ring = [[x, 32.0], [x + 1, 32.0], [x + 1, 33.0], [x, 33.0], [x, 32.0]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        return {"type": "Feature", "properties": {"name": name}, "geometry": shape}

    return {"type": "FeatureCollection", "features": [square(130.0, "North"), square(131.0, "South")]}
