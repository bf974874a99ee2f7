"""What to do about a file that the system will not read or write."""

from __future__ import annotations

import errno
import os

_FULL = "free some space on the disk, then run it again"
_CURES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: "the disk is for reading only; take a folder on one that can be written to",
    errno.ENOTDIR: "a file stands where its folder should be; take that away or name another folder",
    errno.EISDIR: "a folder stands there; take that away or give another name",
    errno.ENAMETOOLONG: "give it a shorter name",
    errno.EMFILE: "close other programs: too many files are open",
}
_READING = {
    errno.ENOENT: "see that the file is there",
    errno.EACCES: "you may not read it: change its permissions, or ask whoever owns it",
}


def cure_of(error: OSError, otherwise: str) -> str:
    """Return what to do where a file cannot be written; ``otherwise`` where its number tells nothing."""
    return _CURES.get(error.errno or 0, otherwise)


def cure_of_reading(error: OSError, otherwise: str) -> str:
    """Return what to do where a file cannot be read; one that we refuse has no number."""
    if error.errno is None:
        return "put the file itself there: links that lead out of the project's folders are not followed"
    return _READING.get(error.errno) or cure_of(error, otherwise)


def named(error: OSError, file: str | os.PathLike[str]) -> OSError:
    """Return the same error about another file: the one that was meant, not the one beside it."""
    return OSError(error.errno, error.strerror, os.fspath(file))
