"""Every system call of a batch made to fail in turn: a deck is the old one or the new one, never another."""

from __future__ import annotations

import errno
import functools
import os
import shutil
from collections.abc import Callable
from typing import Any

import pytest

import deckgen.build
from deckgen.workspace import system

REGION = "content/regions/iki.yaml"
ONE = ("--only", "iki/general")
TWO = (*ONE, "--only", "iki/acme")


class Killed(BaseException):
    """The process is gone: no handler runs, and no later call does anything."""


class Faults:
    """Counts system calls and makes the Nth fail; after a kill every later one is without effect."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self._real: dict[str, Callable[..., Any]] = {name: getattr(system, name) for name in system.CALLS}
        self.calls = 0

    def fail(self, number: int, code: int | None) -> None:
        """Make the Nth call from now on raise OSError with a code, or be the last where that is None."""
        self.calls = 0
        for name, real in self._real.items():
            self._patch.setattr(system, name, self._counted(real, number, code))

    def heal(self) -> None:
        """Let every call do what it does."""
        for name, real in self._real.items():
            self._patch.setattr(system, name, real)

    def _counted(self, real: Callable[..., Any], number: int, code: int | None) -> Callable[..., Any]:
        @functools.wraps(real)
        def call(*arguments: Any) -> Any:
            self.calls += 1
            if code is None and self.calls >= number:
                raise Killed
            if self.calls == number and code is not None:
                raise OSError(code, os.strerror(code))
            return real(*arguments)

        return call


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    """Faults on demand, and a master that is opened once for all runs of a test."""
    opened: dict[str, Any] = {}
    real = deckgen.build.master_for

    def once(workspace: Any, brand: Any, language: Any) -> Any:
        if language.code not in opened:
            opened[language.code] = real(workspace, brand, language)
        return opened[language.code]

    monkeypatch.setattr(deckgen.build, "master_for", once)
    return Faults(monkeypatch)


def until_no_fault(small: Any, deckgen: Any, faults: Faults, code: int | None, only: tuple[str, ...]) -> int:
    """Fail the first call, the second, and so on until a run has no fault; returns how many there are."""
    text = small.text(REGION)
    assert deckgen("batch", *only).code == 0
    before = small.decks()
    for number in range(1, 1000):
        small.write(REGION, text.replace("Say it slowly.", f"Say it {number} times."))
        faults.fail(number, code)
        try:
            ended = deckgen("batch", *only).code
        except Killed:
            ended = -1
        faults.heal()
        between = small.decks()
        again = deckgen("batch", *only)
        after = small.decks()
        assert (again.code, "edited" in again.out) == (0, False), (number, again.err)
        for name, data in between.items():
            assert data in (before[name], after[name]), (number, name)
            assert after[name] != before[name], (number, name)
        assert ended != 0 or between == after, number
        assert small.stray() == [], number
        if faults.calls < number:
            assert ended == 0
            assert_built_anew(small, deckgen, only)
            return number - 1
        before = after
    raise AssertionError("there is always a fault")


def assert_built_anew(small: Any, deckgen: Any, only: tuple[str, ...]) -> None:
    """Without anything that was kept, the decks are the same."""
    went_on = small.decks()
    for folder in ("build", ".deckgen"):
        shutil.rmtree(small.root / folder)
    assert deckgen("batch", *only).code == 0
    assert small.decks() == went_on


@pytest.mark.slow
def test_a_full_disk(small: Any, deckgen: Any, faults: Faults) -> None:
    assert until_no_fault(small, deckgen, faults, errno.ENOSPC, ONE) > 25


@pytest.mark.slow
def test_a_kill(small: Any, deckgen: Any, faults: Faults) -> None:
    assert until_no_fault(small, deckgen, faults, None, ONE) > 25


@pytest.mark.slow
@pytest.mark.parametrize("code", [errno.EIO, errno.EACCES, errno.EINTR])
def test_other_faults(code: int, small: Any, deckgen: Any, faults: Faults) -> None:
    assert until_no_fault(small, deckgen, faults, code, ONE) > 25


@pytest.mark.slow
def test_a_kill_among_two_decks(small: Any, deckgen: Any, faults: Faults) -> None:
    assert until_no_fault(small, deckgen, faults, None, TWO) > 40


def test_a_deck_that_cannot_be_written_is_named_and_the_rest_goes_on(
    small: Any, deckgen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = system.create

    def create(place: Any) -> int:
        if place.parent.name == "acme":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(place)

    monkeypatch.setattr(system, "create", create)
    answer = deckgen("batch", *TWO)
    assert answer.code == 4
    assert "failed: build/acme/iki.en.pptx" in answer.err
    assert "Permission denied" in answer.err
    assert set(small.decks()) == {"general/iki.en.pptx"}
