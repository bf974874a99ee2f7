"""Stands in for LibreOffice: opens a document as a listener, or converts; FAKE_OFFICE says how it fails.

Each start is a line in the file FAKE_OFFICE_LOG: ``listen PID`` or ``convert PID FORM SLIDES...``.
"""

from __future__ import annotations

import io
import os
import re
import sys
import time
import zipfile
from pathlib import Path

from PIL import Image

FACES = b"/BaseFont/BAAAAA+LiberationSans-Bold /BaseFont/CAAAAA+NotoSansCJKjp-Regular"


def log(*words: object) -> None:
    with Path(os.environ["FAKE_OFFICE_LOG"]).open("a", encoding="utf-8") as lines:
        lines.write(" ".join(map(str, words)) + "\n")


def slides_in(deck: Path) -> int:
    with zipfile.ZipFile(deck) as parts:
        return sum(bool(re.fullmatch(r"ppt/slides/slide\d+\.xml", name)) for name in parts.namelist())


def picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (128, 72), "white").save(target, "PNG")
    return target.getvalue()


def convert(arguments: list[str], how: str) -> None:
    form, folder = arguments[arguments.index("--convert-to") + 1], arguments[arguments.index("--outdir") + 1]
    decks = [Path(name) for name in arguments if name.endswith(".pptx")]
    log("convert", os.getpid(), form, *map(slides_in, decks))
    if how == "hangs":
        time.sleep(60)
    if how == "fails":
        sys.exit("no more memory")
    for deck in decks:
        data = picture() if form == "png" else b"%PDF-1.6 " + FACES + b" %" + deck.read_bytes()[:0]
        (Path(folder) / f"{deck.stem}.{form}").write_bytes(data)


def listen(document: Path, how: str) -> None:
    log("listen", os.getpid())
    if how != "deaf":
        document.with_name(f".~lock.{document.name}#").write_text("open")
    time.sleep(60)


if __name__ == "__main__":
    mode = os.environ.get("FAKE_OFFICE", "")
    if "--convert-to" in sys.argv:
        convert(sys.argv, mode)
    else:
        listen(Path(sys.argv[-1]), mode)
