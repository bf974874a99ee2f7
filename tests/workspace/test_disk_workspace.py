"""A project folder: nothing outside is read, and a file is the old one or the new one."""

from __future__ import annotations

import datetime
import errno
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.workspace import (
    DiskWorkspace,
    MemoryWorkspace,
    find_project,
    package_data,
    package_names,
    system,
)
from deckgen.workspace.disk import MOST_BYTES, TEMPORARY, add_line, stamp_of, write_whole
from deckgen.workspace.paths import fault_of

UNSAFE = [
    "",
    "/etc/hosts",
    "\\\\server\\share",
    "~/x",
    "../x",
    "a/../../x",
    "a/..",
    "C:/x",
    "c:x",
    "file:///x",
    "https://x",
    "a\\b",
    "a\0b",
    "con",
    "NUL.txt",
    "a/aux.yaml",
    "com1",
    "LPT9.png",
    "CONIN$",
    "com².txt",
    "nul .png",
    "what?.png",
    "a/b.",
    "a /b",
    "./a",
    "a\x07b",
    "a\ud800",
]


@pytest.mark.parametrize("path", UNSAFE)
def test_an_unsafe_path_is_refused_by_disk_and_memory_alike(path: str, tmp_path: Path) -> None:
    assert fault_of(path)
    for workspace in (DiskWorkspace(tmp_path), MemoryWorkspace({path: b"x"})):
        with pytest.raises(PermissionError):
            workspace.read(path)


@pytest.mark.parametrize(
    "path", ["a", "a/b.yaml", "content/regions/kumamoto.zh-Hant.yaml", "a..b", "console.png"]
)
def test_a_plain_path_is_fine(path: str) -> None:
    assert fault_of(path) == ""


@given(st.text(alphabet="ab./\\~:", max_size=12))
def test_what_is_not_refused_stays_below_the_root(path: str) -> None:
    root = Path("/project")
    if not fault_of(path):
        whole = os.path.normpath(root / path)
        assert whole == str(root) or whole.startswith(str(root) + os.sep)


