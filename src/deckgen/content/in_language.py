"""A region in one language: its file with a language file over it, checked against its model."""

from __future__ import annotations

from deckgen.content.id_check import ids_twice
from deckgen.content.investor import Investor
from deckgen.content.language_check import in_other_languages
from deckgen.content.library import (
    BRAND,
    REGIONS,
    Library,
    Written,
    known_languages,
    languages_of,
    likely_language,
)
from deckgen.content.region import Region
from deckgen.content.region_check import check_region
from deckgen.content.translation import translate
from deckgen.content.validate import validate
from deckgen.diagnostics import Checked, Finding, Where, did_you_mean, in_order
from deckgen.yaml_source import Node


def region_in(library: Library, region: str, language: str) -> Checked[Region]:
    """Return a region in one language: merged, checked against its model, and cross-checked."""
    merged = merged_region(library, region, language)
    if merged.value is None:
        return Checked(None, merged.findings)
    read = read_region(library, merged.value, language)
    return Checked(read.value, in_order([*merged.findings, *read.findings]))


def merged_region(library: Library, region: str, language: str) -> Checked[Node]:
    """Return a region's file with the language's texts in their places; merged once for a library."""
    found = library.merged.get((region, language))
    if found is None:
        found = library.merged[region, language] = _merged(library, region, language)
    return found


def read_region(
    library: Library, merged: Node, language: str, investor: Investor | None = None
) -> Checked[Region]:
    """Return the region that merged content says, cross-checked; texts may name the ``investor``."""
    read = validate(Region, merged)
    if read.value is None:
        return read
    pack = library.languages[language]
    told = check_region(read.value, merged, library.brand, pack, library.today, investor)
    return Checked(read.value, in_order([*read.findings, *told]))


def _merged(library: Library, region: str, language: str) -> Checked[Node]:
    files = library.regions.get(region) or library.compared.get(region)
    if files is None:
        cure = did_you_mean(region, library.regions)
        return Checked(None, (Finding("no-such-region", f"there is no region '{region}'", cure),))
    findings: list[Finding] = []
    findings.extend(ids_twice(files.base))
    merged = _with_texts(files, language, findings)
    if merged is not None and language not in library.languages:
        over = files.languages.get(language, files.base)
        findings.append(_not_the_brands(language, over.nearest(["language"]).where))
        merged = None
    if merged is not None:
        over = files.languages.get(language, files.base)
        pack = library.languages[language]
        findings.extend(in_other_languages(Region, merged, over.where.file, pack))
    return Checked(merged, in_order(findings))


def _not_the_brands(language: str, where: Where) -> Finding:
    known = language in known_languages()
    cure = f"add it to `languages` in {BRAND}" if known else likely_language(language)
    return Finding("no-such-language", f"the brand has no language '{language}'", cure, where)


def _with_texts(files: Written, language: str, findings: list[Finding]) -> Node | None:
    own = files.base.at(["language"])
    if language == files.language or own is None:
        return files.base
    over = files.languages.get(language)
    findings.extend(files.told.get(language, ()))
    if over is None and language in files.told:
        return None
    if over is None:
        message = f"{files.id} is not written in {language}"
        cure = f"add {REGIONS}/{files.id}.{language}.yaml, or choose from: {', '.join(languages_of(files))}"
        if language not in known_languages():
            cure = did_you_mean(language, languages_of(files))
        findings.append(Finding("no-such-language", message, cure, Where(files.base.where.file)))
        return None
    findings.extend(other_language(over, language))
    own_fault = validate(Region, files.base)
    if own_fault.value is None:
        findings.extend(own_fault.findings)
        return None
    return translate(Region, files.base, over, findings.append)


def other_language(over: Node, language: str) -> tuple[Finding, ...]:
    """Return a finding where a language file says it is in another language than its name says."""
    said = over.at(["language"])
    if said is None or said.value == language:
        return ()
    message = f"the file's name says {language}, and here it says '{said.value}'"
    cure = f"write `language: {language}`, or rename the file"
    return (Finding("language-differs", message, cure, said.where),)
