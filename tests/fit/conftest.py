"""The house master read for each language, and decks of single slides to fit to it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pptx
import pytest
import yaml
from pptx.presentation import Presentation as PptxDeck

from deckgen.blocks import Block, Run, plain
from deckgen.content.brand import Brand, Logo, type_scale
from deckgen.diagnostics import Checked
from deckgen.fit import fit_deck
from deckgen.fit.fitted import FittedDeck
from deckgen.fit.rulers import Rulers
from deckgen.fit.setting import Setting
from deckgen.master.parts import for_language, open_master
from deckgen.master.read import read_template
from deckgen.plan import DeckPlan, Edition, Properties, SlidePlan
from deckgen.slides import slide_kinds
from deckgen.template import Template, TypeScale
from deckgen.wording.language import LanguagePack, language_pack

BARE = Brand(name="Example", logo=Logo(file="logo.png", alt="Example"))
ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "ja", "zh-Hant")


@dataclass(frozen=True)
class House:
    """What a deck of one language is fitted to."""

    template: Template
    scale: TypeScale
    language: LanguagePack

    def setting(self) -> Setting:
        return Setting(self.template, self.scale, self.language, Rulers())

    def fit(self, *slides: SlidePlan) -> Checked[FittedDeck]:
        properties = Properties("Test", "Test", self.language.code)
        plan = DeckPlan(Edition("test", self.language.code), properties, slides)
        return fit_deck(plan, self.template, self.scale, self.language)


def _house(code: str) -> House:
    folder = ROOT / "src" / "deckgen" / "data" / "languages"
    language = language_pack(yaml.safe_load((folder / f"{code}.yaml").read_text("utf-8"))).require()
    master = open_master((ROOT / "templates" / "master.pptx").read_bytes()).require()
    template = read_template(for_language(master, language), language).require()
    return House(template, type_scale(BARE, language.cjk), language)


@pytest.fixture(scope="session")
def houses() -> dict[str, House]:
    return {code: _house(code) for code in LANGUAGES}


@pytest.fixture(scope="session")
def english(houses: dict[str, House]) -> House:
    return houses["en"]


@pytest.fixture(scope="session")
def japanese(houses: dict[str, House]) -> House:
    return houses["ja"]


@pytest.fixture(scope="session")
def make_slide() -> Callable[..., SlidePlan]:
    """A slide of a kind with the blocks given by field name; the layout is the kind's own choice."""

    def make(kind: str, name: str = "x", **blocks: Block | str) -> SlidePlan:
        slots = {
            field.replace("_", " "): plain(block) if isinstance(block, str) else block
            for field, block in blocks.items()
        }
        layout = slide_kinds()[kind].layout_for(slots)
        assert layout is not None
        return SlidePlan(name, kind, layout, slots)

    return make


@pytest.fixture
def through_office(tmp_path: Path) -> Callable[[PptxDeck], PptxDeck]:
    """LibreOffice as a judge: a deck opened and saved by it, each box grown with its text."""
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice (soffice) is not installed, and CI=true")
        pytest.skip("LibreOffice (soffice) is not installed")

    def convert(deck: PptxDeck) -> PptxDeck:
        deck.save(str(tmp_path / "asked.pptx"))
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [
            office,
            profile,
            "--headless",
            "--convert-to",
            "pptx",
            "--outdir",
            str(tmp_path / "answer"),
        ]
        subprocess.run([*command, str(tmp_path / "asked.pptx")], check=True, capture_output=True, timeout=900)
        return pptx.Presentation(str(tmp_path / "answer" / "asked.pptx"))

    return convert


@pytest.fixture(scope="session")
def retold() -> Callable[[Any, Callable[[Run], Run]], Any]:
    """A block with each of its texts changed by a function, in reading order."""

    def change(value: Any, tell: Callable[[Run], Run]) -> Any:
        if isinstance(value, Run):
            return tell(value)
        if isinstance(value, msgspec.Struct):
            return type(value)(
                **{name: change(getattr(value, name), tell) for name in value.__struct_fields__}
            )
        if isinstance(value, tuple):
            return tuple(change(part, tell) for part in value)
        if isinstance(value, dict):
            return {name: change(part, tell) for name, part in value.items()}
        return value

    return change
