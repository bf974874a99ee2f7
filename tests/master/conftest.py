"""The house brand, its assets and its master, made afresh."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from deckgen.content.brand import Brand
from deckgen.content.validate import validate
from deckgen.diagnostics import Checked
from deckgen.master.make import make_master
from deckgen.master.parts import for_language, open_master
from deckgen.master.read import read_template
from deckgen.template import Template
from deckgen.yaml_source import load_yaml

ROOT = Path(__file__).parents[2]
SCRIPTS = {"en": "Latn", "ja": "Jpan", "zh-Hant": "Hant"}


@pytest.fixture(scope="session")
def brand_of() -> Callable[[str], Brand]:
    """A brand from its YAML text."""

    def load(text: str) -> Brand:
        return validate(Brand, load_yaml("brand.yaml", text.encode()).require()).require()

    return load


@pytest.fixture(scope="session")
def house_brand(brand_of: Callable[[str], Brand]) -> Brand:
    return brand_of((ROOT / "content" / "brand.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def house_assets() -> dict[str, bytes]:
    folder = ROOT / "assets"
    return {file.name: file.read_bytes() for file in sorted(folder.glob("logo*"))}


@pytest.fixture(scope="session")
def house_bytes(house_brand: Brand, house_assets: dict[str, bytes]) -> bytes:
    return make_master(house_brand, house_assets)


@pytest.fixture(scope="session")
def read() -> Callable[..., Checked[Template]]:
    """Read a template's bytes for a language."""

    def template(data: bytes, language: str = "en") -> Checked[Template]:
        script = SCRIPTS[language]
        master = for_language(open_master(data).require(), script, title_sizes={26.0: 24.0})
        return read_template(master, SimpleNamespace(code=language, script=script))

    return template


@pytest.fixture(scope="session")
def house(house_bytes: bytes, read: Callable[..., Checked[Template]]) -> Template:
    return read(house_bytes).require()


@pytest.fixture(scope="session")
def altered() -> Callable[..., bytes]:
    """A file with a text replaced in the parts that have it; fails where none has."""

    def replaced(data: bytes, old: str, new: str, within: str = "") -> bytes:
        source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
        hits = 0
        with zipfile.ZipFile(target, "w") as archive:
            for name in source.namelist():
                part = source.read(name)
                if old.encode() in part and within.encode() in part:
                    part, hits = part.replace(old.encode(), new.encode()), hits + 1
                archive.writestr(name, part)
        assert hits, f"nothing to replace: {old}"
        return target.getvalue()

    return replaced
