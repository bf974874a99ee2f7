"""Programs that draw: where LibreOffice and poppler are found, and how to install what is missing."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from deckgen.diagnostics import DeckgenError, Finding

NAMED = "DECKGEN_SOFFICE"
"""The environment variable that names LibreOffice's program where it stands in no usual place."""

_INSTALL = {
    "darwin": "install it with `brew install --cask libreoffice` or from https://www.libreoffice.org/download",
    "win32": "install it with `winget install TheDocumentFoundation.LibreOffice` "
    "or from https://www.libreoffice.org/download",
}
_INSTALL_ELSEWHERE = (
    "install it: `sudo apt install libreoffice-impress` (Debian, Ubuntu), "
    "`sudo dnf install libreoffice-impress` (Fedora), `sudo pacman -S libreoffice-fresh` (Arch)"
)


def find_office() -> Path:
    """Return LibreOffice's program; raises DeckgenError with how to install it where there is none."""
    named = os.environ.get(NAMED)
    if named:
        found = shutil.which(named)
        if found is None:
            message = f"{NAMED} names `{named}`, which is not a program"
            raise DeckgenError([Finding("no-libreoffice", message, f"correct {NAMED}, or unset it")])
        return Path(found)
    for name in ("soffice", "libreoffice"):
        if on_path := shutil.which(name):
            return Path(on_path)
    for place in usual_places(sys.platform):
        if place.is_file():
            return place
    raise DeckgenError([_absent()])


def _absent() -> Finding:
    cure = f"{_INSTALL.get(sys.platform, _INSTALL_ELSEWHERE)}; if it is there, name its program in {NAMED}"
    message = "pictures and PDF are drawn by LibreOffice, which is not installed; decks are built without it"
    return Finding("no-libreoffice", message, cure)


def usual_places(system: str) -> tuple[Path, ...]:
    """Return where LibreOffice's program stands on a system (`sys.platform`) when no PATH names it."""
    if system == "win32":
        named = (os.environ.get(name, "") for name in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"))
        programs = (Path(root) / "LibreOffice" / "program" for root in dict.fromkeys(named) if root)
        return tuple(folder / name for folder in programs for name in ("soffice.com", "soffice.exe"))
    if system == "darwin":
        inside = Path("LibreOffice.app/Contents/MacOS/soffice")
        return tuple(root / inside for root in (Path("/Applications"), Path.home() / "Applications"))
    roots = (Path("/usr/lib/libreoffice"), Path("/usr/lib64/libreoffice"), *Path("/opt").glob("libreoffice*"))
    return (*(root / "program/soffice" for root in sorted(roots)), Path("/snap/bin/libreoffice"))


def find_rasteriser() -> Path | None:
    """Return poppler's `pdftoppm`, or None; LibreOffice then draws the pictures itself."""
    found = shutil.which("pdftoppm")
    return Path(found) if found else None
