"""A region as one edition tells it: in the edition's language, and as its investor is told it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.content.compared import with_compared
from deckgen.content.in_language import merged_region, other_language
from deckgen.content.investor import CHOOSING, Change, Investor
from deckgen.content.investor_check import contradictions
from deckgen.content.kept_figures import changed_figures
from deckgen.content.language_check import in_other_languages
from deckgen.content.library import INVESTORS, InvestorFiles, Library, languages_of
from deckgen.content.overlay import lay_over
from deckgen.content.region import Region
from deckgen.content.rereading import reread_region
from deckgen.content.translation import translate
from deckgen.content.validate import validate
from deckgen.diagnostics import Checked, Finding, Where, did_you_mean, has_errors, in_order
from deckgen.plan import Edition
from deckgen.wording.language import LanguagePack
from deckgen.yaml_source import Node


class Retold(Struct, frozen=True):
    """What one edition draws on; ``changes`` are the investor's own words on this region, as written.

    ``compared`` are the names of the region and of those that it is compared with, by their ids.
    """

    region: Region
    investor: Investor | None = None
    change: Change = field(default_factory=Change)
    changes: Node | None = None
    compared: Mapping[str, str] = field(default_factory=dict)


def languages_for(library: Library, region: str, investor: str) -> tuple[str, ...]:
    """Return the languages that a region can be told in to an investor, the preferred one first."""
    written = languages_of(library.regions[region])
    files = library.investors.get(investor)
    return tuple(one for one in files.languages if one in written) if files else written


def storyline_for(library: Library, investor: str) -> str:
    """Return the storyline that an investor's decks follow where none is asked for."""
    files = library.investors.get(investor)
    return str((files.investor.storyline if files else None) or library.brand.storyline)


def region_for(library: Library, edition: Edition) -> Checked[Retold]:
    """Return the region as the edition tells it; everything in it that does not agree is a finding."""
    merged = merged_region(library, edition.region, edition.language)
    findings = list(merged.findings)
    node = merged.value
    if node is None:
        return Checked(None, merged.findings)
    told = _told_to(library, edition, findings) if edition.investor else _GENERAL
    if told is None:
        return Checked(None, in_order(findings))
    if told.changes is not None:
        findings.extend(changed_figures(node, told.changes))
        node = lay_over(node, told.changes, findings.append, may_add=True)
    read = reread_region(library, edition.region, node, edition.language, told.investor)
    findings.extend(read.findings)
    if read.value is None:
        return Checked(None, in_order(findings))
    shown = with_compared(library, read.value, edition.region, edition.language)
    findings.extend(shown.findings)
    assert shown.value is not None
    region, names = shown.value.region, shown.value.names
    return Checked(Retold(region, told.investor, told.change, told.changes, names), in_order(findings))


class _Told(Struct, frozen=True):
    """An investor in one language, and what is said to it of one region."""

    investor: Investor | None = None
    change: Change = field(default_factory=Change)
    changes: Node | None = None


_GENERAL = _Told()


def _told_to(library: Library, edition: Edition, findings: list[Finding]) -> _Told | None:
    """What the investor is told, None where its files leave nothing to go on with."""
    files = library.investors.get(edition.investor)
    if files is None:
        known = did_you_mean(edition.investor, library.investors)
        cure = known or f"write {INVESTORS}/{edition.investor}.yaml"
        findings.append(Finding("no-such-investor", f"there is no investor '{edition.investor}'", cure))
        return None
    words = _Words(files, library.languages[edition.language], findings)
    read = validate(Investor, words.general())
    findings.extend(read.findings)
    if read.value is None or has_errors(findings):
        return None
    own = words.of_region(edition.region)
    if own is None:
        return _Told(read.value)
    change, changes = own
    return _Told(read.value, change, changes)


class _Words:
    """An investor's words in one language; those that its language file lacks are findings."""

    def __init__(self, files: InvestorFiles, pack: LanguagePack, findings: list[Finding]) -> None:
        self.written, self.pack, self.findings = files.written, pack, findings
        self.language = language = pack.code
        self.over = self.written.languages.get(language)
        findings.extend(self.written.told.get(language, ()))
        if self.over is not None:
            findings.extend(other_language(self.over, language))
            findings.extend(_regions_of_its_own(self.written.base, self.over))

    def general(self) -> Node:
        """What is said in every region."""
        return self._translated(
            Investor, _without(self.written.base, _REGIONS), _without(self._over(), _REGIONS)
        )

    def of_region(self, region: str) -> tuple[Change, Node] | None:
        """What one region's content is chosen by, and what is laid over it; None where nothing is said."""
        own = self.written.base.at(("regions", region))
        if own is None or own.value is None:
            return None
        if not isinstance(own.value, dict):
            cure = "write `include`, `exclude`, or what is said differently, below it"
            self.findings.append(
                Finding("wrong-shape", f"`regions.{region}` is not keys and values", cure, own.where)
            )
            return None
        chosen = validate(Change, _only(own, CHOOSING))
        self.findings.extend(chosen.findings)
        change = chosen.value or Change()
        self.findings.extend(contradictions(change.include, change.exclude))
        over = self._over().at(("regions", region)) or self._nothing()
        return change, self._translated(Region, _without(own, CHOOSING), _without(over, frozenset()))

    def _translated(self, form: type[Investor] | type[Region], base: Node, over: Node) -> Node:
        own = self.language == self.written.language
        said = base if own else translate(form, base, over, self.findings.append)
        file = (base if own else over).where.file
        self.findings.extend(in_other_languages(form, said, file, self.pack))
        return said

    def _over(self) -> Node:
        return self.over or self._nothing()

    def _nothing(self) -> Node:
        return Node({}, Where(f"{INVESTORS}/{self.written.id}.{self.language}.yaml"))


_REGIONS = frozenset({"regions"})


def _without(node: Node, keys: frozenset[str]) -> Node:
    value = node.value if isinstance(node.value, dict) else {}
    return replace(node, value={key: child for key, child in value.items() if key not in keys})


def _only(node: Node, keys: frozenset[str]) -> Node:
    assert isinstance(node.value, dict)
    return replace(node, value={key: child for key, child in node.value.items() if key in keys})


def _regions_of_its_own(base: Node, over: Node) -> Iterator[Finding]:
    """A finding for each region of a language file that the investor's own file does not have."""
    own, said = base.at(["regions"]), over.at(["regions"])
    known = own.value if own is not None and isinstance(own.value, dict) else {}
    parts = said.value if said is not None and isinstance(said.value, dict) else {}
    for name, part in parts.items():
        if name not in known:
            message = f"`regions.{name}` is not in {base.where.file}"
            cure = did_you_mean(name, known) or "leave it out"
            yield Finding("text-extra", message, cure, part.key_where or part.where)
