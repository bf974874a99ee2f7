"""A child of the benchmark: many decks of new content one after the other, and the memory held on the way.

Run as ``python -m bench.memory PROJECT DECKS``; prints the kilobytes held after 50 decks and at the end.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.decks import add_region
from bench.ours import Ours

FIRST = 50


def held() -> int:
    """Return the kilobytes that this process holds; where no system says so, the most it ever held."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1])
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(project: Path, decks: int) -> None:
    ours, out = Ours(project), project / "out.pptx"
    for number in range(1, decks + 1):
        region = add_region(project, "C", number)
        ours.from_yaml(region, out)
        (project / "content" / "regions" / f"{region}.yaml").unlink()
        for photograph in (project / "assets").glob("photo*"):
            photograph.unlink()
        if number in (FIRST, decks):
            print(held())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