def test_reading_and_names(tmp_path: Path) -> None:
    workspace = DiskWorkspace(tmp_path)
    workspace.put("a/two.yaml", b"2")
    workspace.put("a/one.yaml", b"1")
    workspace.put("a/b/three.yaml", b"3")
    workspace.put("a/four.txt", b"4")
    assert workspace.read("a/b/three.yaml") == b"3"
    assert workspace.names("a", ".yaml") == ["a/one.yaml", "a/two.yaml"]
    assert workspace.names("absent", ".yaml") == []
    twin = MemoryWorkspace({})
    for name in ("a/two.yaml", "a/one.yaml", "a/b/three.yaml", "a/four.txt"):
        twin.put(name, workspace.read(name))
    assert twin.names("a", ".yaml") == workspace.names("a", ".yaml")
    for each in (workspace, twin):
        assert (each.exists("a/one.yaml"), each.exists("a"), each.exists("a/x")) == (True, False, False)
        with pytest.raises(FileNotFoundError):
            each.read("a/absent.yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_inside_are_followed_and_links_outside_are_not(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret").write_bytes(b"secret")
    (project / "inside").write_bytes(b"inside")
    (project / "out").symlink_to(tmp_path / "secret")
    (project / "in").symlink_to(project / "inside")
    (project / "self").symlink_to(project / "self")
    (project / "folder").symlink_to(tmp_path)
    workspace = DiskWorkspace(project)
    assert workspace.read("in") == b"inside"
    for name in ("out", "self", "folder/secret"):
        with pytest.raises(PermissionError):
            workspace.read(name)
        assert not workspace.exists(name)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_names_are_those_of_files_and_of_links_to_files(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_bytes(b"1")
    (tmp_path / "folder.yaml").mkdir()
    for name, target in (("link", "one"), ("dangling", "absent"), ("self", "self"), ("deep", "folder")):
        (tmp_path / f"{name}.yaml").symlink_to(tmp_path / f"{target}.yaml")
    assert DiskWorkspace(tmp_path).names(".", ".yaml") == ["./link.yaml", "./one.yaml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(PermissionError):
        DiskWorkspace(tmp_path).read("pipe")


@pytest.mark.parametrize("failing", ["create", "write", "flush", "close", "rename"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "deck.pptx"
    write_whole(place, b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(system, failing, fail)
    with pytest.raises(OSError, match="No space left"):
        write_whole(place, b"new")
    assert place.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["deck.pptx"]


def test_a_write_that_is_interrupted_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(system, "flush", stop)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "sub" / "deck.pptx", b"new")
    assert list((tmp_path / "sub").iterdir()) == []


def test_the_file_is_whole_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, bytes]] = []
    rename = system.rename

    def watch(old: Path, new: Path) -> None:
        seen.append((old.name, old.read_bytes()))
        rename(old, new)

    monkeypatch.setattr(system, "rename", watch)
    write_whole(tmp_path / "deck.pptx", b"all of it")
    assert [data for _, data in seen] == [b"all of it"]
    assert seen[0][0].startswith(TEMPORARY)


def test_a_system_that_takes_little_at_a_time_still_gets_every_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = system.write
    monkeypatch.setattr(system, "write", lambda handle, data: write(handle, data[:3]))
    write_whole(tmp_path / "deck.pptx", b"0123456789")
    assert (tmp_path / "deck.pptx").read_bytes() == b"0123456789"


def test_a_line_after_a_torn_one_stands_alone(tmp_path: Path) -> None:
    lines = tmp_path / "sub" / "lines"
    add_line(lines, b"one", flushed=True)
    lines.write_bytes(lines.read_bytes() + b"tor")
    add_line(lines, b"two", flushed=False)
    add_line(lines, b"three", flushed=True)
    assert lines.read_bytes() == b"one\ntor\ntwo\nthree\n"


def test_a_written_file_is_known_by_its_stamp(tmp_path: Path) -> None:
    place = tmp_path / "deck.pptx"
    stamp = write_whole(place, b"new")
    assert stamp == stamp_of(place)
    place.write_bytes(b"another")
    assert stamp != stamp_of(place)


def test_the_project_is_the_nearest_folder_upwards(tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "inner"
    for root in (tmp_path / "outer", inner):
        (root / "content").mkdir(parents=True)
        (root / "content" / "brand.yaml").write_text("name: x", encoding="utf-8")
    (inner / "assets" / "deep").mkdir(parents=True)
    assert find_project(inner / "assets" / "deep") == inner
    assert find_project(tmp_path / "outer" / "content") == tmp_path / "outer"


def test_today_is_given_in_tests(tmp_path: Path) -> None:
    day = datetime.date(2026, 12, 1)
    assert DiskWorkspace(tmp_path, day).today() == day
    assert MemoryWorkspace({}, day).today() == day


def test_package_data_is_found() -> None:
    names = package_names("languages", ".yaml")
    assert {"languages/en.yaml", "languages/ja.yaml", "languages/zh-Hant.yaml"} <= set(names)
    assert all(package_data(name) for name in names)


def test_a_link_to_another_folder_of_the_project_is_refused(tmp_path: Path) -> None:
    for folder in ("assets", "content"):
        (tmp_path / folder).mkdir()
    (tmp_path / "content" / "secret.txt").write_bytes(b"x")
    (tmp_path / "assets" / "a.png").symlink_to(tmp_path / "content" / "secret.txt")
    with pytest.raises(PermissionError, match="leads out"):
        DiskWorkspace(tmp_path).read("assets/a.png")


def test_a_file_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.bin").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(OSError, match="larger than 256 MB"):
        DiskWorkspace(tmp_path).read("huge.bin")


def test_what_can_be_made_again_is_kept_only_beside_records(tmp_path: Path) -> None:
    workspace = DiskWorkspace(tmp_path)
    workspace.keep("a", lambda: pytest.fail("made for nothing"))
    assert workspace.kept("a") is None
    assert list(tmp_path.iterdir()) == []
    (tmp_path / ".deckgen").mkdir()
    workspace.keep("a", lambda: b"one")
    assert workspace.kept("a") == b"one"
    assert workspace.kept("b") is None


def test_what_was_kept_longest_ago_makes_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckgen.workspace.disk.MOST_BYTES_KEPT", 250)
    (tmp_path / ".deckgen").mkdir()
    workspace = DiskWorkspace(tmp_path)
    for number, name in enumerate("abcd"):
        workspace.keep(name, lambda: bytes(100))
        os.utime(tmp_path / ".deckgen/cache/kept" / name, (number, number))
    assert [workspace.kept(name) is not None for name in "abcd"] == [False, False, True, True]


def test_where_nothing_can_be_kept_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError("no")

    (tmp_path / ".deckgen").mkdir()
    monkeypatch.setattr("deckgen.workspace.system.create", refused)
    DiskWorkspace(tmp_path).keep("a", lambda: b"one")
    assert DiskWorkspace(tmp_path).kept("a") is None
