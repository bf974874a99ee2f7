"""Everything people wrote, loaded from the project: the brand, languages, regions and storylines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from deckgen.content.brand import Brand
from deckgen.content.compared_names import compared_names
from deckgen.content.data_files import with_data
from deckgen.content.investor import Investor
from deckgen.content.investor_check import check_investor
from deckgen.content.misnamed import cure_of_absence, misnamed_files
from deckgen.content.region import Region
from deckgen.content.storyline import Storyline
from deckgen.content.storyline_check import check_storyline, sections_of_none
from deckgen.content.validate import validate, validate_once
from deckgen.diagnostics import (
    Checked,
    DeckgenError,
    Finding,
    Severity,
    Where,
    closest,
    did_you_mean,
    has_errors,
    in_order,
)
from deckgen.wording.language import LanguagePack, language_pack, with_words
from deckgen.wording.values import Date
from deckgen.workspace import Workspace, package_data, package_names
from deckgen.workspace.faults import cure_of_reading
from deckgen.yaml_source import Node, load_yaml

T = TypeVar("T")

BRAND = "content/brand.yaml"
REGIONS = "content/regions"
INVESTORS = "content/investors"
STORYLINES = "content/storylines"


class Written(Struct, frozen=True):
    """A region's or an investor's own file, and the language files over it by language.

    ``told`` are the findings in a language file itself, which stand in the way of that language alone.
    """

    id: str
    base: Node
    languages: Mapping[str, Node] = msgspec.field(default_factory=dict)
    told: Mapping[str, tuple[Finding, ...]] = msgspec.field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language that the file itself is written in."""
        node = self.base.at(["language"])
        return str(node.value) if node else ""


class InvestorFiles(Struct, frozen=True):
    """An investor's files, and what its own file says, read once."""

    written: Written
    investor: Investor

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of this investor's decks, the preferred one first."""
        return tuple(map(str, self.investor.languages)) or languages_of(self.written)


@dataclass(frozen=True, slots=True)
class Library:
    """What a build draws on; regions are merged with a language file when asked for.

    ``today`` is the day to hold expiry dates against; nothing else depends on it. ``investors`` are those
    that were asked for, ``compared`` further regions that content compares these with, ``faulty`` storylines
    whose files have faults, which are told. ``merged`` and ``read`` keep what was merged and read once of a
    region itself, by its name and language.
    """

    brand: Brand
    brand_node: Node
    languages: Mapping[str, LanguagePack]
    regions: Mapping[str, Written]
    storylines: Mapping[str, Storyline]
    today: Date | None = None
    investors: Mapping[str, InvestorFiles] = field(default_factory=dict)
    compared: Mapping[str, Written] = field(default_factory=dict)
    faulty: frozenset[str] = frozenset()
    merged: dict[tuple[str, str], Checked[Node]] = field(default_factory=dict, compare=False, repr=False)
    read: dict[tuple[str, str], Checked[Region]] = field(default_factory=dict, compare=False, repr=False)


def load_library(
    workspace: Workspace, only: Iterable[str] | None = None, investors: Iterable[str] | None = ()
) -> Checked[Library]:
    """Load the brand, its languages, the storylines, the regions (``only`` these) and the ``investors``.

    None means all of them; to a general deck's library no investor belongs.
    """
    findings: list[Finding] = []
    brand_node = _load(workspace, BRAND, findings)
    brand = _value(validate_once(Brand, brand_node), findings) if brand_node else None
    if brand is None or brand_node is None:
        return Checked(None, in_order(findings))
    storylines = _storylines(workspace, findings)
    library = Library(
        brand,
        brand_node,
        _languages(brand, brand_node, findings),
        _written(workspace, REGIONS, only, findings),
        {name: story for name, story in storylines.items() if story is not None},
        _today(workspace),
        _investors(workspace, investors, findings),
        faulty=frozenset(name for name, story in storylines.items() if story is None),
    )
    library = _with_compared(library, workspace, findings)
    findings.extend(_disagreements(library, workspace))
    return Checked(library, in_order(findings))


