"""``deckgen batch`` as an operator meets it."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from deckgen.batch import manifest
from deckgen.batch.lock import project_lock
from deckgen.batch.manifest import Manifest
from deckgen.workspace.disk import stamp_of

EVERY = {
    *("general/aso.en.pptx", "general/aso.ja.pptx", "general/iki.en.pptx"),
    *("acme/aso.en.pptx", "acme/iki.en.pptx", "beta/aso.en.pptx", "beta/iki.en.pptx"),
}
ASO, IKI = "content/regions/aso.yaml", "content/regions/iki.yaml"


def overview(deckgen: Any, *arguments: str) -> dict[str, Any]:
    """The batch's JSON, whatever its exit code."""
    told: dict[str, Any] = json.loads(deckgen("batch", "--json", *arguments).out)
    return told


def built(deckgen: Any, *arguments: str) -> set[str]:
    """The decks that a batch builds, by their paths below build/."""
    rows = overview(deckgen, *arguments)["decks"]
    return {row["file"].removeprefix("build/") for row in rows if row["status"] == "built"}


def test_everything_is_built_once(small: Any, deckgen: Any) -> None:
    first = deckgen("batch")
    assert first.code == 0, first.err
    assert set(small.decks()) == EVERY
    assert "7 built" in first.out
    times = small.times()
    again = deckgen("batch")
    assert again.code == 0
    assert "7 unchanged" in again.out
    assert small.times() == times
    assert small.stray() == []
    assert {path.name for path in small.root.iterdir()} == {
        *("content", "templates", "assets", "build", ".deckgen"),
    }


def test_a_deck_is_the_same_built_alone(small: Any, deckgen: Any, make_small: Any, tmp_path: Path) -> None:
    deckgen("batch")
    together = small.decks()
    other = make_small(tmp_path / "other")
    for arguments in (("iki", "--for", "beta"), ("aso", "--lang", "ja"), ("aso", "--for", "acme")):
        assert deckgen("--project", str(other.root), "build", *arguments).code == 0
    alone = other.decks()
    assert len(alone) == 3
    assert all(together[name] == data for name, data in alone.items())


def test_a_dry_run_tells_and_writes_nothing(small: Any, deckgen: Any) -> None:
    files = set(small.root.rglob("*"))
    told = deckgen("batch", "--dry-run")
    assert told.code == 0
    assert "7 to build, 0 unchanged" in told.out
    assert "build/general/aso.ja.pptx  there was no deck" in told.out
    assert set(small.root.rglob("*")) == files
    deckgen("batch")
    small.replace(ASO, "value: 3400", "value: 3500")
    told = deckgen("batch", "--dry-run")
    assert "facts.jobs.value changed in content/regions/aso.yaml:9" in told.out
    assert "4 to build, 3 unchanged" in told.out
    rows = overview(deckgen, "--dry-run")["decks"]
    assert [row["status"] for row in rows].count("planned") == 4
    assert [row["status"] for row in rows].count("unchanged") == 3


def test_a_dry_run_knows_what_says_the_same_and_what_cannot_be_built(small: Any, deckgen: Any) -> None:
    deckgen("batch")
    small.write(ASO, small.text(ASO) + "# a comment\n")
    small.replace("content/regions/iki.yaml", "country:", "cuntry:")
    before = (small.decks(), (small.root / ".deckgen" / "manifest.jsonl").read_bytes())
    told = deckgen("batch", "--dry-run")
    assert "0 to build, 4 unchanged, 0 edited by hand and left, 3 would fail" in told.out
    assert "content/regions/iki.yaml:" in told.err and "unknown-key" in told.err
    rows = {row["file"]: row["status"] for row in overview(deckgen, "--dry-run")["decks"]}
    assert sorted(rows.values()) == ["failed"] * 3 + ["unchanged"] * 4
    assert before == (small.decks(), (small.root / ".deckgen" / "manifest.jsonl").read_bytes())
    assert "4 unchanged, 3 failed" in deckgen("batch").out


