"""The front file: one edition turned into the checked bytes of a deck, the whole flow in one screen."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from time import perf_counter
from typing import TypeVar

from msgspec import Struct, field

from deckgen.checks.deck import review
from deckgen.checks.severities import with_severities
from deckgen.compile.empty_slide import compile_master
from deckgen.compile.finished import FinishedPictures
from deckgen.compile.media import finish_pictures
from deckgen.compile.shelf import SlideShelf
from deckgen.content.brand import type_scale
from deckgen.content.library import Library
from deckgen.content.severities import unknown_severities
from deckgen.diagnostics import Checked, DeckgenError, has_errors, in_order
from deckgen.edition import plan_edition
from deckgen.fit import fit_deck
from deckgen.fit.fitted import FittedDeck
from deckgen.fit.rulers import Rulers
from deckgen.master.fonts import read_rulers
from deckgen.master.parts import Master
from deckgen.master.serving import MASTER, MasterFor, master_for, not_the_brands, placed
from deckgen.package.assemble import assemble
from deckgen.package.kept_master import kept_master
from deckgen.package.master_parts import master_parts
from deckgen.package.soundness import check_package
from deckgen.pictures import Original
from deckgen.pictures.shelf import PictureShelf
from deckgen.plan import DeckPlan, Edition
from deckgen.workspace import Workspace

__all__ = [
    "MASTER",
    "Deck",
    "MasterFor",
    "Planned",
    "Workshop",
    "build_edition",
    "draw",
    "master_for",
    "placed",
]

T = TypeVar("T")


class Planned(Struct, frozen=True):
    """One edition's plan with the pictures that it shows, by digest, and the files they were asked of."""

    plan: DeckPlan
    originals: dict[str, Original]
    pictures: frozenset[str] = frozenset()
    seconds: float = 0.0


class Deck(Struct, frozen=True):
    """One built deck: its bytes, and what they were made from; ``times`` in seconds by step.

    ``ready`` and ``originals`` (by digest) are what `draw` needs to draw some of its slides alone.
    """

    edition: Edition
    data: bytes
    plan: DeckPlan
    fitted: FittedDeck
    times: dict[str, float]
    ready: MasterFor
    originals: dict[str, Original]


