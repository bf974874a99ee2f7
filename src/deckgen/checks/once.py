"""Properties found when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class Once(Generic[T]):
    """A property that is found once and kept in its object, as `functools.cached_property` is.

    That one takes a lock before Python 3.12, which is slower than most of what checks ask for.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find, self._name, self.__doc__ = find, find.__name__, find.__doc__

    @overload
    def __get__(self, one: None, owner: type) -> Once[T]: ...

    @overload
    def __get__(self, one: object, owner: type) -> T: ...

    def __get__(self, one: object | None, owner: type) -> T | Once[T]:
        """Return the value; from the second time on the object's own is found instead of this."""
        if one is None:
            return self
        found = one.__dict__[self._name] = self._find(one)
        return found