def test_one_word_rebuilds_exactly_the_decks_that_it_changes(small: Any, deckgen: Any) -> None:
    assert built(deckgen) == EVERY
    small.replace(ASO, "Say it slowly.", "Say it clearly.")
    assert built(deckgen) == {"general/aso.en.pptx", "acme/aso.en.pptx", "beta/aso.en.pptx"}
    small.replace("content/regions/aso.ja.yaml", "山と温泉", "山と滝")
    assert built(deckgen) == {"general/aso.ja.pptx"}
    small.replace("content/investors/acme.yaml", "Prepared for", "Made for")
    assert built(deckgen) == {"acme/aso.en.pptx", "acme/iki.en.pptx"}
    assert built(deckgen) == set()


def test_a_comment_rebuilds_nothing(small: Any, deckgen: Any) -> None:
    built(deckgen)
    times = small.times()
    for path in (
        ASO,
        IKI,
        "content/brand.yaml",
        "content/investors/acme.yaml",
        "content/storylines/pitch.yaml",
    ):
        small.write(path, "# A remark.\n\n" + small.text(path))
    assert built(deckgen) == set()
    assert small.times() == times
    rows = overview(deckgen)["decks"]
    assert {row["status"] for row in rows} == {"unchanged"}


def test_a_value_that_no_deck_shows_rebuilds_nothing(small: Any, deckgen: Any) -> None:
    small.replace(ASO, "sources:", "slides: []\nsources:")
    built(deckgen)
    small.replace(ASO, "    tags: [tourism]", "    tags: [tourism, culture]")
    assert built(deckgen, "--only", "aso/general") == set()


def test_what_every_deck_depends_on_rebuilds_every_deck(small: Any, deckgen: Any) -> None:
    built(deckgen)
    assert built(deckgen, "--date", "2026-12-01") == EVERY
    assert built(deckgen, "--date", "2026-12-01") == set()
    colour = next(line for line in small.text("content/brand.yaml").splitlines() if "accent1:" in line)
    small.replace("content/brand.yaml", colour, '  accent1: "1F4C82"')
    assert deckgen("master", "make").code == 0
    assert built(deckgen, "--date", "2026-12-01") == EVERY


def test_why_is_kept_with_the_deck(small: Any, deckgen: Any) -> None:
    deckgen("batch")
    small.replace(ASO, "value: 3400", "value: 3500")
    small.replace("content/investors/acme.yaml", "interests: [tourism]", "interests: [policy]")
    rows = {row["file"]: row["why"] for row in overview(deckgen)["decks"]}
    fact = "facts.jobs.value changed in content/regions/aso.yaml:9"
    assert rows["build/general/aso.en.pptx"] == [fact]
    assert rows["build/acme/aso.en.pptx"] == ["interests.1 changed in content/investors/acme.yaml:3", fact]
    assert rows["build/general/iki.en.pptx"] == []


def test_only_some(small: Any, deckgen: Any) -> None:
    assert built(deckgen, "--only", "aso/general", "--only", "*/beta") == {
        *("general/aso.en.pptx", "general/aso.ja.pptx", "beta/aso.en.pptx", "beta/iki.en.pptx"),
    }
    answer = deckgen("batch", "--only", "asso")
    assert answer.code == 2
    assert "did you mean 'aso'?" in answer.err


def test_a_deck_that_fails_stops_no_other(small: Any, deckgen: Any) -> None:
    deckgen("batch")
    old = small.decks()
    small.replace(IKI, "as_of: 2025-04", "as_of: 2025-04, valeu: 3")
    small.replace(ASO, "Say it slowly.", "Say it clearly.")
    answer = deckgen("batch")
    assert answer.code == 4
    assert "content/regions/iki.yaml:9:" in answer.err
    assert answer.err.count("unknown-key") == 1 + 1  # told once, and once more with the decks at the end
    (last,) = [line for line in answer.err.splitlines() if line.startswith("failed: ")]
    assert all(f"build/{whose}/iki.en.pptx" in last for whose in ("general", "acme", "beta"))
    assert "3 built, 1 unchanged, 3 failed" in answer.out
    new = small.decks()
    assert {name for name in new if new[name] != old[name]} == {
        *("general/aso.en.pptx", "acme/aso.en.pptx", "beta/aso.en.pptx"),
    }


