"""LibreOffice kept warm: started once, with a profile of its own, and handed each conversion."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType

from deckgen.diagnostics import DeckgenError, Finding
from deckgen.preview.process import Ran, end, run, start

START_SECONDS = 40.0
CONVERT_SECONDS = 60.0
_LOOK_EVERY = 0.03
_KEPT_OPEN = "open.fodp"
_EMPTY_DECK = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2" '
    'office:mimetype="application/vnd.oasis.opendocument.presentation">'
    "<office:body><office:presentation/></office:body></office:document>"
)


class Office:
    """One LibreOffice of our own, apart from any that the user has open; a context manager.

    LibreOffice hands a command line to the instance that already runs with the same profile. One that holds a
    document open therefore serves as a listener, without UNO and without a Python of LibreOffice's; where it
    is gone, the same command line starts another, only slower.
    """

    def __init__(self, program: Path, seconds: float = CONVERT_SECONDS) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="deckgen-office-"))
        self._seconds = seconds
        # What it writes aside stays behind when it is ended, so that has to go with the folder.
        self._aside = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.folder))
        self._profile = (self.folder / "profile").as_uri()
        self._command = [str(program), f"-env:UserInstallation={self._profile}"]
        self._command += ["--headless", "--norestore", "--nologo"]
        self._guard: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Office:
        """Start LibreOffice in the background; the first conversion waits until it is there."""
        self._warm_up()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End LibreOffice and remove its folder."""
        self._cool_down()
        shutil.rmtree(self.folder, ignore_errors=True)

    def convert(self, files: Sequence[Path], form: str, folder: Path) -> list[Path]:
        """Write each file in another form (``pdf``, ``png``: the first slide) into the folder.

        Raises DeckgenError where LibreOffice fails, after a second try with a fresh one, or takes too long.
        """
        wanted = [folder / f"{file.stem}.{form.partition(':')[0]}" for file in files]
        for file in wanted:
            file.unlink(missing_ok=True)
        ran = self._try(files, form, folder)
        if ran.code is not None and not all(file.is_file() for file in wanted):
            self._cool_down()
            ran = self._try(files, form, folder)
        if ran.code is None:
            self._cool_down()
            raise DeckgenError([_hangs(self._seconds)])
        if not all(file.is_file() for file in wanted):
            raise DeckgenError([_failed(ran, self._command[0])])
        return wanted

    def _try(self, files: Sequence[Path], form: str, folder: Path) -> Ran:
        if not self._is_warm() and not self._warm_up_and_wait():
            return Ran(None, "")
        names = [str(file) for file in files]
        return run(
            [*self._command, "--convert-to", form, "--outdir", str(folder), *names],
            self._seconds,
            self._aside,
        )

    def _is_warm(self) -> bool:
        return self._guard is not None and self._guard.poll() is None and self._lock.exists()

    def _warm_up_and_wait(self) -> bool:
        """Whether LibreOffice has its document open, or has ended without one, and so can be called."""
        if self._guard is None or self._guard.poll() is not None:
            self._warm_up()
        until = monotonic() + min(START_SECONDS, self._seconds)
        while monotonic() < until:
            if self._lock.exists() or (self._guard and self._guard.poll() is not None):
                return True
            sleep(_LOOK_EVERY)
        return False

    def _warm_up(self) -> None:
        kept = self.folder / _KEPT_OPEN
        kept.write_text(_EMPTY_DECK, encoding="utf-8")
        self._lock.unlink(missing_ok=True)
        watched = [*self._command, str(kept)]
        guard = [sys.executable, "-m", "deckgen.preview.guard", str(self.folder), *watched]
        self._guard = start(guard, self._aside, piped=True)

    @property
    def _lock(self) -> Path:
        """The file by which LibreOffice marks the document as open."""
        return self.folder / f".~lock.{_KEPT_OPEN}#"

    def _cool_down(self) -> None:
        if self._guard is None:
            return
        if self._guard.stdin:
            self._guard.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._guard.wait(timeout=5)
        end(self._guard)
        self._guard = None
        _remove_socket(self._profile)
        self.folder.mkdir(exist_ok=True)


def _remove_socket(profile: str) -> None:
    """Remove the socket by which one LibreOffice hands over to another: ended, it leaves it in /tmp.

    Its name ends in the MD5 of the profile's URL, each byte as hexadecimal without a leading zero.
    """
    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    for socket in Path("/tmp").glob(f"OSL_PIPE_*_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"):
        with contextlib.suppress(OSError):
            socket.unlink()


def write_pdf(office: Office, deck: bytes, stem: str = "deck") -> Path:
    """Return a deck's PDF as a file in the office's folder; raises DeckgenError where LibreOffice fails."""
    source = office.folder / f"{stem}.pptx"
    source.write_bytes(deck)
    return office.convert([source], "pdf", office.folder)[0]


def _hangs(seconds: float) -> Finding:
    message = f"LibreOffice did not answer within {seconds:.0f} seconds, and was ended"
    return Finding("libreoffice-hangs", message, "try again; if it stays so, open the deck in LibreOffice")


def _failed(ran: Ran, program: str) -> Finding:
    lines = [line for line in ran.said.splitlines() if "javaldx" not in line]
    said = f": {lines[-1]}" if lines else ""
    cure = "see whether it opens a deck by hand; name another in DECKGEN_SOFFICE"
    if "snap" in program or "flatpak" in program:
        cure = (
            "a snap or Flatpak cannot read temporary files: install LibreOffice from your system's packages"
        )
    return Finding("libreoffice-failed", f"LibreOffice wrote no picture (exit code {ran.code}{said})", cure)
