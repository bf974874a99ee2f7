"""One deck being written: texts with their names filled, sources numbered as slides first show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from deckgen.blocks import Block, Paragraph, Run, SlideNumber, Text
from deckgen.content.brand import Brand, Contact
from deckgen.content.investor import ContactOf, Investor
from deckgen.content.model import where_of
from deckgen.content.region import Region
from deckgen.content.region_check import names_for
from deckgen.diagnostics import Finding, Where
from deckgen.edition.tongues import in_tongues
from deckgen.pictures import Original
from deckgen.plan import Allowed, Edition, SlidePlan
from deckgen.slide_kind import SlideKind
from deckgen.wording.language import LanguagePack
from deckgen.wording.names import fill_names
from deckgen.wording.spacing import kept_together
from deckgen.wording.values import Date
from deckgen.wording.words import fill_holes

if TYPE_CHECKING:
    from deckgen.edition.sharing import SharedSlides


class Tagged(Protocol):
    """What conditions may ask of one at a time: it has an id and tags."""

    @property
    def id(self) -> str:
        """Its name in the region."""

    @property
    def tags(self) -> Sequence[str]:
        """Its topics, from the brand's vocabulary."""


@dataclass(slots=True)
class DeckWriter:
    """What all slides of one deck share while it is written.

    ``region`` is what the deck shows of it; ``left_out`` are the ids of what it does not. ``compared`` are
    the names of the regions that it is compared with, by id, its own among them. ``cited`` are the sources
    that any text or figure rests on, in the order of the deck. ``shared`` are slides of the region's other
    decks.
    """

    region: Region
    brand: Brand
    language: LanguagePack
    pictures: Mapping[str, Original]
    date: Date | None = None
    edition: Edition | None = None
    investor: Investor | None = None
    left_out: frozenset[str] = frozenset()
    compared: Mapping[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    cited: dict[str, None] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    names: Mapping[str, object] = field(default_factory=dict)
    shared: SharedSlides | None = None

    def __post_init__(self) -> None:
        """Make the region's facts nameable in texts, and the investor."""
        self.names = names_for(self.region, self.language, self.investor)

    @property
    def own(self) -> str:
        """The id of the deck's own region."""
        return self.edition.region if self.edition else ""

    @property
    def contact(self) -> Contact | ContactOf:
        """Whom to ask: the investor's own contact, or else the brand's."""
        own = self.investor.contact if self.investor else None
        return own or self.brand.contact

    @property
    def is_stamped(self) -> bool:
        """Whether every slide says whom the deck is for."""
        investor = self.investor
        return investor is not None and (investor.stamp is not None or investor.confidential)

    def values(self, item: Tagged | None = None) -> dict[str, str | frozenset[str]]:
        """Return what a storyline's conditions may ask of this deck, and of one item."""
        edition, investor = self.edition, self.investor
        asked: dict[str, str | frozenset[str]] = {
            "language": self.language.code,
            "region": edition.region if edition else "",
            "storyline": edition.storyline if edition else "",
            "investor": edition.investor if edition else "",
            "investor.jurisdiction": str(investor.jurisdiction or "") if investor else "",
            "investor.interests": frozenset(map(str, investor.interests)) if investor else frozenset(),
        }
        if item is not None:
            asked |= {"item.id": str(item.id), "item.tags": frozenset(map(str, item.tags))}
        return asked

    def number(self, source: str) -> int:
        """Return the source's number in this deck, given when it is first asked for.

        It is asked for where a slide shows it: a reader of the slides counts on without a gap, and what only
        the notes rest on is numbered after all that.
        """
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def fixed(self, key: str, **holes: object) -> str:
        """Return a fixed word of the deck's language."""
        return self.language.word(key, **holes)


@dataclass(slots=True)
class SlideWriter:
    """One slide being written; it remembers which sources its texts and figures rest on.

    ``told`` is what the speaker's notes say beside what is written for them; ``numbers`` are those that the
    slide shows of its sources, in the order in which they were asked for, ``pictures`` what was taken in.
    """

    deck: DeckWriter
    cited: dict[str, None] = field(default_factory=dict)
    allowed: list[Allowed] = field(default_factory=list)
    told: list[Paragraph] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    pictures: dict[str, Original | None] = field(default_factory=dict)

    def run(self, text: str, *, strong: bool = False, link: str = "") -> Run:
        """Return a text as a run, its names filled and their facts' sources cited."""
        where = where_of(text)
        if "{{" not in text:
            return Run(kept_together(str(text)), strong=strong, link=link, origin=where)
        filled = fill_names(text, where, self.deck.names)
        self.deck.findings.extend(filled.findings)
        if filled.value is None:
            return Run(str(text), strong=strong, link=link, origin=where)
        for name in filled.value.names:
            self._cite_name(name)
        return Run(kept_together(filled.value.text), strong=strong, link=link, origin=where)

    def text(self, text: str, short: str | None = None) -> Text:
        """Return a text of one paragraph, with its shorter form where there is one."""
        return Text((self.paragraph(text),), (self.paragraph(short),) if short else ())

    def paragraph(self, text: str, *, level: int = 0, strong: bool = False) -> Paragraph:
        """Return a text as a paragraph of that level."""
        return Paragraph((self.run(text, strong=strong),), level)

    def heed(self, allowances: Mapping[str, str]) -> None:
        """Note which checks the writer does not want to hear of this slide, and why.

        Those that are not in the file of the deck's own language are for any language that needs them.
        """
        own = where_of(self.deck.region.title)
        for check, reason in allowances.items():
            where = where_of(reason)
            inherited = bool(own and where and own.file != where.file)
            self.allowed.append(Allowed(str(check), str(reason), inherited, where))

    def cite(self, source: str) -> None:
        """Note that the slide rests on a source."""
        self.cited[source] = None
        self.deck.cited[source] = None

    def cite_fact(self, fact: str) -> None:
        """Note that the slide shows a fact."""
        self.cite(self.deck.region.facts[fact].source)

    def source_line(self) -> Text | None:
        """Return the line that names the slide's sources by number and short name, None without any."""
        known = [name for name in self.cited if name in self.deck.region.sources]
        if not known:
            return None
        word = self.deck.fixed("source" if len(known) == 1 else "sources")
        self.numbers = {name: self.deck.number(name) for name in known}
        listed = self.deck.fixed("source_separator").join(self._named(name) for name in self._in_order(known))
        return Text((Paragraph((Run(f"{word}{listed}"),)),))

    def slide(
        self,
        kind: SlideKind,
        slide_id: str,
        fields: Mapping[str, Block | None],
        *,
        section: str,
        notes: Sequence[Paragraph] = (),
        origin: Where | None = None,
    ) -> SlidePlan:
        """Return the slide with the layout for what it holds; fields that are None are left out."""
        language = self.deck.language
        filled = {name: in_tongues(block, language) for name, block in fields.items() if block is not None}
        layout = kind.layout_for(filled)
        if layout is None:
            message = f"no layout of '{kind.name}' takes {', '.join(filled)} together"
            self.deck.findings.append(Finding("no-layout", message, "leave one of them out", origin))
            layout = kind.variants[-1].layout
        spoken = (*notes, *self.told)
        told = in_tongues(Text(spoken), language) if spoken else None
        return SlidePlan(slide_id, kind.name, layout, filled, section, told, origin, tuple(self.allowed))

    def frame(self) -> dict[str, Block | None]:
        """Return the footer and the slide number, as on every content slide."""
        region, brand = self.deck.region, self.deck.brand
        footer = brand.footer.get(self.deck.language.code, brand.name)
        words = fill_holes(str(footer), {"region": region.name, "name": brand.name})
        return {
            "stamp": self.stamp(),
            "footer": Text((Paragraph((Run(words),)),)),
            "slide number": SlideNumber(),
        }

    def picture(self, file: str) -> Original | None:
        """Return the picture of a file; None where it could not be taken in, which has its own finding."""
        taken = self.pictures[file] = self.deck.pictures.get(file)
        return taken

    def stamp(self) -> Text | None:
        """Return the line that says whom the deck is for, where the investor's file wants one."""
        investor = self.deck.investor
        if investor is None or not self.deck.is_stamped:
            return None
        if investor.stamp is not None:
            return self.text(investor.stamp)
        return self.text(self.deck.fixed("confidential_for", name=investor.name))

    def _cite_name(self, name: str) -> None:
        kind, _, fact = name.partition(".")
        if kind == "facts":
            self.cite_fact(fact.split(".")[0])

    def _in_order(self, names: Sequence[str]) -> list[str]:
        return sorted(names, key=self.deck.number)

    def _named(self, source: str) -> str:
        entry = self.deck.region.sources[source]
        return f"[{self.deck.number(source)}] {entry.short or entry.publisher}"
