"""``python -m deckgen``, where the folder of installed programs is not on the path."""

from __future__ import annotations

from deckgen.cli import main

if __name__ == "__main__":
    main()
