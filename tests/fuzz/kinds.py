"""What is fuzzed: each kind makes a damaged input from a seed and says what deckgen made of it.

A run returns one word for what came of it. Any exception that leaves it is a fault of deckgen's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

import yaml
from mutations import ODD, damaged_bytes, damaged_text, damaged_xml, damaged_zip
from project import drawing, picture, project

from deckgen.build import build_edition
from deckgen.content.library import languages_of, load_library
from deckgen.diagnostics import DeckgenError, has_errors
from deckgen.edition import plan_edition
from deckgen.master.contract import check_contract
from deckgen.master.parts import for_language, open_master
from deckgen.master.read import read_template
from deckgen.package.soundness import check_package
from deckgen.pictures.intake import take_in
from deckgen.pictures.shelf import PictureShelf
from deckgen.plan import Edition
from deckgen.slides import slide_kinds
from deckgen.workspace import MemoryWorkspace
from deckgen.yaml_source import load_yaml

Files = dict[str, bytes]
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")
TEXTS = ("demo.yaml", "demo.ja.yaml", "demo.zh-Hant.yaml", "aso.yaml")
DATA = ("content/data/orders.csv", "content/data/orders.xlsx", "content/maps/areas.geojson")


@dataclass(frozen=True)
class Kind:
    """A kind of input: ``make`` gives the files that differ from the sound project's, ``run`` uses them."""

    make: Callable[[Random], Files]
    run: Callable[[Files], str]


PLAIN = (
    *("name", "points", "a b", "3400", "1.10", "日本語。次の行"),
    *("é", "said: so", "it's", "# so", "#1", "x" * 99),
)


def yaml_like(random: Random) -> Files:
    """Lines of words, keys, marks and indentation that are nearly YAML."""
    words = random.choice((PLAIN, (*PLAIN * 4, *ODD), (*PLAIN, *ODD)))
    if random.random() < 0.5:
        text = yaml.safe_dump(_tree(random, 0), allow_unicode=True, width=random.choice((20, 80, 1000)))
        return {"x.yaml": damaged_text(text.encode(), random) if random.random() < 0.7 else text.encode()}
    lines = []
    for _ in range(random.randrange(1, 40)):
        indent = " " * random.choice((0, 0, 2, 2, 4, 6, 3))
        dash = random.choice(("", "", "- ", "- - ", "? ", "-"))
        key = random.choice(("", f"{random.choice(words)}:", f"{random.choice(words)}: "))
        chosen = random.choices(words, k=random.randrange(4))
        said = "".join(random.choice((word, word, f" {word} ")) for word in chosen)
        bracket = random.choice(("", "", "", "[", "{", "]", "}", "|\n", ">-\n", "|2\n"))
        lines.append(f"{indent}{dash}{key}{random.choice(('', bracket))}{said}{bracket}")
    text = random.choice(("\n", "\n", "\n", "\r\n", "\r", "\x85")).join(lines)
    if random.random() < 0.02:
        text = random.choice("[{-") * random.choice((39, 41, 3000, 30_000)) + text
    return {"x.yaml": text.encode("utf-8", "surrogatepass")}


def _tree(random: Random, depth: int) -> object:
    """Nested data to be written as YAML."""
    words = (*PLAIN, "true", "no", "2024-06-26", "12:30", "", " a ", "a\nb", "、。", "😀")
    if depth and (depth > 4 or random.random() < 0.5):
        return random.choice((*words, 7, 1.5, True, None))
    if depth and random.random() < 0.4:
        return [_tree(random, depth + 1) for _ in range(random.randrange(4))]
    return {random.choice(words): _tree(random, depth + 1) for _ in range(random.randrange(1, 5))}


def _load(files: Files) -> str:
    read = load_yaml("x.yaml", files["x.yaml"])
    for found in read.findings:
        str(found)
    return "refused" if has_errors(read.findings) else "read"


def _one_of(random: Random, names: tuple[str, ...], files: Mapping[str, bytes]) -> Files:
    path = f"content/regions/{random.choice(names)}"
    return {path: damaged_text(files[path], random)}


def texts(random: Random) -> Files:
    """A region or language file of the test project, damaged."""
    return _one_of(random, TEXTS, sound())


def real_texts(random: Random) -> Files:
    """The project's own region, one of its files damaged."""
    path = random.choice(sorted(path for path in sound() if "/kumamoto" in path))
    return {path: damaged_text(sound()[path], random)}


def settings(random: Random) -> Files:
    """The brand, a storyline or an investor file, damaged."""
    paths = [path for path in sound() if path.startswith(("content/brand", "content/story", "content/inv"))]
    path = random.choice([*paths, "content/brand.yaml"])
    return {path: damaged_text(sound()[path], random)}


