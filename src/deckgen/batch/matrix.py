"""The editions of a batch: regions x investors x languages x storylines, as the batch file has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field

from deckgen.batch.choice import matches
from deckgen.batch.index import ContentIndex
from deckgen.batch.inputs import BRAND, INVESTORS, REGIONS, STORYLINES
from deckgen.content.batch_words import NO_INVESTOR, USUAL_OUTPUT
from deckgen.diagnostics import Checked, Finding, Severity, Where, in_order
from deckgen.plan import Edition
from deckgen.workspace import Workspace
from deckgen.workspace.faults import cure_of_reading

if TYPE_CHECKING:
    from deckgen.yaml_source import Node

BATCH = "content/batch.yaml"


class Asked(Struct, frozen=True):
    """What a batch asks for: names, or None for all there are; see `content.batch_file.Batch`."""

    regions: tuple[str, ...] | None = None
    investors: tuple[str, ...] | None = None
    languages: tuple[str, ...] | None = None
    storylines: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    output: str = USUAL_OUTPUT


class LeftOut(Struct, frozen=True):
    """An edition that the matrix names and that cannot be or is not to be, and why."""

    edition: Edition
    why: str


class Matrix(Struct, frozen=True):
    """The editions of a batch in order, what is left out of it, and the pattern of its names."""

    editions: tuple[Edition, ...]
    left_out: tuple[LeftOut, ...] = ()
    output: str = USUAL_OUTPUT
    where: Where | None = None
    storyline: str = "pitch"
    """The brand's."""


def read_batch_file(workspace: Workspace) -> Checked[Asked]:
    """Return what ``content/batch.yaml`` asks for, or a batch of everything where there is no such file."""
    try:
        data = workspace.read(BATCH)
    except FileNotFoundError:
        return Checked(Asked())
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        cure = cure_of_reading(error, "see that it can be read")
        return Checked(None, (Finding("unreadable-file", message, cure, Where(BATCH)),))
    from deckgen.yaml_source import load_yaml  # most projects have no such file

    loaded = load_yaml(BATCH, data)
    if loaded.value is None:
        return Checked(None, loaded.findings)
    if loaded.value.value is None:
        return Checked(Asked(), loaded.findings)
    read = _validated(loaded.value)
    return Checked(read.value, in_order([*loaded.findings, *read.findings]))


def _validated(node: Node) -> Checked[Asked]:
    # Imported here because models take long to load, and most batches have no such file.
    from deckgen.content.batch_file import Batch
    from deckgen.content.validate import validate

    read = validate(Batch, node)
    if read.value is None:
        return Checked(None, read.findings)
    named = {key: tuple(names) for key in _LISTS if (names := getattr(read.value, key)) is not None}
    return Checked(Asked(**named, output=read.value.output), read.findings)


_LISTS = ("regions", "investors", "languages", "storylines", "exclude")


def matrix_of(batch: Asked, index: ContentIndex) -> Checked[Matrix]:
    """Return every edition of the batch; a name that there is no file for is a finding at its line."""
    maker = _Maker(batch, index, Where(BATCH))
    found = list(maker.editions())
    excluded = [edition for edition in found if maker.excluded(edition)]
    gone = set(excluded)
    kept = tuple(edition for edition in found if edition not in gone)
    left_out = (*maker.left_out, *(LeftOut(edition, f"{BATCH} excludes it") for edition in excluded))
    where = _where(batch.output) or Where(BATCH)
    matrix = Matrix(kept, left_out, str(batch.output), where, maker.storyline)
    return Checked(matrix, in_order([*maker.findings, *maker.unused_excludes(excluded)]))


def editions_of(
    index: ContentIndex, region: str, investor: str = "", storyline: str = "", languages: tuple[str, ...] = ()
) -> Checked[tuple[Edition, ...]]:
    """Return one region's editions, for an investor or none: in ``languages``, or in all that it has."""
    maker = _Maker(Asked(), index)
    maker.named(REGIONS, [region])
    maker.named(INVESTORS, [investor] if investor else [])
    if maker.findings:
        return Checked(None, in_order(maker.findings))
    story = storyline or maker.storylines(investor)[0]
    told = languages or maker.languages(region, investor)
    skipped = () if languages or not investor else maker.skipped(region, investor, told)
    return Checked(tuple(Edition(region, code, story, investor) for code in told), tuple(skipped))