def _with_compared(library: Library, workspace: Workspace, findings: list[Finding]) -> Library:
    """The library with the regions that its content compares its own with; an unknown one is a finding."""
    bases = [files.base for files in library.regions.values()]
    bases += [files.written.base for files in library.investors.values()]
    named = {str(name): name for base in bases for name in compared_names(base)}
    known = known_in(workspace, REGIONS)
    for name in named.keys() - known:
        cure = cure_of_absence(workspace, REGIONS, name, known)
        message = f"there is no region '{name}' ({REGIONS}/{name}.yaml)"
        findings.append(Finding("no-such-region", message, cure, getattr(named[name], "where", None)))
    wanted = (named.keys() & known) - library.regions.keys() - library.compared.keys()
    if not wanted:
        return library
    more = _written(workspace, REGIONS, wanted, findings)
    return replace(library, compared={**library.compared, **more})


def _disagreements(library: Library, workspace: Workspace) -> Iterator[Finding]:
    """What does not agree between the files of a library."""
    regions, investors = known_in(workspace, REGIONS), known_in(workspace, INVESTORS)
    for story in library.storylines.values():
        yield from check_storyline(story, library.brand, regions, investors)
    yield from _investors_told(library, regions)
    for files in library.regions.values():
        yield from sections_of_none(files.base, library.storylines.values())
    for folder in (REGIONS, INVESTORS):
        yield from misnamed_files(workspace, folder, library.brand.languages)


def _investors_told(library: Library, regions: frozenset[str]) -> Iterator[Finding]:
    for files in library.investors.values():
        yield from check_investor(
            files.investor,
            files.written.base,
            library.brand,
            regions,
            library.faulty.union(library.storylines),
        )


def with_investor(library: Library, workspace: Workspace, investor: str) -> Checked[Library]:
    """Return the library with one investor in the place of any others; nothing else is read anew."""
    findings: list[Finding] = []
    told = replace(library, investors=_investors(workspace, [investor], findings))
    told = _with_compared(told, workspace, findings)
    findings.extend(_investors_told(told, known_in(workspace, REGIONS)))
    return Checked(told, in_order(findings))


def known_in(workspace: Workspace, folder: str) -> frozenset[str]:
    """Return the names of the regions or investors that have a file, whether it is read or not."""
    names = (path.rpartition("/")[2].removesuffix(".yaml") for path in workspace.names(folder, ".yaml"))
    return frozenset(name for name in names if "." not in name)


def _today(workspace: Workspace) -> Date:
    day = workspace.today()
    return Date(day.year, day.month, day.day)


def languages_of(files: Written) -> tuple[str, ...]:
    """Return the languages that a region is written in, its own first."""
    return (files.language, *sorted(files.told))


@cache
def known_languages() -> Mapping[str, LanguagePack]:
    """Return the languages that come with deckgen; raises DeckgenError where one of them is faulty."""
    packs = {}
    for name in package_names("languages", ".yaml"):
        pack = language_pack(_bare(load_yaml(name, package_data(name)).require().plain()), name).require()
        packs[pack.code] = pack
    return packs