def data_files(random: Random) -> Files:
    """A CSV, Excel or GeoJSON file, damaged."""
    path = random.choice(DATA)
    damage = damaged_zip if path.endswith("xlsx") else random.choice((damaged_text, damaged_bytes))
    return {path: damage(sound()[path], random)}


def pictures(random: Random) -> Files:
    """A picture in any format that is taken, damaged."""
    return {"assets/photo.jpg": damaged_bytes(_picture(random.choice(FORMATS)), random)}


def drawings(random: Random) -> Files:
    """A drawing, damaged."""
    damage = random.choice((damaged_xml, damaged_bytes, damaged_text))
    return {"assets/photo.svg": damage(drawing(), random)}


def templates(random: Random) -> Files:
    """The master template, damaged."""
    return {"templates/master.pptx": damaged_zip(sound()["templates/master.pptx"], random)}


def decks(random: Random) -> Files:
    """A finished deck, damaged."""
    return {"deck.pptx": damaged_zip(_deck(), random)}


def anything(random: Random) -> Files:
    """One file of the project, damaged, for a whole build."""
    return random.choice((texts, texts, settings, data_files, pictures, templates))(random)


def _workspace(files: Files) -> MemoryWorkspace:
    return MemoryWorkspace({**sound(), **files})


def _plan(files: Files) -> str:
    """Load, merge, check and plan the region that the damaged file is about, in each language."""
    workspace = _workspace(files)
    told_to = {path.rpartition("/")[2].split(".")[0] for path in files if "/investors/" in path}
    region = "kumamoto" if told_to else _region(files)
    loaded = load_library(workspace, [region], told_to)
    told = list(loaded.findings)
    library = loaded.value
    if library is None or region not in library.regions:
        return "refused"
    for language in languages_of(library.regions[region]):
        for investor in ("", *library.investors):
            edition = Edition(region, language, str(library.brand.storyline), investor)
            asked: list[object] = []
            plan = plan_edition(library, edition, PictureShelf(workspace).asking(asked))  # type: ignore[arg-type]
            told += plan.findings
    for found in told:
        str(found)
    return "refused" if has_errors(told) else "planned"


def _region(files: Files) -> str:
    return next((path.split("/")[2].split(".")[0] for path in files if "/regions/" in path), "aso")


def _picture_taken(files: Files) -> str:
    path = next(iter(files))
    taken = take_in(_workspace(files), path.removeprefix("assets/"))
    return "refused" if taken.value is None else "taken"


def _template_read(files: Files) -> str:
    opened = open_master(files["templates/master.pptx"])
    if opened.value is None:
        return "refused"
    pack = _packs()["en"]
    read = read_template(for_language(opened.value, pack.script), pack)
    if read.value is None or has_errors(check_contract(read.value, slide_kinds())):
        return "refused"
    return "serves"


def _checked(files: Files) -> str:
    return "refused" if has_errors(check_package(files["deck.pptx"])) else "passed"


def _built(files: Files) -> str:
    """Build the deck whole; what comes out has passed the package check, and passes it again."""
    workspace = _workspace(files)
    region = _region(files)
    loaded = load_library(workspace, [region])
    if loaded.value is None or not loaded.ok or region not in loaded.value.regions:
        return "refused"
    edition = Edition(region, "en", str(loaded.value.brand.storyline))
    try:
        deck = build_edition(loaded.value, edition, workspace).value
    except DeckgenError:
        return "refused"
    if deck is None:
        return "refused"
    assert not has_errors(check_package(deck.data)), "an unsound deck"
    return "deck"


@cache
def sound() -> Files:
    """The sound project."""
    return project()


@cache
def _picture(form: str) -> bytes:
    return picture(form, (96, 64))


@cache
def _deck() -> bytes:
    workspace = MemoryWorkspace(sound())
    library = load_library(workspace, ["aso"]).require()
    edition = Edition("aso", "en", str(library.brand.storyline))
    return build_edition(library, edition, workspace).require().data


@cache
def _packs() -> Mapping[str, object]:
    return load_library(MemoryWorkspace(sound()), []).require().languages


KINDS: Mapping[str, Kind] = {
    "yaml": Kind(yaml_like, _load),
    "texts": Kind(texts, _plan),
    "real": Kind(real_texts, _plan),
    "settings": Kind(settings, _plan),
    "data": Kind(data_files, _plan),
    "pictures": Kind(pictures, _picture_taken),
    "drawings": Kind(drawings, _picture_taken),
    "templates": Kind(templates, _template_read),
    "packages": Kind(decks, _checked),
    "builds": Kind(anything, _built),
}
