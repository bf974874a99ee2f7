"""The record of what was built: who wrote a file, through torn lines and crashes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from deckgen.batch.manifest import JOURNAL, RECORD, Journal, Manifest, name_of, sweep
from deckgen.batch.record import Record
from deckgen.diagnostics import Finding, Severity, Where
from deckgen.plan import Edition
from deckgen.workspace.disk import TEMPORARY, stamp_of, write_whole


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def put(manifest: Manifest, place: Path, data: bytes) -> None:
    """Write a file and its record, as a build does."""
    stamp = write_whole(place, data)
    record = Record(name_of(place, manifest.root), digest(data), stamp=stamp)
    manifest.add(record)


def test_a_file_is_ours_an_older_one_of_ours_or_edited(tmp_path: Path) -> None:
    place, manifest = tmp_path / "build" / "x.pptx", Manifest(tmp_path)
    assert manifest.state(place) == "none"
    place.parent.mkdir()
    place.write_bytes(b"somebody's")
    assert manifest.was_edited(place)
    put(manifest, place, b"one")
    put(manifest, place, b"two")
    for each in (manifest, Manifest(tmp_path)):
        assert each.state(place) == "ours"
    place.write_bytes(b"one")
    assert Manifest(tmp_path).state(place) == "older"
    place.write_bytes(b"three")
    assert Manifest(tmp_path).was_edited(place)
    place.write_bytes(b"two")
    assert Manifest(tmp_path).state(place) == "ours"
    assert str(tmp_path) not in (tmp_path / RECORD).read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows tells no time of a file that its user cannot set")
@pytest.mark.parametrize("in_place", [True, False])
def test_an_edit_is_seen_though_size_and_time_are_as_before(in_place: bool, tmp_path: Path) -> None:
    place, manifest = tmp_path / "x.pptx", Manifest(tmp_path)
    put(manifest, place, b"one")
    before = place.stat()
    if in_place:
        place.write_bytes(b"two")
    else:
        (tmp_path / "other").write_bytes(b"two")
        (tmp_path / "other").replace(place)
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert place.stat().st_size == before.st_size
    assert Manifest(tmp_path).was_edited(place)


def test_a_copy_of_the_same_bytes_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, manifest = tmp_path / "x.pptx", Manifest(tmp_path)
    put(manifest, place, b"one")
    (tmp_path / "other").write_bytes(b"one")
    (tmp_path / "other").replace(place)
    again = Manifest(tmp_path)
    assert again.state(place) == "ours"
    again.close()
    known = Manifest(tmp_path)
    monkeypatch.setattr(Path, "read_bytes", lambda file: pytest.fail(f"{file} is read"))
    assert known.state(place) == "ours"


def test_to_verify_is_to_read_whatever_the_stamp_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, manifest = tmp_path / "x.pptx", Manifest(tmp_path)
    put(manifest, place, b"one")
    stamp = stamp_of(place)
    place.write_bytes(b"two")
    monkeypatch.setattr("deckgen.batch.manifest.stamp_of", lambda _: stamp)
    assert Manifest(tmp_path).state(place) == "ours"
    assert Manifest(tmp_path, verify=True).was_edited(place)


def test_a_record_comes_back_whole(tmp_path: Path) -> None:
    found = Finding("x", "message", "cure", Where("content/a.yaml", 3, 4), Severity.WARNING)
    record = Record(
        "build/a.pptx",
        "0" * 64,
        *("kumamoto", "ja", "pitch", "acme"),
        inputs={"content/a.yaml": "1", "absent": ""},
        settings={"date": "2026-12-01"},
        plan="p",
        slides=3,
        findings=(found,),
        why=("facts.jobs.value changed in content/a.yaml:41",),
        batch=True,
    )
    Manifest(tmp_path).add(record)
    assert Manifest(tmp_path).at(tmp_path / "build/a.pptx") == record
    assert record.edition == Edition("kumamoto", "ja", "pitch", "acme")


@pytest.mark.parametrize(
    "torn", [b"", b"{\n", b'{"file": "build/x.pptx"}\n', b"[]\n", b"\xff\xfe\n", b"null\n"]
)
def test_a_torn_record_is_passed_over(torn: bytes, tmp_path: Path) -> None:
    manifest, place = Manifest(tmp_path), tmp_path / "x.pptx"
    put(manifest, place, b"one")
    file = tmp_path / RECORD
    file.write_bytes(torn + file.read_bytes() + torn)
    again = Manifest(tmp_path)
    assert again.state(place) == "ours"
    assert again.unreadable == (2 if torn else 0)


def test_a_line_after_a_torn_one_counts(tmp_path: Path) -> None:
    manifest, place = Manifest(tmp_path), tmp_path / "x.pptx"
    put(manifest, place, b"one")
    file = tmp_path / RECORD
    file.write_bytes(file.read_bytes() + b'{"file":"x.pptx","sha2')
    put(Manifest(tmp_path), place, b"two")
    assert Manifest(tmp_path).state(place) == "ours"


def test_what_a_crashed_run_was_about_to_write_is_ours(tmp_path: Path) -> None:
    place = tmp_path / "x.pptx"
    put(Manifest(tmp_path), place, b"one")
    journal = Journal(tmp_path)
    journal.intend(place, digest(b"two"))
    assert Manifest(tmp_path).state(place) == "ours"  # it did not come to it
    place.write_bytes(b"two")
    assert Manifest(tmp_path).state(place) == "older"  # ours, but it is not known what it was made of
    Manifest(tmp_path).settle()
    settled = Manifest(tmp_path)
    assert settled.state(place) == "ours"
    record = settled.at(place)
    assert record is not None
    assert record.plan == ""
    assert list((tmp_path / JOURNAL).iterdir()) == []
    place.write_bytes(b"three")
    assert Manifest(tmp_path).was_edited(place)


def test_an_intent_that_did_not_come_to_pass_settles_nothing(tmp_path: Path) -> None:
    place = tmp_path / "x.pptx"
    put(Manifest(tmp_path), place, b"one")
    Journal(tmp_path).intend(place, digest(b"two"))
    Manifest(tmp_path).settle()
    record = Manifest(tmp_path).at(place)
    assert record is not None
    assert record.sha256 == digest(b"one")


def test_the_manifest_does_not_grow_for_ever(tmp_path: Path) -> None:
    for number in range(300):
        manifest = Manifest(tmp_path)
        manifest.add(Record("x.pptx", digest(b"%d" % number)))
        manifest.close()
    assert len((tmp_path / RECORD).read_bytes().splitlines()) < 100
    record = Manifest(tmp_path).at(tmp_path / "x.pptx")
    assert record is not None
    assert record.sha256 == digest(b"299")


def test_what_is_forgotten_is_gone_when_tidied(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    put(manifest, tmp_path / "x.pptx", b"one")
    put(manifest, tmp_path / "y.pptx", b"two")
    manifest.forget(tmp_path / "x.pptx")
    manifest.close()
    assert [record.file for record in Manifest(tmp_path)] == ["y.pptx"]


def test_stray_files_are_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".deckgen" / "cache").mkdir(parents=True)
    strays = [f"{TEMPORARY}1", f"{TEMPORARY}2", f".deckgen/{TEMPORARY}3", f".deckgen/cache/{TEMPORARY}4"]
    kept = ["x.pptx", f"sub/{TEMPORARY}5", ".deckgen/cache/x"]
    for name in (*strays, *kept):
        (tmp_path / name).write_bytes(b"")
    swept = sweep(tmp_path, {tmp_path, tmp_path / "absent"})
    assert sorted(found.relative_to(tmp_path).as_posix() for found in swept) == sorted(strays)
    left = {found.relative_to(tmp_path).as_posix() for found in tmp_path.rglob("*") if found.is_file()}
    assert left == set(kept)


def test_a_file_is_named_from_the_project(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    assert name_of(root / "build" / "x.pptx", root) == "build/x.pptx"
    assert name_of(root / "build" / ".." / "x.pptx", root) == "x.pptx"
    assert name_of(root.parent / "x.pptx", root) == (root.parent / "x.pptx").as_posix()