def _bare(data: Any) -> Any:
    """Plain data whose texts no longer say where they were written: what a language says has no origin."""
    if isinstance(data, dict):
        return {str(key): _bare(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_bare(value) for value in data]
    return str(data) if isinstance(data, str) else data


def _languages(brand: Brand, node: Node, findings: list[Finding]) -> Mapping[str, LanguagePack]:
    packs = {}
    for place, code in enumerate(brand.languages):
        pack = known_languages().get(code)
        if pack is None:
            where = node.nearest(["languages", place]).where
            findings.append(
                Finding("no-such-language", f"'{code}' is not known", likely_language(code), where)
            )
            continue
        own = _value(
            with_words(pack, _bare(brand.words.get(code, {})), node.nearest(["words", code]).where), findings
        )
        packs[code] = own or pack
    return packs


def likely_language(code: str) -> str:
    """Return the language that was probably meant, or those there are."""
    return did_you_mean(code, known_languages())


def _written(
    workspace: Workspace, folder: str, only: Iterable[str] | None, findings: list[Finding]
) -> dict[str, Written]:
    """Return what is written in a folder by name, each with its language files."""
    paths = workspace.names(folder, ".yaml")
    names = {path: path.removeprefix(f"{folder}/").removesuffix(".yaml") for path in paths}
    chosen = set(only) if only is not None else None
    written: dict[str, Written] = {}
    for path, name in names.items():
        owner, _, language = name.partition(".")
        if language or (chosen is not None and owner not in chosen):
            continue
        base = _load(workspace, path, findings)
        if base is not None:
            base = with_data(base, workspace, findings.append)
            overlays = _overlays(workspace, owner, names, findings)
            over = {language: read.value for language, read in overlays.items() if read.value is not None}
            files = Written(
                owner, base, over, {language: read.findings for language, read in overlays.items()}
            )
            if files.language in files.told:
                findings.append(_own_language_twice(files))
            written[owner] = files
    _report_absent(workspace, folder, chosen or set(), names.values(), findings)
    findings.extend(_alone(folder, names, chosen))
    return written


def _alone(folder: str, names: Mapping[str, str], chosen: set[str] | None) -> Iterator[Finding]:
    """Language files with nothing that they could be the language of."""
    known = {name for name in names.values() if "." not in name}
    for path, name in names.items():
        owner, _, language = name.partition(".")
        if language and owner not in known and (chosen is None or owner in chosen):
            message = f"there is no {folder}/{owner}.yaml that this file could be the {language} of"
            write = f"write {folder}/{owner}.yaml, or remove this file"
            cure = did_you_mean(owner, known) if closest(owner, known) else write
            yield Finding("language-alone", message, cure, Where(path), Severity.WARNING)


def _investors(
    workspace: Workspace, only: Iterable[str] | None, findings: list[Finding]
) -> dict[str, InvestorFiles]:
    investors = {}
    for name, written in _written(workspace, INVESTORS, only, findings).items():
        investor = _value(validate(Investor, written.base), findings)
        if investor is not None:
            investors[name] = InvestorFiles(written, investor)
    return investors


def _own_language_twice(files: Written) -> Finding:
    message = f"{files.base.where.file} is itself in {files.language}"
    cure = "take over the texts there, and remove this file"
    place = Where(f"{files.base.where.file.removesuffix('.yaml')}.{files.language}.yaml")
    return Finding("language-twice", message, cure, place)


def _overlays(
    workspace: Workspace,
    region: str,
    names: Mapping[str, str],
    findings: list[Finding],
) -> dict[str, Checked[Node]]:
    overlays = {}
    for path, name in names.items():
        owner, _, language = name.partition(".")
        if owner != region or not language:
            continue
        if language not in known_languages():
            message = f"'{language}' in the file's name is not a language that is known"
            findings.append(Finding("no-such-language", message, likely_language(language), Where(path)))
            continue
        told: list[Finding] = []
        overlays[language] = Checked(_load(workspace, path, told), tuple(told))
    return overlays


def _report_absent(
    workspace: Workspace, folder: str, chosen: set[str], names: Iterable[str], findings: list[Finding]
) -> None:
    known = {name for name in names if "." not in name}
    kind = "investor" if folder == INVESTORS else "region"
    for name in sorted(chosen - known):
        message = f"there is no {kind} '{name}' ({folder}/{name}.yaml)"
        cure = cure_of_absence(workspace, folder, name, known)
        findings.append(Finding(f"no-such-{kind}", message, cure))


def _storylines(workspace: Workspace, findings: list[Finding]) -> dict[str, Storyline | None]:
    """Every storyline by its name; None where its file has faults."""
    storylines = {}
    for path in workspace.names(STORYLINES, ".yaml"):
        node = _load(workspace, path, findings)
        story = _value(validate_once(Storyline, node), findings) if node else None
        storylines[path.removeprefix(f"{STORYLINES}/").removesuffix(".yaml")] = story
    return storylines


def _load(workspace: Workspace, path: str, findings: list[Finding]) -> Node | None:
    try:
        data = workspace.read(path)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        findings.append(
            Finding(
                "unreadable-file", message, cure_of_reading(error, "see that the file is there"), Where(path)
            )
        )
        return None
    loaded = load_yaml(path, data)
    findings.extend(loaded.findings)
    return loaded.value


def _value(checked: Checked[T], findings: list[Finding]) -> T | None:
    findings.extend(checked.findings)
    return checked.value if not has_errors(checked.findings) else None


def require_library(workspace: Workspace, only: Iterable[str] | None = None) -> Library:
    """Return the library, or raise DeckgenError with every finding."""
    checked = load_library(workspace, only)
    if not checked.ok or checked.value is None:
        raise DeckgenError(checked.findings)
    return checked.value
