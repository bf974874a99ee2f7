"""Why a deck was built, or would be: values by name, file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from deckgen.batch.record import digest_of
from deckgen.batch.values import ValueStore, changes, values_in
from deckgen.batch.why import why
from deckgen.plan import Edition

ASO = "content/regions/aso.yaml"
DECK = "build/general/aso.en.pptx"
KEYS = st.text(alphabet="abc", min_size=1, max_size=2)
VALUES = st.dictionaries(KEYS, st.tuples(st.text(max_size=3), st.integers(1, 9)), max_size=6)


def history(small: Any, language: str = "en", **more: str) -> Any:
    return why(
        small.root, Edition("aso", language), small.root / f"build/general/aso.{language}.pptx", **more
    )


def test_a_file_as_values_with_their_lines() -> None:
    text = "a: 1\nb:\n  - {id: x, t: one}\n  - {id: y, t: two}\nc:\n  - plain\n  - 2\nd:\n"
    assert values_in("f.yaml", text.encode()) == {
        "a": ("1", 1),
        "b.x.id": ("x", 3),
        "b.x.t": ("one", 3),
        "b.y.id": ("y", 4),
        "b.y.t": ("two", 4),
        "c.1": ("plain", 6),
        "c.2": ("2", 7),
        "d": ("", 8),
    }
    assert values_in("f.yaml", b"a: [") == {}


def test_long_texts_that_differ_at_their_end_differ() -> None:
    one, two = (values_in("f.yaml", f"a: {'x' * 500}{end}".encode()) for end in ("1", "2"))
    assert [what for _, what, _ in changes(one, two)] == ["changed"]


@given(VALUES, VALUES)
def test_changes_are_empty_only_where_nothing_differs(before: Any, after: Any) -> None:
    told = changes(before, after)
    texts = [{path: text for path, (text, _) in values.items()} for values in (before, after)]
    assert bool(told) == (texts[0] != texts[1])
    assert {path for path, what, _ in told if what == "is gone"} == set(before) - set(after)
    assert {path for path, what, _ in told if what == "is new"} == set(after) - set(before)


def test_a_deck_that_was_never_built(small: Any) -> None:
    told = history(small)
    assert (told.record, told.last, told.now) == (None, (), ("it was not built yet",))


def test_a_deck_that_is_as_it_was(small: Any, deckgen: Any) -> None:
    deckgen("batch", "--only", "aso/general")
    told = history(small)
    assert told.record.slides > 3
    assert told.last == ("there was no deck",)
    assert told.now == ()


def test_every_sort_of_change_is_named(small: Any, deckgen: Any) -> None:
    deckgen("batch", "--only", "aso/general")
    small.replace(ASO, "value: 3400", "value: 3500")
    small.replace(ASO, "    notes: Say it slowly.\n", "")
    small.replace(ASO, "country: Japan", "country: Japan\nsubtitle: New")
    small.write("content/regions/aso.ja.yaml", small.text("content/regions/aso.ja.yaml") + "\n# remark\n")
    assert history(small).now == (
        f"subtitle is new in {ASO}:4",
        f"facts.jobs.value changed in {ASO}:10",
        f"advantages.nature.notes is gone from {ASO}",
    )
    japanese = history(small, "ja", date="2026-12-01").now
    assert japanese[:2] == (
        "the date given is another",
        "content/regions/aso.ja.yaml changed, but nothing that it says",
    )
    assert set(history(small).now) <= set(japanese)
    small.write(ASO, "language: [")
    assert history(small).now == (f"{ASO} changed",)


def test_a_deck_that_is_gone_or_edited(small: Any, deckgen: Any) -> None:
    deckgen("batch", "--only", "aso/general/en")
    (small.root / DECK).write_bytes(b"edited")
    assert history(small).now == ("the file is not the one that was built",)
    (small.root / DECK).unlink()
    assert history(small).now == ("the file is gone",)


def test_what_an_investors_file_says_of_another_region_is_not_named(small: Any, deckgen: Any) -> None:
    acme = "content/investors/acme.yaml"
    small.write(acme, small.text(acme) + "regions:\n  iki: {title: One}\n  aso: {title: Two}\n")
    assert deckgen("batch", "--only", "*/acme").code == 0
    small.replace(acme, "{title: One}", "{title: Another}")
    place = small.root / "build/acme/aso.en.pptx"
    told = why(small.root, Edition("aso", "en", "pitch", "acme"), place)
    assert told.now == (f"{acme} changed for other regions",)
    place = small.root / "build/acme/iki.en.pptx"
    told = why(small.root, Edition("iki", "en", "pitch", "acme"), place)
    assert told.now == (f"regions.iki.title changed in {acme}:6",)


def test_many_changes_of_one_file_are_summed_up(small: Any, deckgen: Any) -> None:
    deckgen("batch", "--only", "aso/general/en")
    facts = "".join(
        f"  more-{n}: {{value: {n}, unit: people, label: people, source: city, as_of: 2025-04}}\n"
        for n in range(5)
    )
    small.replace(ASO, "advantages:", f"{facts}advantages:")
    told = history(small).now
    assert len(told) == 9
    assert told[-1] == f"17 further values differ in {ASO}"


def test_the_store_gives_back_what_it_keeps(tmp_path: Path) -> None:
    store, data = ValueStore(tmp_path), b"a: 1\nb: two\n"
    store.keep("content/x.yaml", data)
    assert ValueStore(tmp_path).of("content/x.yaml", digest_of(data)) == {"a": ("1", 1), "b": ("two", 2)}
    assert ValueStore(tmp_path).of("content/x.yaml", "0" * 32) is None
    assert ValueStore(tmp_path).of("content/x.yaml", digest_of(data), b"other bytes") is not None
    store.prune(set())
    assert ValueStore(tmp_path).of("content/x.yaml", digest_of(data)) is None
