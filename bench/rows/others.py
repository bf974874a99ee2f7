"""Rows on other libraries, beside the plain script as deckgen is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable

from bench.decks import KINDS
from bench.ours import Ready
from bench.rivals import SCRIPT, PptxGenJS, node_environment, why_no_pptxgenjs
from bench.row import Row, absent, row
from bench.rows.processes import OF_PLAIN, call, plain_process
from bench.run import Run
from bench.turns import Prepare, in_turns, over


def others(run: Run) -> list[Row]:
    """PptxGenJS where it is installed; the rest is named."""
    rows = [
        absent(name, name, f"{name} is not installed")
        for name in ("pandoc", "gopptx")
        if not shutil.which(name)
    ]
    missing = why_no_pptxgenjs()
    if missing:
        return [absent("pptxgenjs", "PptxGenJS", missing), *rows]
    with PptxGenJS(run.assets, run.scratch) as node:
        return [*(_pptxgenjs(run, node, kind) for kind in KINDS), _as_process(run), *rows]


def _pptxgenjs(run: Run, node: PptxGenJS, kind: str) -> Row:
    decks: dict[int, Ready] = {}

    def described(number: int) -> dict[str, object]:
        ready = decks.setdefault(number, run.new(kind)) if number not in decks else decks[number]
        return run.described(ready)

    def other(number: int) -> Callable[[], object]:
        node.read(described(number))
        return node.make

    def plain(number: int) -> Callable[[], object]:
        said = described(number)
        return lambda: run.plain(said)

    candidates: dict[str, Prepare] = {"pptxgenjs": other, "plain": plain}
    times = in_turns(candidates, 9 if run.long else 4)
    what = f"PptxGenJS: {kind}, without a template, stored zip"
    caches = "its own process, running"
    found = over(times["plain"], times["pptxgenjs"])
    return row(f"pptxgenjs {kind}", what, "times as fast as plain", found, caches)


def _as_process(run: Run) -> Row:
    said, out = run.scratch / "one.json", run.scratch / "one.pptx"

    def other(number: int) -> Callable[[], object]:
        said.write_text(json.dumps(run.described(run.new("B"))), encoding="utf-8")
        command = ("node", str(SCRIPT), str(run.assets), str(said), str(out))
        return call(*command, cwd=run.root, env=node_environment())

    times = in_turns({"pptxgenjs": other, "plain": plain_process(run, "B")}, 9 if run.long else 3)
    found = over(times["pptxgenjs"], times["plain"])
    return row("pptxgenjs process", "PptxGenJS: B as a process, from JSON", OF_PLAIN, found, "none")
