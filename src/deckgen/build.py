"""The front file: one edition turned into the checked bytes of a deck, the whole flow in one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import TypeVar

from deckgen.checks.deck import review
from deckgen.checks.rules import all_checks
from deckgen.compile.media import finish_pictures
from deckgen.compile.skeleton import compile_master
from deckgen.compile.slide import compile_slide
from deckgen.content.brand import Brand, type_scale
from deckgen.content.evidence import PictureOf
from deckgen.content.library import Library, region_in
from deckgen.content.model import where_of
from deckgen.content.region import Region
from deckgen.content.region_check import items_of
from deckgen.content.severities import unknown_severities
from deckgen.diagnostics import Checked, DeckgenError, Exit, Finding, Severity, Where, has_errors, in_order
from deckgen.edition import plan_edition
from deckgen.fit import fit_deck
from deckgen.fit.fitted import FittedDeck
from deckgen.master.contract import check_contract
from deckgen.master.fonts import read_rulers
from deckgen.master.parts import Master, for_language, open_master
from deckgen.master.read import read_template
from deckgen.package.assemble import assemble
from deckgen.package.soundness import check_package
from deckgen.pictures import Original, take_in
from deckgen.plan import DeckPlan, Edition
from deckgen.slides import slide_kinds
from deckgen.template import Template
from deckgen.wording.language import LanguagePack
from deckgen.workspace import Workspace

T = TypeVar("T")

MASTER = "templates/master.pptx"


@dataclass(frozen=True, slots=True)
class MasterFor:
    """A master ready for decks of one language."""

    master: Master
    template: Template


@dataclass(frozen=True, slots=True)
class Deck:
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


def build_edition(library: Library, edition: Edition, workspace: Workspace, date: str = "") -> Checked[Deck]:
    """Return the finished deck with every finding; the value is None where an error stands in the way.

    Raises DeckgenError where the template cannot serve, with the exit code that tells of it.
    """
    clock, findings = _Clock(), list(unknown_severities(library.brand, library.brand_node))
    try:
        originals = _originals(library, edition, workspace, findings)
        plan = _take(plan_edition(library, edition, originals, date), findings, library.brand)
        clock.lap("plan")
        language = library.languages[edition.language]
        ready = master_for(workspace, library.brand, language)
        clock.lap("master")
        findings.extend(with_severities(not_the_brands(ready.template, library.brand), library.brand))
        scale = type_scale(library.brand, language.cjk)
        rulers = _take(read_rulers(workspace), findings, library.brand)
        fit = fit_deck(plan, ready.template, scale, language, rulers)
        clock.lap("fit")
        fitted = _take(review(fit, plan, ready.template, language, rulers), findings, library.brand)
        clock.lap("review")
        by_digest = {original.digest: original for original in originals.values()}
        data = draw(fitted, ready.master, by_digest)
        clock.lap("draw")
        findings.extend(with_severities(check_package(data), library.brand))
        clock.lap("check")
    except DeckgenError as stopped:
        if stopped.exit_code is Exit.TEMPLATE:
            raise DeckgenError(in_order([*findings, *stopped.findings]), Exit.TEMPLATE) from None
        return Checked(None, in_order([*findings, *stopped.findings]))
    deck = Deck(edition, data, plan, fitted, clock.laps, ready, by_digest)
    return Checked(None if has_errors(findings) else deck, in_order(findings))


def draw(fitted: FittedDeck, master: Master, originals: dict[str, Original]) -> bytes:
    """Return a fitted deck as the bytes of a .pptx file."""
    finished, media = finish_pictures(fitted, originals)
    skeleton = compile_master(master)
    slides = [compile_slide(slide, skeleton, media) for slide in finished.slides]
    return assemble(master, slides, finished.properties)


def master_for(workspace: Workspace, brand: Brand, language: LanguagePack) -> MasterFor:
    """Return the project's master for one language; raises DeckgenError where it cannot serve."""
    try:
        data = workspace.read(MASTER)
    except OSError as error:
        cure = "run `deckgen master make`"
        missing = Finding("no-master", f"cannot be read: {error.strerror or error}", cure, Where(MASTER))
        raise DeckgenError([missing], Exit.TEMPLATE) from None
    opened = _serving(open_master(data))
    sizes = {sizes.latin[0]: sizes.cjk[0] for role, sizes in brand.type.items() if role in _TITLES}
    master = for_language(opened, language.script, title_sizes=sizes)
    template = _serving(read_template(master, language))
    _serving(Checked(template, check_contract(template, slide_kinds())))
    return MasterFor(master, template)