@pytest.mark.parametrize("text", ["language: [en", "\x00", "- a list", "title: no language"])
def test_a_region_that_cannot_be_read_stops_no_other(text: str, small: Any, deckgen: Any) -> None:
    small.write("content/regions/broken.yaml", text)
    answer = deckgen("batch")
    assert answer.code == 4
    assert set(small.decks()) == EVERY
    assert "content/regions/broken.yaml" in answer.err


def test_our_own_fault_stops_no_other(small: Any, deckgen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from deckgen.build import Workshop

    finish = Workshop.finish

    def fail(workshop: Workshop, planned: Any) -> Any:
        if planned.plan.edition.investor == "acme":
            raise KeyError("odd")
        return finish(workshop, planned)

    monkeypatch.setattr(Workshop, "finish", fail)
    answer = deckgen("batch")
    assert answer.code == 4
    assert set(small.decks()) == {name for name in EVERY if not name.startswith("acme/")}
    assert "our-fault" in answer.err
    assert "KeyError" in (small.root / ".deckgen" / "crash.log").read_text(encoding="utf-8")


def test_a_deck_edited_by_hand_is_left_and_named(small: Any, deckgen: Any) -> None:
    deckgen("batch")
    edited = small.root / "build" / "acme" / "aso.en.pptx"
    edited.write_bytes(edited.read_bytes() + b"edited")
    small.replace(ASO, "Say it slowly.", "Say it clearly.")
    answer = deckgen("batch")
    assert answer.code == 0
    assert "edited-by-hand" in answer.err
    assert "build/acme/aso.en.pptx" in answer.err
    assert "2 built, 4 unchanged, 1 edited" in answer.out
    assert edited.read_bytes().endswith(b"edited")
    assert deckgen("batch", "--force").code == 0
    assert not edited.read_bytes().endswith(b"edited")


@pytest.mark.parametrize("command", [("batch",), ("build", "aso")])
def test_verify_sees_an_edit_that_no_time_tells_of(
    command: tuple[str, ...], small: Any, deckgen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    deckgen("batch")
    place = small.root / "build/general/aso.en.pptx"
    stamp, data = stamp_of(place), place.read_bytes()
    small.write("build/general/aso.en.pptx", data[:-1] + b"!")
    real = manifest.stamp_of
    monkeypatch.setattr(manifest, "stamp_of", lambda file: stamp if file == place else real(file))
    assert "edited-by-hand" not in deckgen(*command).err
    assert "edited-by-hand" in deckgen(*command, "--verify").err


def test_a_deck_that_is_gone_is_built_again(small: Any, deckgen: Any) -> None:
    deckgen("batch")
    before = small.decks()
    (small.root / "build" / "general" / "iki.en.pptx").unlink()
    assert built(deckgen) == {"general/iki.en.pptx"}
    assert small.decks() == before


def test_a_deck_that_was_only_touched_is_not_built(small: Any, deckgen: Any) -> None:
    deckgen("batch")
    os.utime(small.root / "build" / "general" / "iki.en.pptx", (1, 1))
    assert built(deckgen) == set()


def test_names_that_collide_are_refused_before_anything_is_built(small: Any, deckgen: Any) -> None:
    small.write("content/batch.yaml", "output: build/{investor}/{region}.pptx")
    answer = deckgen("batch")
    assert answer.code == 1
    assert "content/batch.yaml:1:9" in answer.err
    assert "names-collide" in answer.err
    assert not (small.root / "build").exists()


def test_left_over_decks_are_listed_and_removed_when_wished(small: Any, deckgen: Any) -> None:
    deckgen("batch")
    deckgen("build", "iki", "--for", "beta", "-o", "pitch.pptx")
    (small.root / "content/investors/beta.yaml").unlink()
    small.write("content/batch.yaml", "exclude: iki/acme")
    small.write("build/general/mine.pptx", "a deck of one's own")
    edited = small.root / "build" / "beta" / "aso.en.pptx"
    edited.write_bytes(b"edited")
    told = deckgen("batch")
    assert told.code == 0
    for name in ("build/beta/aso.en.pptx", "build/beta/iki.en.pptx", "build/acme/iki.en.pptx", "pitch.pptx"):
        assert f"{name}  no edition stands for it" in told.out
    assert len(overview(deckgen)["left_over"]) == 4
    pruned = deckgen("batch", "--prune")
    assert "build/beta/aso.en.pptx" in pruned.err
    assert set(small.decks()) == {
        *("general/aso.en.pptx", "general/aso.ja.pptx", "general/iki.en.pptx", "general/mine.pptx"),
        *("acme/aso.en.pptx", "beta/aso.en.pptx"),
    }
    assert not (small.root / "pitch.pptx").exists()
    assert [record.file for record in Manifest(small.root)].count("build/beta/iki.en.pptx") == 0


@pytest.mark.parametrize("output", ["sent", "../sent"])
def test_decks_in_another_folder_stay_as_they_are_and_are_nothing_left_over(
    output: str, small: Any, deckgen: Any
) -> None:
    deckgen("batch", "--output", output)
    assert overview(deckgen, "--output", output)["unchanged"] == len(EVERY)
    assert overview(deckgen, "--output", f"{output}/")["left_over"] == []
    deckgen("batch", "--prune")
    deckgen("batch", "--prune", "--output", output)
    sent = (small.root / output).rglob("*.pptx")
    assert (
        {place.relative_to(small.root / output).as_posix() for place in sent} == set(small.decks()) == EVERY
    )
    (small.root / "content/investors/beta.yaml").unlink()
    deckgen("batch", "--prune", "--output", output)
    assert not (small.root / output / "beta").exists()
    assert (small.root / "build" / "beta").exists()


def test_a_deck_of_another_storyline_built_by_hand_is_not_left_over(small: Any, deckgen: Any) -> None:
    deckgen("batch")
    assert deckgen("build", "iki", "--storyline", "teaser").code == 0
    assert (small.root / "build/general/iki.teaser.en.pptx").exists()
    assert "no edition stands" not in deckgen("batch", "--prune").out
    assert (small.root / "build/general/iki.teaser.en.pptx").exists()


def test_a_second_batch_is_refused_with_the_firsts_process(small: Any, deckgen: Any) -> None:
    deckgen("batch", "--only", "iki/general")
    with project_lock(small.root):
        for arguments in (("batch",), ("build", "iki")):
            answer = deckgen(*arguments)
            assert answer.code == 1
            assert f"process {os.getpid()}" in answer.err
            assert "project-in-use" in answer.err
        assert deckgen("batch", "--dry-run").code == 0
    assert len(small.decks()) == 1
    assert deckgen("batch").code == 0


def test_without_records_a_batch_builds_nothing(small: Any, deckgen: Any) -> None:
    small.write(".deckgen", "a file where the folder should be")
    answer = deckgen("batch")
    assert answer.code == 1
    assert "no-record" in answer.err
    assert not (small.root / "build").exists()


def test_strict_refuses_warnings_new_and_known(small: Any, deckgen: Any) -> None:
    small.replace(IKI, "as_of: 2025-04", "as_of: 2025/04")
    assert deckgen("batch", "--strict", "--only", "iki/general").code == 4
    assert small.decks() == {}
    answer = deckgen("batch", "--only", "iki/general")
    assert (answer.code, len(small.decks())) == (0, 1)
    known = deckgen("batch", "--only", "iki/general")
    assert "fact-date" in known.err  # an unchanged deck's findings are told again
    assert deckgen("batch", "--strict", "--only", "iki/general").code == 4


def test_findings_of_a_deck_that_stays_move_with_its_lines(small: Any, deckgen: Any) -> None:
    wordy = "Guests come for the hills and the springs, " * 3 + "and then they stay for the food of the town"
    small.replace(IKI, "    figures: [jobs]", f"      - {wordy}\n      - {wordy}")
    first = deckgen("batch", "--only", "iki/general")
    assert "content/regions/iki.yaml:" in first.err
    small.write(IKI, "# one\n# two\n" + small.text(IKI))
    second = deckgen("batch", "--only", "iki/general")
    assert "1 unchanged" in second.out

    def lines(text: str) -> list[int]:
        places = (
            line.split(":") for line in text.splitlines() if line.startswith("content/regions/iki.yaml:")
        )
        return [int(parts[1]) for parts in places]

    assert lines(first.err)
    assert lines(second.err) == [line + 2 for line in lines(first.err)]


def test_reports(small: Any, deckgen: Any) -> None:
    small.replace(IKI, "as_of: 2025-04", "as_of: 2025-04, valeu: 3")
    small.replace("content/investors/acme.yaml", "interests: [tourism]", "interests: [tourism] # <b>")
    answer = deckgen("batch", "--report", "out.html", "--report", "out.csv")
    assert answer.code == 4
    table = list(csv.DictReader(io.StringIO((small.root / "out.csv").read_text(encoding="utf-8-sig"))))
    assert len(table) == 7
    failed = [row for row in table if row["status"] == "failed"]
    assert {row["region"] for row in failed} == {"iki"}
    assert all("valeu" in row["findings"] for row in failed)
    page = small.text("out.html")
    assert page.count("<tr class=failed>") == 3
    assert page.count("<tr class=built>") == 4
    assert deckgen("batch", "--report", "out.txt").code == 2


def test_the_json_overview_is_all_there_is(small: Any, deckgen: Any) -> None:
    small.replace(IKI, "as_of: 2025-04", "as_of: 2025/04")
    answer = deckgen("batch", "--json")
    told = json.loads(answer.out)
    assert answer.err == ""
    assert (told["built"], told["unchanged"], told["failed"], told["edited"]) == (7, 0, 0, 0)
    row = next(row for row in told["decks"] if row["file"] == "build/acme/iki.en.pptx")
    assert row["investor"] == "acme"
    assert row["findings"][0]["code"] == "fact-date"
    assert row["slides"] > 3


def test_a_master_that_cannot_serve(small: Any, deckgen: Any) -> None:
    (small.root / "templates/master.pptx").unlink()
    answer = deckgen("batch")
    assert answer.code == 3
    assert "no-master" in answer.err


@pytest.mark.parametrize("damage", [b"", b"foreign", b"\x82\xa1a\x01\xa1b\x02", b"\xdf\xff\xff\xff\xff"])
def test_a_damaged_cache_is_a_warning_and_an_empty_cache(damage: bytes, small: Any, deckgen: Any) -> None:
    deckgen("batch")
    kept = list((small.root / ".deckgen" / "cache").rglob("*.msgpack"))
    assert len(kept) > 4
    for file in kept:
        file.write_bytes(damage)
    small.replace(ASO, "Say it slowly.", "Say it clearly.")
    answer = deckgen("batch", "--only", "aso/general/en")
    assert answer.code == 0
    assert "cache-ignored" in answer.err
    assert "1 built" in answer.out
    manifest = small.root / ".deckgen" / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-40] + b"\n\xff\n")
    answer = deckgen("batch")
    assert answer.code == 0
    assert answer.err.count("records-lost") == 1


