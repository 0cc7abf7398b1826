"""Which checks share a learner process: those in a row whose tests use one fixture of more than a test's scope.

What such a fixture made of the learner's code lives in their process, and so the process lives as long as the fixture.
"""

import itertools
import unittest
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest

from runner_images.common.wire.reports import CheckRow

_WIDE = frozenset({"class", "module", "package", "session"})
# How pytest names the fixtures that it makes of these (https://docs.pytest.org, version 8.3).
_MADE = {
    "_unittest_setUpClass": "setUpClass",
    "_xunit_setup_module": "setup_module",
    "_xunit_setup_class": "setup_class",
}


@dataclass(frozen=True)
class WideFixture:
    """A fixture with the class, module or session that it lasts for."""

    fixture: str
    place: str


def held_by(items: Sequence[pytest.Item], suite: str) -> frozenset[WideFixture]:
    """Return the wide fixtures of the suite in folder `suite` that these tests use."""
    return frozenset(
        WideFixture(name, _place(item, definition.scope))
        for item in items
        for argument, definitions in _fixtures(item).items()
        for definition in definitions[-1:]
        if definition.scope in _WIDE and (name := _name(argument, definition, item, suite)) is not None
    )


def rows(order: Sequence[str], held: Mapping[str, frozenset[WideFixture]]) -> tuple[CheckRow, ...]:
    """Return the checks that share a process, in the `order` of the manifest."""
    found: list[CheckRow] = []
    for before, check in itertools.pairwise(order):
        common = held[before] & held[check]
        if not common:
            continue
        if found and found[-1].checks[-1] == before:
            found[-1] = CheckRow(found[-1].fixture, (*found[-1].checks, check))
        else:
            found.append(CheckRow(min(one.fixture for one in common), (before, check)))
    return tuple(found)


def _fixtures(item: pytest.Item) -> Mapping[str, Sequence[pytest.FixtureDef[object]]]:
    return item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}  # noqa: SLF001 - no other way


def _name(argument: str, definition: pytest.FixtureDef[object], item: pytest.Item, suite: str) -> str | None:
    """Return what the suite's author calls a fixture; None for one that is Python's or pytest's."""
    made = next((name for prefix, name in _MADE.items() if argument.startswith(prefix)), None)
    if made == "setUpClass":
        bases = getattr(getattr(item, "cls", None), "__mro__", ())
        inherited = any(vars(base).get("setUpClass") is not None for base in bases if base not in _OWN)
        return made if inherited else None
    if made is not None:
        return made
    code = getattr(definition.func, "__code__", None)
    return argument if code is not None and code.co_filename.startswith(suite) else None


_OWN = (unittest.TestCase, unittest.IsolatedAsyncioTestCase, object)


def _place(item: pytest.Item, scope: str) -> str:
    kinds: dict[str, type[pytest.Class | pytest.Module]] = {"class": pytest.Class, "module": pytest.Module}
    parent = item.getparent(kinds[scope]) if scope in kinds else None
    return parent.nodeid if parent is not None else scope