def not_the_brands(template: Template, brand: Brand) -> tuple[Finding, ...]:
    """Return a warning where the master's colours or fonts are not those of the brand file."""
    theme, colours = template.theme, brand.colours
    differing = [slot for slot, value in theme.colours.items() if getattr(colours, slot, value) != value]
    differing += ["latin font"] if theme.body_face != brand.fonts.latin else []
    if not differing:
        return ()
    message = f"the master has another {', '.join(differing)} than content/brand.yaml"
    cure = "run `deckgen master make`, or set `severity: {master-differs: off}` for a master of your own"
    return (Finding("master-differs", message, cure, Where(MASTER), Severity.WARNING),)


def _take(checked: Checked[T], findings: list[Finding], brand: Brand) -> T:
    """The value, its findings kept; raises DeckgenError where an error remains at the brand's severities."""
    told = with_severities(checked.findings, brand)
    if checked.value is None or has_errors(told):
        raise DeckgenError(told)
    findings.extend(told)
    return checked.value


def _serving(checked: Checked[T]) -> T:
    if checked.value is None or has_errors(checked.findings):
        raise DeckgenError(placed(checked.findings, MASTER), Exit.TEMPLATE)
    return checked.value


def placed(findings: Iterable[Finding], file: str) -> tuple[Finding, ...]:
    """Return the findings with the file as the place of those that have none."""
    return tuple(found if found.where else replace(found, where=Where(file)) for found in findings)


def _originals(
    library: Library,
    edition: Edition,
    workspace: Workspace,
    findings: list[Finding],
) -> dict[str, Original]:
    """The region's pictures by file; one that cannot be taken in is a finding."""
    region = region_in(library, edition.region, edition.language).value
    taken: dict[str, Original] = {}
    for picture in _pictures(region) if region else ():
        read = take_in(workspace, picture.file, where_of(picture.file))
        findings.extend(read.findings)
        if read.value is not None:
            taken[picture.file] = read.value
    return taken


def _pictures(region: Region) -> Iterator[PictureOf]:
    if region.picture:
        yield region.picture
    for visual in (region.cover.visual, *(item.visual for _, item in items_of(region))):
        if visual is not None and visual.picture:
            yield visual.picture


_TITLES = ("title", "cover title", "section title", "closing title")


def with_severities(findings: tuple[Finding, ...], brand: Brand) -> tuple[Finding, ...]:
    """Return the findings with the severities that the brand sets; those it turns off are left out."""
    return tuple(
        found
        if found.code not in brand.severity or _is_a_promise(found)
        else _as_set(found, brand.severity[found.code])
        for found in findings
        if brand.severity.get(found.code) != "off" or _is_a_promise(found)
    )


def _is_a_promise(found: Finding) -> bool:
    """True for an error that no brand can talk away: only a check's own severity is a matter of taste."""
    return found.severity is Severity.ERROR and found.code not in all_checks()


def _as_set(found: Finding, severity: str) -> Finding:
    return replace(found, severity=Severity(severity))


@dataclass(slots=True)
class _Clock:
    """Seconds spent on each step, for the report."""

    laps: dict[str, float] = field(default_factory=dict)
    last: float = field(default_factory=perf_counter)

    def lap(self, name: str) -> None:
        now = perf_counter()
        self.laps[name] = now - self.last
        self.last = now