@pytest.mark.parametrize("lost", ["damaged", "gone"])
def test_decks_whose_records_are_lost_are_known_again_and_edited_ones_left(
    lost: str, small: Any, deckgen: Any
) -> None:
    deckgen("batch")
    decks, times = small.decks(), small.times()
    edited = small.root / "build" / "acme" / "aso.en.pptx"
    edited.write_bytes(decks["acme/aso.en.pptx"] + b"edited")
    small.replace("content/regions/iki.yaml", "country:", "cuntry:")
    manifest = small.root / ".deckgen" / "manifest.jsonl"
    manifest.unlink() if lost == "gone" else manifest.write_bytes(b"\xff\xfe\n[]\n5\n")
    answer = deckgen("batch")
    assert answer.code == 4
    assert "3 unchanged, 3 failed, 1 edited" in answer.out
    assert "warning edited-by-hand" in answer.err and "unknown-key" in answer.err
    assert ("3 lines of the records" in answer.err) == (lost == "damaged")
    assert edited.read_bytes().endswith(b"edited")
    assert {name: data for name, data in small.decks().items() if name != "acme/aso.en.pptx"} == {
        name: data for name, data in decks.items() if name != "acme/aso.en.pptx"
    }
    assert small.times()["general/aso.en.pptx"] == times["general/aso.en.pptx"]
    again = deckgen("batch")
    assert "records-lost" not in again.err
    assert "3 unchanged, 3 failed, 1 edited" in again.out
    assert "no record" not in again.out
    assert deckgen("build", "aso", "--for", "acme").code == 1


