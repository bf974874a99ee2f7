"""The project's master, opened, made ready for one language, and known to serve every slide kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.brand import Brand
from deckgen.diagnostics import Checked, DeckgenError, Exit, Finding, Severity, Where, has_errors
from deckgen.master.contract import check_contract
from deckgen.master.parts import Master, for_language, open_master
from deckgen.master.read import read_template
from deckgen.slides import slide_kinds
from deckgen.template import Template
from deckgen.wording.language import LanguagePack
from deckgen.workspace import Workspace
from deckgen.workspace.faults import cure_of_reading

T = TypeVar("T")

MASTER = "templates/master.pptx"

_TITLES = ("title", "cover title", "section title", "closing title")


class MasterFor(Struct, frozen=True):
    """A master ready for decks of one language."""

    master: Master
    template: Template


def master_for(workspace: Workspace, brand: Brand, language: LanguagePack) -> MasterFor:
    """Return the project's master for one language; raises DeckgenError where it cannot serve."""
    return ready_master(read_master(workspace), language, title_sizes(brand))


def read_master(workspace: Workspace) -> bytes:
    """Return the project's master file; raises DeckgenError where it cannot be read."""
    try:
        return workspace.read(MASTER)
    except OSError as error:
        absent = isinstance(error, FileNotFoundError)
        cure = "run `deckgen master make`" if absent else cure_of_reading(error, "see to the file")
        missing = Finding("no-master", f"cannot be read: {error.strerror or error}", cure, Where(MASTER))
        raise DeckgenError([missing], Exit.TEMPLATE) from None


def title_sizes(brand: Brand) -> dict[float, float]:
    """Return the size of East Asian titles in pt by that of Latin ones."""
    return {sizes.latin[0]: sizes.cjk[0] for role, sizes in brand.type.items() if role in _TITLES}


def ready_master(data: bytes, language: LanguagePack, sizes: Mapping[float, float]) -> MasterFor:
    """Return a master file opened for one language; raises DeckgenError where it cannot serve."""
    opened = _serving(open_master(data))
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


def placed(findings: Iterable[Finding], file: str) -> tuple[Finding, ...]:
    """Return the findings with the file as the place of those that have none."""
    return tuple(found if found.where else replace(found, where=Where(file)) for found in findings)


def _serving(checked: Checked[T]) -> T:
    if checked.value is None or has_errors(checked.findings):
        raise DeckgenError(placed(checked.findings, MASTER), Exit.TEMPLATE)
    return checked.value
