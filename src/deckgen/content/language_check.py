"""Texts that stand in the file of another language than their own."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.model import Form
from deckgen.content.shape import Path, texts_in
from deckgen.diagnostics import Finding, Severity
from deckgen.wording.language import LanguagePack
from deckgen.wording.scripts import not_in_script
from deckgen.yaml_source import Node

_NAMES = (("name",), ("contact", "name"), ("contact", "address"))
"""Texts that are names, and may be in any language."""


def in_other_languages(form: type[Form], node: Node, file: str, language: LanguagePack) -> Iterator[Finding]:
    """Yield a warning for every text written in ``file`` that its letters show to be in another language.

    What sources are called, and people, may be in any.
    """
    for path, text, _ in texts_in(form, node):
        if text.where.file == file and not _is_name(path):
            said = not_in_script(str(text.value), language.script)
            if said:
                message = f"this text is to be in {language.code}, and {said}"
                cure = f"write it in {language.code}; what is in another language belongs in that one's file"
                yield Finding("other-language", message, cure, text.where, Severity.WARNING)


def _is_name(path: Path) -> bool:
    return path in _NAMES or path[0] == "sources" or path[-1] == "credit"
