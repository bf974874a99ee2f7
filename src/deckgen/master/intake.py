"""The door a template comes in through: its zip and its XML are looked at before anything opens them."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib

from lxml import etree

from deckgen.diagnostics import Checked, Finding
from deckgen.master.opc import parsed, read_relationships

MOST_PARTS = 2000
MOST_BYTES = 256 * 2**20
MOST_XML_BYTES = 16 * 2**20
MOST_RATIO = 200
SMALL_BYTES = 2**20
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(EOFError, RuntimeError, ValueError, OSError),  # a password, an unknown packing, places that are none
)
"""What reading a part of a damaged zip file raises."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_RESAVE = "open it in PowerPoint and save it again as .pptx"
_SOUND_NAME = re.compile(r"(?!/)[A-Za-z0-9._%()\[\]/ +~&@,;=!'$-]+")
_REFUSED = (
    ("vbaproject", "template-macro", "a macro project", "save it as .pptx, which drops macros"),
    ("vbadata", "template-macro", "a macro project", "save it as .pptx, which drops macros"),
    ("activex/", "template-activex", "an ActiveX control", "delete the control from the template"),
    ("/oleobject", "template-ole", "an embedded object", "replace the object by a picture"),
    (".vml", "template-ole", "a legacy drawing of an embedded object", "replace the object by a picture"),
)


def read_parts(data: bytes) -> Checked[dict[str, bytes]]:
    """Return every part of a template by name, or the findings that keep it out."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return Checked(None, (_not_a_zip(data),))
    # Its own `is_dir` fails on an entry without a name.
    entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
    findings = _size_findings(entries) or _name_findings(entries)
    if findings:
        return Checked(None, tuple(findings))
    try:
        parts = {entry.filename: archive.read(entry) for entry in entries}
    except UNREADABLE as problem:
        return Checked(
            None, (Finding("template-zip-damaged", f"the template is damaged: {problem}", _RESAVE),)
        )
    findings = _refused(parts) or _xml_findings(parts)
    return Checked(None if findings else parts, tuple(findings))


def _not_a_zip(data: bytes) -> Finding:
    if data.startswith(_OLD_OFFICE):
        return Finding(
            "template-not-a-pptx",
            "the template is an old .ppt or is protected by a password",
            "save it as .pptx without a password",
        )
    return Finding("template-not-a-pptx", "the template is not a PowerPoint file", _RESAVE)


def _size_findings(entries: list[zipfile.ZipInfo]) -> list[Finding]:
    cure = "a template should hold a master, its layouts and their pictures; remove the rest"
    if len(entries) > MOST_PARTS:
        return [
            Finding(
                "template-too-large", f"the template has {len(entries)} parts, more than {MOST_PARTS}", cure
            )
        ]
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        return [
            Finding("template-too-large", f"the template unpacks to more than {MOST_BYTES >> 20} MB", cure)
        ]
    return [
        Finding("template-too-large", f"{entry.filename} unpacks to far more than is meant", cure)
        for entry in entries
        if entry.file_size > SMALL_BYTES
        and (entry.file_size > MOST_RATIO * max(entry.compress_size, 1) or _is_too_much_xml(entry))
    ]


def _is_too_much_xml(entry: zipfile.ZipInfo) -> bool:
    """True for XML that would fill the memory: parsed it takes ten times its size and more."""
    return entry.filename.lower().endswith((".xml", ".rels", ".svg")) and entry.file_size > MOST_XML_BYTES


def _name_findings(entries: list[zipfile.ZipInfo]) -> list[Finding]:
    findings, seen = [], set()
    for entry in entries:
        name = entry.filename
        if not _SOUND_NAME.fullmatch(name) or ".." in name.split("/"):
            findings.append(
                Finding("template-part-name", f"the template has a part with the name {name!r}", _RESAVE)
            )
        if name.lower() in seen:
            findings.append(
                Finding("template-part-twice", f"the template has the part {name} twice", _RESAVE)
            )
        seen.add(name.lower())
    return findings


def _refused(parts: dict[str, bytes]) -> list[Finding]:
    return [
        Finding(code, f"the template holds {what} ({name})", cure)
        for name in parts
        for mark, code, what, cure in _REFUSED
        if mark in f"/{name.lower()}"
    ]


def _xml_findings(parts: dict[str, bytes]) -> list[Finding]:
    findings = []
    for name, blob in parts.items():
        if name.lower().endswith((".xml", ".rels", ".svg")):
            findings += _one_xml(name, blob)
    return findings


def _one_xml(name: str, blob: bytes) -> list[Finding]:
    try:
        root = parsed(blob)
    except (etree.XMLSyntaxError, ValueError) as problem:
        return [Finding("template-xml", f"{name} in the template is not sound XML: {problem}", _RESAVE)]
    if root.getroottree().docinfo.internalDTD is not None:
        return [
            Finding(
                "template-dtd", f"{name} in the template declares a DTD, which Office never writes", _RESAVE
            )
        ]
    if not name.lower().endswith(".rels"):
        return []
    return [
        Finding(
            "template-external-link",
            f"{name} in the template points outside the file: {link.target}",
            "embed what it points to, or remove it; only https and mailto links may stay",
        )
        for link in read_relationships("", root)
        if link.external
        and not (link.kind == "hyperlink" and link.target.startswith(("https://", "mailto:")))
    ]
