"""Guarded YAML: plain data with the place of every node, and a finding with a cure for every mistake."""

from __future__ import annotations

from yaml import MarkedYAMLError, YAMLError

from deckgen.diagnostics import Checked, Finding, Where, in_order
from deckgen.yaml_source.decoding import decode
from deckgen.yaml_source.kept import KeptFiles
from deckgen.yaml_source.node import MarkedText, Node, Scalar
from deckgen.yaml_source.problems import finding
from deckgen.yaml_source.syntax import explain
from deckgen.yaml_source.tree import TreeBuilder

__all__ = ["MarkedText", "Node", "Scalar", "load_yaml"]


def load_yaml(file: str, data: bytes) -> Checked[Node]:
    """Read one YAML file whose root is a mapping; never raises on any bytes.

    The value is there wherever the file could be read to its end, even with errors in it, so that
    later checks can report theirs too. Texts are NFC-normalised; a tab inside a line counts as one space.
    The same bytes are read once: nodes are shared, and nobody changes one.
    """
    return kept_files.read(file, data)


def _read(file: str, data: bytes) -> Checked[Node]:
    decoded = decode(file, data)
    text, findings = decoded.value, decoded.findings
    if text is None:
        return Checked(None, findings)
    lines = text.split("\n")
    builder = TreeBuilder(file, lines)
    try:
        builder.build(text)
    except MarkedYAMLError as error:
        problems = explain(file, lines, error)
        return Checked(None, in_order([*findings, *_new(builder.findings, problems), *problems]))
    except YAMLError as error:  # no place known
        problem = finding("yaml-syntax", Where(file, 1, 1), detail=str(error).splitlines()[0])
        return Checked(None, in_order([*findings, *builder.findings, problem]))
    found = [*findings, *builder.findings, *_root_findings(file, builder)]
    return Checked(_mapping(builder.root), in_order(found))


kept_files = KeptFiles(_read)
"""The files that this process has read last."""


def _new(findings: list[Finding], others: list[Finding]) -> list[Finding]:
    """Return the findings for lines on which the others report nothing of the same kind."""
    known = {(found.code, found.where.line) for found in others if found.where}
    return [found for found in findings if found.where and (found.code, found.where.line) not in known]


def _mapping(root: Node | None) -> Node | None:
    return root if root is not None and isinstance(root.value, dict) else None


def _root_findings(file: str, builder: TreeBuilder) -> list[Finding]:
    root = builder.root
    if _mapping(root) or (root is None and builder.findings):
        return []
    if root is None or (root.value is None and not root.quoted):
        return [finding("empty-file", Where(file, 1, 1))]
    found = "list" if isinstance(root.value, list) else "single value"
    return [finding("not-a-mapping", root.where, found=found)]
