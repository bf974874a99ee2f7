"""Everything people wrote, loaded from the project: the brand, languages, regions and storylines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from deckgen.content.brand import Brand
from deckgen.content.data_files import with_data
from deckgen.content.region import Region
from deckgen.content.region_check import check_region
from deckgen.content.storyline import Storyline
from deckgen.content.translation import translate
from deckgen.content.validate import validate
from deckgen.diagnostics import Checked, DeckgenError, Finding, Where, did_you_mean, has_errors, in_order
from deckgen.wording.language import LanguagePack, language_pack, with_words
from deckgen.wording.values import Date
from deckgen.workspace import Workspace, package_data, package_names
from deckgen.yaml_source import Node, load_yaml

T = TypeVar("T")

BRAND = "content/brand.yaml"
REGIONS = "content/regions"
STORYLINES = "content/storylines"


@dataclass(frozen=True, slots=True)
class RegionFiles:
    """A region's own file and the language files over it, by language."""

    id: str
    base: Node
    languages: Mapping[str, Node] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language that the region's own file is written in."""
        node = self.base.at(["language"])
        return str(node.value) if node else ""


@dataclass(frozen=True, slots=True)
class Library:
    """What a build draws on; regions are merged with a language file when asked for.

    ``today`` is the day to hold expiry dates against; nothing else depends on it.
    """

    brand: Brand
    brand_node: Node
    languages: Mapping[str, LanguagePack]
    regions: Mapping[str, RegionFiles]
    storylines: Mapping[str, Storyline]
    today: Date | None = None


def load_library(workspace: Workspace, only: Iterable[str] | None = None) -> Checked[Library]:
    """Load the brand, its languages, the storylines and the regions (``only`` these, where given)."""
    findings: list[Finding] = []
    brand_node = _load(workspace, BRAND, findings)
    brand = _value(validate(Brand, brand_node), findings) if brand_node else None
    if brand is None or brand_node is None:
        return Checked(None, in_order(findings))
    library = Library(
        brand,
        brand_node,
        _languages(brand, brand_node, findings),
        _regions(workspace, only, findings),
        _storylines(workspace, findings),
        _today(workspace),
    )
    return Checked(library, in_order(findings))


def _today(workspace: Workspace) -> Date:
    day = workspace.today()
    return Date(day.year, day.month, day.day)


def region_in(library: Library, region: str, language: str) -> Checked[Region]:
    """Return a region in one language: merged, checked against its model, and cross-checked."""
    files = library.regions.get(region)
    if files is None:
        cure = did_you_mean(region, library.regions)
        return Checked(None, (Finding("no-such-region", f"there is no region '{region}'", cure),))
    findings: list[Finding] = []
    merged = _in_language(files, language, findings)
    if merged is None:
        return Checked(None, in_order(findings))
    read = validate(Region, merged)
    findings.extend(read.findings)
    value = read.value
    if value is None:
        return Checked(None, in_order(findings))
    pack = library.languages.get(language)
    if pack is None:
        over = files.languages.get(language, files.base)
        place = over.nearest(["language"]).where
        return Checked(None, in_order([*findings, _not_the_brands(language, place)]))
    findings.extend(check_region(value, merged, library.brand, pack, library.today))
    return Checked(value, in_order(findings))


def _not_the_brands(language: str, where: Where) -> Finding:
    known = language in known_languages()
    cure = f"add it to `languages` in {BRAND}" if known else _known(language)
    return Finding("no-such-language", f"the brand has no language '{language}'", cure, where)


def _in_language(files: RegionFiles, language: str, findings: list[Finding]) -> Node | None:
    own = files.base.at(["language"])
    if language == files.language or own is None:
        return files.base
    over = files.languages.get(language)
    if over is None:
        message = f"{files.id} is not written in {language}"
        cure = f"add {REGIONS}/{files.id}.{language}.yaml, or choose from: {', '.join(languages_of(files))}"
        findings.append(Finding("no-such-language", message, cure, Where(files.base.where.file)))
        return None
    said = over.at(["language"])
    if said is not None and said.value != language:
        message = f"the file's name says {language}, and here it says '{said.value}'"
        cure = f"write `language: {language}`, or rename the file"
        findings.append(Finding("language-differs", message, cure, said.where))
    own_fault = validate(Region, files.base)
    if own_fault.value is None:
        findings.extend(own_fault.findings)
        return None
    return translate(Region, files.base, over, findings.append)


def languages_of(files: RegionFiles) -> tuple[str, ...]:
    """Return the languages that a region is written in, its own first."""
    return (files.language, *sorted(files.languages))


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
            findings.append(Finding("no-such-language", f"'{code}' is not known", _known(code), where))
            continue
        own = _value(
            with_words(pack, _bare(brand.words.get(code, {})), node.nearest(["words", code]).where), findings
        )
        packs[code] = own or pack
    return packs


def _known(code: str) -> str:
    return did_you_mean(code, known_languages())


def _regions(
    workspace: Workspace, only: Iterable[str] | None, findings: list[Finding]
) -> dict[str, RegionFiles]:
    paths = workspace.names(REGIONS, ".yaml")
    names = {path: path.removeprefix(f"{REGIONS}/").removesuffix(".yaml") for path in paths}
    chosen = set(only) if only is not None else None
    regions: dict[str, RegionFiles] = {}
    for path, name in names.items():
        region, _, language = name.partition(".")
        if language or (chosen is not None and region not in chosen):
            continue
        base = _load(workspace, path, findings)
        if base is not None:
            base = with_data(base, workspace, findings.append)
            overlays = _overlays(workspace, region, names, findings)
            files = RegionFiles(region, base, overlays)
            if files.language in overlays:
                findings.append(_own_language_twice(files))
            regions[region] = files
    _report_absent(chosen or set(), names.values(), findings)
    return regions


def _own_language_twice(files: RegionFiles) -> Finding:
    message = f"{files.base.where.file} is itself in {files.language}"
    cure = "take over the texts there, and remove this file"
    return Finding("language-twice", message, cure, Where(files.languages[files.language].where.file))


def _overlays(
    workspace: Workspace,
    region: str,
    names: Mapping[str, str],
    findings: list[Finding],
) -> dict[str, Node]:
    overlays = {}
    for path, name in names.items():
        owner, _, language = name.partition(".")
        if owner != region or not language:
            continue
        if language not in known_languages():
            message = f"'{language}' in the file's name is not a language that is known"
            findings.append(Finding("no-such-language", message, _known(language), Where(path)))
            continue
        node = _load(workspace, path, findings)
        if node is not None:
            overlays[language] = node
    return overlays


def _report_absent(chosen: set[str], names: Iterable[str], findings: list[Finding]) -> None:
    known = {name for name in names if "." not in name}
    for region in sorted(chosen - known):
        message = f"there is no region '{region}' ({REGIONS}/{region}.yaml)"
        cure = did_you_mean(region, known) or f"write {REGIONS}/{region}.yaml"
        findings.append(Finding("no-such-region", message, cure))


def _storylines(workspace: Workspace, findings: list[Finding]) -> dict[str, Storyline]:
    storylines = {}
    for path in workspace.names(STORYLINES, ".yaml"):
        node = _load(workspace, path, findings)
        story = _value(validate(Storyline, node), findings) if node else None
        if story is not None:
            storylines[path.removeprefix(f"{STORYLINES}/").removesuffix(".yaml")] = story
    return storylines


def _load(workspace: Workspace, path: str, findings: list[Finding]) -> Node | None:
    try:
        data = workspace.read(path)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        findings.append(Finding("unreadable-file", message, "see that the file is there", Where(path)))
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
