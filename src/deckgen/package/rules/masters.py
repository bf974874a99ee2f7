"""Masters are listed, and the ids of masters and layouts are different numbers."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.master.opc import parse_xml
from deckgen.package.facts import P, R
from deckgen.package.view import MASTER_TYPE, PackageRule, PackageView

_LEAST = 2**31


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield masters that are not listed, and ids that are shared or too small."""
    entries = view.presentation.findall(f"{P}sldMasterIdLst/{P}sldMasterId")
    ids = [entry.get("id", "") for entry in entries]
    targets = {link.id: link.target for link in view.links(view.main, "slideMaster")}
    listed = {targets.get(entry.get(f"{R}id", "")) for entry in entries}
    for name in view.named(MASTER_TYPE):
        if name not in listed:
            yield name, "it is in the file but not in the list of masters"
        layouts = parse_xml(view.parts[name]).iter(f"{P}sldLayoutId")
        ids += [layout.get("id", "") for layout in layouts if layout.get("id")]
    if len(set(ids)) != len(ids):
        yield view.main, "two of its masters and layouts have one id"
    if any(not number.isdecimal() or int(number) < _LEAST for number in ids if number):
        yield view.main, f"a master or layout has an id below {_LEAST}"


RULE = PackageRule(
    "package-masters",
    "A master that is not listed, or one id for two masters or layouts.",
    "PowerPoint repairs the file and may drop layouts.",
    check,
)