class _Maker(Struct):
    """Makes the matrix from names alone: no file is parsed but for what the index does not know."""

    batch: Asked
    index: ContentIndex
    file: Where | None = None
    findings: list[Finding] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    _spoken: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    @property
    def storyline(self) -> str:
        """The brand's storyline."""
        return self.index.of(BRAND).storyline or "pitch"

    def editions(self) -> Iterator[Edition]:
        for region in self.named(REGIONS, self.batch.regions):
            written = self._languages_of(region)
            for investor in self._investors():
                for storyline in self.storylines(investor):
                    yield from self._in_languages(region, investor, storyline, written)

    def languages(self, region: str, investor: str) -> tuple[str, ...]:
        """The languages of a region's decks for an investor; all of the investor's where none serves."""
        written = self._languages_of(region)
        if not investor:
            return written
        own = self._investor_languages(investor, written)
        return tuple(language for language in own if language in written) or own

    def skipped(self, region: str, investor: str, told: Iterable[str]) -> Iterator[Finding]:
        """Yield what an investor's files have a language for and this region is not written in.

        A language that the brand does not have is a fault of the investor's file, which says so itself.
        """
        file = f"{INVESTORS}/{investor}.yaml"
        said = self.index.of(file)
        known = set(self.index.of(BRAND).languages) - set(told)
        for language in (one for one in self._investor_languages(investor, ()) if one in known):
            message = (
                f"{region} is not written in {language}, so this investor has no deck of it in {language}"
            )
            cure = f"write {REGIONS}/{region}.{language}.yaml"
            if language in said.languages:
                where, severity = self.index.place_of(file, "languages", language), Severity.WARNING
                cure += f", or take {language} out of `languages`"
            else:
                name = investor if language == said.language else f"{investor}.{language}"
                where, severity = Where(f"{INVESTORS}/{name}.yaml"), Severity.NOTE
            yield Finding("language-left-out", message, cure, where, severity)

    def excluded(self, edition: Edition) -> bool:
        return any(matches(edition, pattern) for pattern in self.batch.exclude)

    def unused_excludes(self, excluded: Iterable[Edition]) -> Iterator[Finding]:
        for pattern in self.batch.exclude:
            if not any(matches(edition, pattern) for edition in excluded):
                message = f"`exclude` has '{pattern}', which matches no edition"
                cure = "remove it, or see how its names are written"
                yield Finding("exclude-unused", message, cure, _where(pattern), Severity.WARNING)

    def _in_languages(
        self, region: str, investor: str, storyline: str, written: tuple[str, ...]
    ) -> Iterator[Edition]:
        wanted = self._wanted(investor, written)
        for language in wanted:
            edition = Edition(region, language, storyline, investor)
            if language in written:
                yield edition
            else:
                self.left_out.append(LeftOut(edition, f"{region} is not written in {language}"))

    def _wanted(self, investor: str, written: tuple[str, ...]) -> tuple[str, ...]:
        """The languages of an investor's decks, in its order, narrowed by the batch file's."""
        own = self._investor_languages(investor, written) if investor else written
        if self.batch.languages is None:
            return own
        named = tuple(map(str, self.batch.languages))
        return tuple(one for one in own if one in named) if investor else named

    def _investor_languages(self, investor: str, written: tuple[str, ...]) -> tuple[str, ...]:
        """The languages of an investor's decks; where its file cannot be read, all that a region has."""
        said = self.index.of(f"{INVESTORS}/{investor}.yaml")
        if not said.language:
            return said.languages or written
        return said.languages or self._languages(INVESTORS, investor, said.language)

    def _languages_of(self, region: str) -> tuple[str, ...]:
        """The languages of a region's files; for one that cannot be read the brand's first."""
        said = self.index.of(f"{REGIONS}/{region}.yaml").language
        first = (*self.index.of(BRAND).languages, "en")[0]
        return self._languages(REGIONS, region, said or first)

    def _languages(self, folder: str, name: str, own: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((own, *self._over(folder).get(name, ()))))

    def _over(self, folder: str) -> dict[str, list[str]]:
        """The languages of the language files in a folder by what they are laid over."""
        if folder not in self._spoken:
            found: dict[str, list[str]] = {}
            for path in self.index.paths(folder):
                name, _, language = path.removeprefix(f"{folder}/").removesuffix(".yaml").partition(".")
                if language:
                    found.setdefault(name, []).append(language)
            self._spoken[folder] = found
        return self._spoken[folder]

    def storylines(self, investor: str) -> tuple[str, ...]:
        if self.batch.storylines is not None:
            return self.named(STORYLINES, self.batch.storylines)
        own = self.index.of(f"{INVESTORS}/{investor}.yaml").storyline if investor else ""
        return (own or self.storyline,)

    def _investors(self) -> tuple[str, ...]:
        """The investors, the empty name for the decks of nobody in particular."""
        if self.batch.investors is None:
            return ("", *self.named(INVESTORS, None))
        general = [""] if NO_INVESTOR in self.batch.investors else []
        named = [name for name in self.batch.investors if name != NO_INVESTOR]
        return (*general, *self.named(INVESTORS, named))

    def named(self, folder: str, names: Iterable[str] | None) -> tuple[str, ...]:
        """The names that a folder has files for: those asked for, or all."""
        known = self.index.named(folder)
        if names is None:
            return tuple(known)
        for name in dict.fromkeys(name for name in names if name not in known):
            self._unknown(folder, name)
        return tuple(dict.fromkeys(str(name) for name in names if name in known))

    def _unknown(self, folder: str, name: str) -> None:
        kind = folder.rpartition("/")[2].removesuffix("s")
        message = f"there is no {kind} '{name}' ({folder}/{name}.yaml)"
        cure = self.index.cure_of_absence(folder, name)
        if folder == REGIONS and name in self.index.named(INVESTORS):
            cure = f"that is an investor: name a region, and say `--for {name}`"
        found = Finding(f"no-such-{kind}", message, cure, _where(name) or self.file)
        if found not in self.findings:
            self.findings.append(found)


def _where(text: str) -> Where | None:
    where = getattr(text, "where", None)
    return where if isinstance(where, Where) else None