def test_ctrl_c_leaves_whole_decks_and_says_how_to_go_on(
    small: Any, deckgen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from deckgen.workspace import system

    rename, renamed = system.rename, []

    def stop(old: Path, new: Path) -> None:
        if new.suffix == ".pptx":
            renamed.append(new)
            if len(renamed) == 4:
                raise KeyboardInterrupt
        rename(old, new)

    monkeypatch.setattr(system, "rename", stop)
    answer = deckgen("batch")
    assert answer.code == 130
    assert "stopped before 4 decks" in answer.err
    assert len(small.decks()) == 3
    assert small.stray() == []
    monkeypatch.setattr(system, "rename", rename)
    assert len(built(deckgen)) == 4


def test_languages_that_cannot_be_built_are_told_beside_those_that_are(small: Any, deckgen: Any) -> None:
    small.write("content/investors/acme.yaml", "language: en\nlanguages: [en, ja]\nname: Acme\n")
    answer = deckgen("build", "iki", "--for", "acme")
    assert answer.code == 0
    assert (
        "content/investors/acme.yaml:2:17: warning language-left-out: iki is not written in ja" in answer.err
    )
    assert set(small.decks()) == {"acme/iki.en.pptx"}
    assert deckgen("build", "iki", "--for", "acme", "--strict").code == 1
    misspelt = deckgen("build", "iki", "--lang", "en", "--lang", "jp")
    assert misspelt.code == 1
    assert "known here: en" in misspelt.err
    assert "general/iki.en.pptx" in small.decks()


def test_every_deck_that_a_broken_investor_keeps_from_being_written_is_named(
    small: Any, deckgen: Any
) -> None:
    small.write("content/investors/acme.yaml", "language: [en\nname: Acme\n")
    answer = deckgen("build", "aso", "--for", "acme")
    assert answer.code == 1
    named = {f"build/acme/aso.{one}.pptx: not written (1 error)" for one in ("en", "ja")}
    assert named <= set(answer.err.splitlines())


@pytest.mark.parametrize("file", ["content/investors/acme.yaml", "content/regions/aso.yaml"])
def test_a_broken_file_is_told_once_by_a_check(file: str, small: Any, deckgen: Any) -> None:
    small.write(file, "language: [en\nname: Acme\n")
    told = json.loads(deckgen("check", "aso", "--for", "acme", "--format", "json").out)
    assert [(found["file"], found["severity"]) for found in told] == [(file, "error")]


@pytest.mark.parametrize(("file", "faint"), [("logo.png", True), ("logo-on-dark.png", False)])
def test_a_logo_that_the_cover_hides_is_told(file: str, faint: bool, small: Any, deckgen: Any) -> None:
    small.write(
        "content/investors/acme.yaml", f"language: en\nname: Acme\nlogo: {{file: {file}, alt: Acme}}\n"
    )
    answer = deckgen("build", "aso", "--for", "acme")
    assert answer.code == 0
    assert ("content/investors/acme.yaml:3:14: warning faint-logo: slide cover: " in answer.err) is faint
