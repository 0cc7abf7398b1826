"""What a version changed, against the one before it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from grader.domain.exercises.changes import VersionChanges, changes_between, with_changes
from grader.domain.exercises.exercise import Check, Exercise, Limits, SourceFile
from grader.domain.text import Text
from tests.domain.samples import BONJOUR, MORNING

HELLO, NAME, TRIMS = BONJOUR.checks
POLITE = Check("is-polite", "test_bonjour.py::test_is_polite", Text("est poli"))
OTHER_TESTS = (SourceFile("test_bonjour.py", b"# mended"),)


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        (BONJOUR, VersionChanges()),
        (replace(BONJOUR, checks=(*BONJOUR.checks, POLITE)), VersionChanges(added=(POLITE,))),
        (replace(BONJOUR, checks=(HELLO, TRIMS)), VersionChanges(removed=(NAME,))),
        (
            replace(BONJOUR, checks=(HELLO, replace(NAME, points=9), replace(TRIMS, needs=(HELLO.id,)))),
            VersionChanges(weighed=(replace(NAME, points=9), replace(TRIMS, needs=(HELLO.id,)))),
        ),
        (replace(BONJOUR, checks=(replace(HELLO, title=Text("salue")), NAME, TRIMS)), VersionChanges()),
        (replace(BONJOUR, tests=OTHER_TESTS), VersionChanges(tests=True)),
        (replace(BONJOUR, hand_in=("*.py",)), VersionChanges(files=True)),
        (replace(BONJOUR, limits=Limits(check=timedelta(seconds=9))), VersionChanges(limits=True)),
        (replace(BONJOUR, statement=Text("Salue.")), VersionChanges()),
    ],
)
def test_only_what_decides_a_verdict_is_a_change(after: Exercise, changes: VersionChanges) -> None:
    assert changes_between(BONJOUR, after) == changes


def test_each_version_is_compared_with_the_one_before_it() -> None:
    second = replace(BONJOUR, suite_digest="e" * 64, tests=OTHER_TESTS)
    listed = [(second, MORNING + timedelta(days=1)), (BONJOUR, MORNING)]

    newest, oldest = with_changes(listed, BONJOUR.suite_digest)

    assert (newest.current, newest.changes) == (False, VersionChanges(tests=True))
    assert (oldest.current, oldest.changes) == (True, None)
