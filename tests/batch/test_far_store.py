"""Decks sent to an S3 store: a real server on this machine, real HTTP, and everything that can go wrong."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

from deckgen.batch import far

pytestmark = pytest.mark.slow

FORBIDDEN = b"""<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"""
KEYS = {"AWS_ACCESS_KEY_ID": "sample", "AWS_SECRET_ACCESS_KEY": "sample"}
SETTINGS = ("AWS_ENDPOINT_URL", "AWS_PROFILE", "AWS_SESSION_TOKEN", *KEYS)
DECKS = 7


class Store:
    """The server; ``seen`` are the requests as ``METHOD /bucket/key``, ``forbidden`` the methods refused.

    After ``puts_left`` more PUTs it breaks every connection.
    """

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.forbidden: set[str] = set()
        self.puts_left = sys.maxsize
        self._inner = DomainDispatcherApplication(create_backend_app)
        self._server = make_server("127.0.0.1", 0, self._answer, threaded=True, request_handler=Quiet)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Forget every bucket, as all stores of a process share them, and end."""
        self.puts_left = sys.maxsize
        reset = urllib.request.Request(f"{self.address}/moto-api/reset", method="POST")
        urllib.request.urlopen(reset).close()
        self._server.shutdown()
        self._server.server_close()

    def files(self, bucket: str) -> Any:
        """What is in a bucket, by its key."""
        s3 = fsspec.filesystem("s3", endpoint_url=self.address, key="other", secret="other")
        s3.invalidate_cache()
        return {path.removeprefix(f"{bucket}/"): s3.cat_file(path) for path in s3.find(bucket)}

    def make(self, bucket: str) -> None:
        fsspec.filesystem("s3", endpoint_url=self.address, key="other", secret="other").mkdir(bucket)
        self.seen.clear()

    def _answer(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        self.puts_left -= method == "PUT"
        if self.puts_left < 0:
            raise ConnectionResetError
        self.seen.append(f"{method} {path}")
        if method in self.forbidden:
            start("403 Forbidden", [("Content-Type", "application/xml")])
            return [FORBIDDEN]
        answer: Iterable[bytes] = self._inner(environ, start)
        return answer


class Quiet(WSGIRequestHandler):
    def log(self, *_: Any) -> None:
        """Print nothing."""


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of this machine's user, none of another test's, and no long waits."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    far._SILENCES.clear()


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store with one bucket, decks-here, that the environment names."""
    made = Store()
    made.make("decks-here")
    for name, value in {"AWS_ENDPOINT_URL": made.address, **KEYS}.items():
        monkeypatch.setenv(name, value)
    yield made
    made.close()


def of_kind(requests: Iterable[str], *methods: str) -> list[str]:
    return [request for request in requests if request.split(" ")[0] in methods]


def test_each_deck_is_one_put_and_where_nothing_changed_there_is_none(
    store: Store, small: Any, deckgen: Any
) -> None:
    first = deckgen("batch", "--output", "s3://decks-here/x")
    assert (first.code, f"{DECKS} built" in first.out) == (0, True), first
    assert "s3://decks-here/x/general/aso.en.pptx" in first.out
    assert len(set(of_kind(store.seen, "PUT"))) == len(of_kind(store.seen, "PUT")) == DECKS
    assert of_kind(store.seen, "POST", "DELETE") == []
    assert len(store.seen) <= DECKS + 3  # what stands there is asked for the whole, not for each deck
    store.seen.clear()
    again = deckgen("batch", "--output", "s3://decks-here/x")
    assert f"{DECKS} unchanged" in again.out
    assert store.seen == ["GET /decks-here"]
    deckgen("batch")
    assert store.files("decks-here") == {f"x/{file}": data for file, data in small.decks().items()}


def test_a_deck_that_somebody_removed_there_is_written_again(store: Store, deckgen: Any) -> None:
    deckgen("batch", "--output", "s3://decks-here")
    s3 = fsspec.filesystem("s3", endpoint_url=store.address, key="other", secret="other")
    s3.rm("decks-here/beta/iki.en.pptx")
    store.seen.clear()
    answer = deckgen("batch", "--output", "s3://decks-here")
    assert f"1 built, {DECKS - 1} unchanged" in answer.out
    assert of_kind(store.seen, "PUT") == ["PUT /decks-here/beta/iki.en.pptx"]


@pytest.mark.parametrize(
    ("change", "said", "cured"),
    [
        ({}, "bucket does not exist", "make the bucket, or correct its name"),
        (dict.fromkeys(KEYS, ""), "credentials", "give credentials"),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "Could not connect", "AWS_ENDPOINT_URL"),
    ],
)
def test_what_no_deck_can_go_to_is_told_once_before_anything_is_built(
    change: dict[str, str], said: str, cured: str, store: Store, deckgen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in change.items():
        monkeypatch.setenv(name, value)
    answer = deckgen("batch", "--output", "s3://another-bucket/x")
    assert answer.code == 2
    assert answer.err.count("store-unreachable") == 1
    assert said in answer.err
    assert cured in answer.err
    assert of_kind(store.seen, "PUT") == []  # no bucket is made of a misspelt name


def test_a_store_that_may_only_be_read_fails_each_deck_with_its_cure(store: Store, deckgen: Any) -> None:
    store.forbidden = {"PUT"}
    answer = deckgen("batch", "--output", "s3://decks-here/x")
    assert (answer.code, answer.out.splitlines()[-1].startswith(f"{DECKS} failed")) == (4, True)
    assert answer.err.count("see that these credentials may write") >= DECKS
    store.forbidden = set()
    assert f"{DECKS} built" in deckgen("batch", "--output", "s3://decks-here/x").out


def test_a_store_that_may_not_be_listed_is_written_to(store: Store, deckgen: Any) -> None:
    store.forbidden = {"GET"}
    assert f"{DECKS} built" in deckgen("batch", "--output", "s3://decks-here/x").out
    assert f"{DECKS} built" in deckgen("batch", "--output", "s3://decks-here/x").out


def test_a_store_that_goes_silent_midway_keeps_what_it_has_and_gets_the_rest_later(
    store: Store, small: Any, deckgen: Any
) -> None:
    store.puts_left = 3
    answer = deckgen("batch", "--output", "s3://decks-here/x")
    assert answer.code == 4
    assert f"3 built, {DECKS - 3} failed" in answer.out
    assert answer.err.count("run the batch again, what was written stays") >= DECKS - 3
    assert "is not asked again for a while" in answer.err
    store.puts_left = sys.maxsize
    far._SILENCES.clear()  # as in a process started later
    assert f"{DECKS - 3} built, 3 unchanged" in deckgen("batch", "--output", "s3://decks-here/x").out
    deckgen("batch")
    assert store.files("decks-here") == {f"x/{file}": data for file, data in small.decks().items()}


def test_the_configuration_of_fsspec_counts_in_every_process(store: Store, small: Any) -> None:
    named = {"FSSPEC_S3_ENDPOINT_URL": store.address, "FSSPEC_S3_KEY": "a", "FSSPEC_S3_SECRET": "b"}
    around = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    run = "from deckgen.cli import main; main()"
    command = [sys.executable, "-c", run, "batch", "--jobs", "2", "--output", "s3://decks-here"]
    done = subprocess.run(command, cwd=small.root, env={**around, **named}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert len(set(of_kind(store.seen, "PUT"))) == DECKS
