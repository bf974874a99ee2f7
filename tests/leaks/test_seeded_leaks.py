"""Faults put into deckgen on purpose, each of which would carry one investor's words into another's deck.

Every one is noticed by what the other tests here hold decks against: the bytes of the deck built alone, and
the canaries. Those that only add what others said are also stopped by the last look before a deck is written.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

import deckgen.batch.leaks
import deckgen.batch.shop
import deckgen.build
import deckgen.compile.media
import deckgen.content.in_language
import deckgen.content.overlay
import deckgen.content.retelling
import deckgen.edition
import deckgen.edition.frame
import deckgen.edition.outline
import deckgen.edition.visuals
import deckgen.edition.writer
import deckgen.fit.page
import deckgen.yaml_source
from deckgen.plan import Properties

Patch = pytest.MonkeyPatch
Fault = Callable[[Patch], None]

FAULTS: dict[str, Fault] = {}


def fault(make: Fault) -> Fault:
    FAULTS[make.__name__] = make
    return make


@fault
def an_overlay_is_laid_into_the_region_itself(patch: Patch) -> None:
    def mapping(base: Any, over: dict[str, Any], report: Any, may_add: bool) -> Any:
        for key, node in over.items():
            known = base.value.get(key)
            base.value[key] = (
                deckgen.content.overlay.lay_over(known, node, report, may_add=may_add) if known else node
            )
        return base

    patch.setattr(deckgen.content.overlay, "_mapping", mapping)


@fault
def a_region_told_to_one_is_kept_for_the_next(patch: Patch) -> None:
    real = deckgen.content.retelling.lay_over

    def lay_over(base: Any, over: Any, report: Any, **more: Any) -> Any:
        return kept.setdefault("region", real(base, over, report, **more))

    kept: dict[str, Any] = {}
    patch.setattr(deckgen.content.retelling, "lay_over", lay_over)


@fault
def an_investor_is_taken_from_the_deck_before(patch: Patch) -> None:
    real = deckgen.batch.shop.with_investor
    kept: dict[str, Any] = {}

    def with_investor(library: Any, files: Any, name: str) -> Any:
        kept.setdefault("first", real(library, files, name))
        told = real(library, files, name)
        first = kept["first"].value
        wrong = dict.fromkeys(told.value.investors, next(iter(first.investors.values())))
        return type(told)(type(told.value)(**{**_fields(told.value), "investors": wrong}), told.findings)

    patch.setattr(deckgen.batch.shop, "with_investor", with_investor)


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


@fault
def fitted_slides_are_known_by_their_ids_alone(patch: Patch) -> None:
    real = deckgen.fit.page.page_of
    kept: dict[Any, Any] = {}
    patch.setattr(
        "deckgen.fit.pages.page_of",
        lambda slide, setting: (
            real(slide, setting)
            if slide.id == "cover"
            else kept.setdefault((slide.id, slide.layout), real(slide, setting))
        ),
    )


@fault
def compiled_slides_are_known_by_their_ids_alone(patch: Patch) -> None:
    real = deckgen.build.draw
    kept: dict[str, Any] = {}

    def draw(fitted: Any, *rest: Any, **more: Any) -> bytes:
        slides = tuple(
            slide if slide.id == "cover" else kept.setdefault(slide.id, slide) for slide in fitted.slides
        )
        return real(msgspec.structs.replace(fitted, slides=slides), *rest, **more)

    patch.setattr(deckgen.build, "draw", draw)


@fault
def notes_are_known_by_their_slide_alone(patch: Patch) -> None:
    real = deckgen.edition.writer.SlideWriter.slide
    kept: dict[str, Any] = {}

    def slide(self: Any, kind: Any, slide_id: str, fields: Any, **more: Any) -> Any:
        made = real(self, kind, slide_id, fields, **more)
        return msgspec.structs.replace(made, notes=kept.setdefault(slide_id, made.notes))

    patch.setattr(deckgen.edition.writer.SlideWriter, "slide", slide)


@fault
def the_stamp_is_made_once(patch: Patch) -> None:
    real = deckgen.edition.writer.SlideWriter.stamp
    kept: list[Any] = []

    def stamp(self: Any) -> Any:
        kept.append(real(self))
        return next((one for one in kept if one), None)

    patch.setattr(deckgen.edition.writer.SlideWriter, "stamp", stamp)


@fault
def names_in_texts_are_made_once(patch: Patch) -> None:
    real = deckgen.edition.writer.names_for
    kept: dict[str, Any] = {}

    def names_for(region: Any, language: Any, investor: Any = None) -> Any:
        return {
            **real(region, language, investor),
            **kept.setdefault("investor", real(region, language, investor)),
        }

    patch.setattr(deckgen.edition.writer, "names_for", names_for)


@fault
def properties_tell_of_the_deck_before(patch: Patch) -> None:
    real = deckgen.edition._properties
    told: list[str] = []

    def properties(deck: Any) -> Properties:
        told.append(str(deck.investor.name) if deck.investor else "")
        return msgspec.structs.replace(real(deck), keywords=" ".join(told))

    patch.setattr(deckgen.edition, "_properties", properties)


@fault
def properties_count_the_investors(patch: Patch) -> None:
    real = deckgen.edition._properties
    count: list[int] = []

    def properties(deck: Any) -> Properties:
        count.append(1)
        return msgspec.structs.replace(real(deck), subject=f"Deck {len(count)}")

    patch.setattr(deckgen.edition, "_properties", properties)


def _with_entry(data: bytes, name: str, blob: bytes) -> bytes:
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, blob)
    return file.getvalue()


def _drawn_with(patch: Patch, change: Callable[[bytes, list[bytes]], bytes]) -> None:
    real = deckgen.build.draw
    before: list[bytes] = []

    def draw(*arguments: Any, **more: Any) -> bytes:
        data = real(*arguments, **more)
        changed = change(data, before)
        before.append(data)
        return changed

    patch.setattr(deckgen.build, "draw", draw)
    patch.setattr(deckgen.build, "check_package", lambda *_, **__: ())  # so that nothing else stops it


@fault
def a_slide_of_the_deck_before_stays_in_the_file(patch: Patch) -> None:
    def change(data: bytes, before: list[bytes]) -> bytes:
        if not before:
            return data
        slide = zipfile.ZipFile(io.BytesIO(before[-1])).read("ppt/slides/slide1.xml")
        return _with_entry(data, "ppt/slides/slide99.xml", slide)

    _drawn_with(patch, change)


@fault
def a_picture_of_the_deck_before_stays_in_the_file(patch: Patch) -> None:
    def change(data: bytes, before: list[bytes]) -> bytes:
        for deck in before:
            archive = zipfile.ZipFile(io.BytesIO(deck))
            for name in archive.namelist():
                if name.startswith("ppt/media/"):
                    data = _with_entry(data, name.replace("media/", "media/old-"), archive.read(name))
        return data

    _drawn_with(patch, change)


@fault
def the_file_s_comment_names_whom_was_built_for(patch: Patch) -> None:
    def change(data: bytes, before: list[bytes]) -> bytes:
        file = io.BytesIO(data)
        with zipfile.ZipFile(file, "a") as archive:
            archive.comment = f"deck {len(before) + 1}".encode()
        return file.getvalue()

    _drawn_with(patch, change)


@fault
def a_workbook_keeps_a_row_of_the_deck_before(patch: Patch) -> None:
    def change(data: bytes, before: list[bytes]) -> bytes:
        return _with_workbook_row(data, "quokkabseries") if before else data

    _drawn_with(patch, change)


def _with_workbook_row(data: bytes, word: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            blob = old.read(info)
            new.writestr(
                info,
                _with_entry(blob, "xl/left.xml", word.encode()) if info.filename.endswith(".xlsx") else blob,
            )
    return out.getvalue()


@fault
def pictures_keep_what_they_came_with(patch: Patch) -> None:
    real = deckgen.pictures.finish.finish

    def finish(original: Any, *rest: Any, **more: Any) -> Any:
        blob, extension = real(original, *rest, **more)
        return blob + b"quokkabchunk", extension

    patch.setattr("deckgen.pictures.finish.finish", finish)


ORDER = ["b", "", "a", "c", "a"]


def _forget(patch: Patch) -> None:
    """Nothing that one fault spoils is kept for the next test."""
    patch.setattr(deckgen.fit.page, "_KNOWN", {})
    patch.setattr(deckgen.yaml_source.kept_files, "_kept", {})


@pytest.mark.parametrize("name", FAULTS)
def test_a_seeded_leak_is_noticed(
    name: str, world: Any, alone: dict[str, bytes], scanner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deckgen.batch.shop.Shop, "leaks", lambda *_: ())
    _forget(monkeypatch)
    FAULTS[name](monkeypatch)
    try:
        decks = world.decks(ORDER)
    except AssertionError as refused:
        assert "our-fault" not in str(refused)
        return  # a check of the product itself refused one of the decks
    assert {owner for owner in set(ORDER) - {"b"} if decks[owner] != alone[owner]}


@pytest.mark.parametrize(
    "name",
    [
        "a_slide_of_the_deck_before_stays_in_the_file",
        "a_workbook_keeps_a_row_of_the_deck_before",
        "the_stamp_is_made_once",
        "compiled_slides_are_known_by_their_ids_alone",
        "notes_are_known_by_their_slide_alone",
        "properties_tell_of_the_deck_before",
    ],
)
def test_the_last_look_keeps_such_a_deck_from_being_written(
    name: str, world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _forget(monkeypatch)
    FAULTS[name](monkeypatch)
    with pytest.raises(AssertionError, match="foreign-text"):
        world.decks(ORDER)
    assert not (world.root / "build" / "c.pptx").exists()