class Workshop:
    """Builds decks from one library and keeps what they share: masters by language, rulers, pictures.

    Nothing that one deck says is kept in it but by content. The files below it must not change meanwhile.
    """

    def __init__(self, workspace: Workspace, library: Library) -> None:
        self.workspace, self.library = workspace, library
        self._shelf = PictureShelf(workspace)
        self._slides, self._finished = SlideShelf(), FinishedPictures(workspace)
        self._masters: dict[str, MasterFor] = {}
        self._rulers: Checked[Rulers] | None = None

    def with_library(self, library: Library) -> Workshop:
        """Return a workshop for another library of the same brand, that shares all that decks share."""
        self._project_rulers()  # read once, for both
        other = copy.copy(self)
        other.library = library
        return other

    def build(self, edition: Edition, date: str = "") -> Checked[Deck]:
        """Return the finished deck with every finding; the value is None where an error stands in the way.

        Raises DeckgenError where the template cannot serve, with the exit code that tells of it.
        """
        planned = self.plan_of(edition, date)
        if planned.value is None:
            return Checked(None, planned.findings)
        try:
            built = self.finish(planned.value)
        except DeckgenError as stopped:
            raise DeckgenError(in_order([*planned.findings, *stopped.findings]), stopped.exit_code) from None
        findings = in_order([*planned.findings, *built.findings])
        return Checked(None if has_errors(findings) else built.value, findings)

    def plan_of(self, edition: Edition, date: str = "") -> Checked[Planned]:
        """Return what an edition's deck is to say, ``date`` ISO; None where the content cannot be planned.

        There is a plan beside the errors on pictures, so that fitting can tell its own at once.
        """
        start, brand = perf_counter(), self.library.brand
        findings = list(unknown_severities(brand, self.library.brand_node))
        pictures = self._shelf.asking(findings)
        plan = plan_edition(self.library, edition, pictures, date)
        found = with_severities(plan.findings, brand)
        told = in_order([*findings, *found])
        if plan.value is None or has_errors(found):
            return Checked(None, told)
        asked, seconds = frozenset(pictures.files), perf_counter() - start
        planned = Planned(plan.value, pictures.by_digest(), asked, seconds)
        return Checked(planned, told)

    def finish(self, planned: Planned) -> Checked[Deck]:
        """Return the deck of a plan, fitted, reviewed, drawn and checked; None where an error is found.

        Raises DeckgenError where the template cannot serve.
        """
        clock = _Clock({"plan": planned.seconds})
        ready = self.master_in(planned.plan.edition.language)
        clock.lap("master")
        fitted = self.fit(planned, clock)
        if fitted.value is None or has_errors(fitted.findings):
            return Checked(None, fitted.findings)
        data = draw(fitted.value, ready.master, planned.originals, self._slides, self._finished)
        clock.lap("draw")
        checked = check_package(data, copied=master_parts(ready.master).ending)
        findings = (*fitted.findings, *with_severities(checked, self.library.brand))
        clock.lap("check")
        edition, plan = planned.plan.edition, planned.plan
        deck = Deck(edition, data, plan, fitted.value, clock.laps, ready, planned.originals)
        return Checked(None if has_errors(findings) else deck, in_order(findings))

    def fit(self, planned: Planned, clock: _Clock | None = None) -> Checked[FittedDeck]:
        """Return a plan set in its master, with what fitting and every check find in it."""
        clock, plan = clock or _Clock(), planned.plan
        brand, language = self.library.brand, self.library.languages[plan.edition.language]
        template, known = self.master_in(language.code).template, self._project_rulers()
        if known.value is None or has_errors(known.findings):
            return Checked(None, known.findings)
        rulers = Rulers(known.value.own)  # each deck gathers for itself which faces have none
        fit = fit_deck(plan, template, type_scale(brand, language.cjk), language, rulers)
        clock.lap("fit")
        reviewed = review(fit, plan, template, language, rulers, planned.originals)
        clock.lap("review")
        found = (*not_the_brands(template, brand), *known.findings, *reviewed.findings)
        return Checked(reviewed.value, in_order(with_severities(found, brand)))

    def master_in(self, language: str) -> MasterFor:
        """Return the project's master for a language; raises DeckgenError where it cannot serve."""
        if language not in self._masters:
            pack = self.library.languages[language]
            self._masters[language] = kept_master(self.workspace, self.library.brand, pack)
        return self._masters[language]

    def _project_rulers(self) -> Checked[Rulers]:
        if self._rulers is None:
            self._rulers = read_rulers(self.workspace)
        return self._rulers


def build_edition(library: Library, edition: Edition, workspace: Workspace, date: str = "") -> Checked[Deck]:
    """Return one finished deck with every finding, as `Workshop.build` does."""
    return Workshop(workspace, library).build(edition, date)


def draw(
    fitted: FittedDeck,
    master: Master,
    originals: Mapping[str, Original],
    shelf: SlideShelf | None = None,
    pictures: FinishedPictures | None = None,
) -> bytes:
    """Return a fitted deck as the bytes of a .pptx file.

    They are the same with any ``shelf`` of slides and any ``pictures`` finished for other decks.
    """
    finished, media = finish_pictures(fitted, originals, pictures)
    skeleton, slides = compile_master(master), SlideShelf() if shelf is None else shelf
    compiled = [slides.compiled(slide, skeleton, media) for slide in finished.slides]
    return assemble(master, compiled, finished.properties)


class _Clock(Struct):
    """Seconds spent on each step, for the report."""

    laps: dict[str, float] = field(default_factory=dict)
    last: float = field(default_factory=perf_counter)

    def lap(self, name: str) -> None:
        now = perf_counter()
        self.laps[name] = now - self.last
        self.last = now
