"""The plan of one process: which tests it runs, in which order, and what must come of the canaries among them."""

import ast
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from random import SystemRandom

from runner_images.common.wire.job import JobCheck
from runner_images.python.shared.judging.altered_tests import altered_test
from runner_images.python.shared.judging.canaries import canaries

_draw = SystemRandom()
UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)


@dataclass(frozen=True)
class PlannedTest:
    """A test of the plan, by a name that is this process's alone."""

    token: str
    test: str
    cases: int
    passes: bool | None
    """What must come of a canary; None for the check's own test."""


@dataclass(frozen=True)
class ProcessPlan:
    """The files and the tests of one process."""

    files: Mapping[str, bytes]
    items: tuple[PlannedTest, ...]


class Planner:
    """Knows the suite as its trainer wrote it."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Plan for the suite of these `files`, by path."""
        self._files = files
        self._trees = {name: tree for name, source in files.items() if (tree := _tree(name, source)) is not None}

    def plain(self, check: JobCheck, cases: int) -> ProcessPlan:
        """Return the plan of the check as it is."""
        return self._mixed(check, cases, self._files)

    def altered(self, check: JobCheck, cases: int) -> ProcessPlan | None:
        """Return the plan of the check with its test changed, which must fail; None where there is none such."""
        file, _, test = check.test.partition("::")
        tree = self._trees.get(file)
        changed = None if tree is None else altered_test(self._files[file], tree, test.partition("[")[0])
        return None if changed is None else self._mixed(check, cases, {**self._files, file: changed})

    def _mixed(self, check: JobCheck, cases: int, files: Mapping[str, bytes]) -> ProcessPlan:
        """Return the check's test with two canaries in its file, one of them after it at least."""
        own = PlannedTest(secrets.token_hex(16), check.test, cases, None)
        file = check.test.partition("::")[0]
        tree = self._trees.get(file)
        if tree is None:
            return ProcessPlan(files, (own,))
        made = _draw.sample(canaries(tree), 2)
        ours = [PlannedTest(secrets.token_hex(16), f"{file}::{one.name}", 1, one.passes) for one in made]
        items = [own, *ours] if _draw.random() < 1 / 2 else [ours[0], own, ours[1]]
        source = files[file] + "".join(one.source for one in _draw.sample(made, 2)).encode()
        return ProcessPlan({**files, file: source}, tuple(items))


def _tree(name: str, source: bytes) -> ast.Module | None:
    try:
        return ast.parse(source) if name.endswith(".py") else None
    except UNREADABLE:
        return None
