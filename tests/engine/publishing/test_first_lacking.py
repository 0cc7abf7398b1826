"""What the publication gate answers of one exercise among many."""

from dataclasses import replace

import pytest

from grader.domain.errors import SandboxBroke, SandboxUnavailable
from grader.domain.exercises.exercise import ExerciseFolder, SourceFile
from grader.domain.exercises.history import Step
from grader.domain.grading.report import Report
from grader.engine.publishing.gate import first_lacking
from tests.domain.samples import BONJOUR, report
from tests.fakes.sandbox import FakeSandbox
from tests.runners import RUNNERS

SOLUTION, STARTER = (SourceFile("bonjour.py", content) for content in (b"solution", b"starter"))
FOLDER = ExerciseFolder(replace(BONJOUR, starter=(STARTER,)), (SOLUTION,), ())


@pytest.mark.parametrize(
    ("solution", "starter", "lacking"),
    [
        (report("ppp"), report("pfn"), None),
        (report("pfp"), report("pfn"), "must_pass"),
        (report("ppp"), report("ppp"), "must_fail"),
        (SandboxBroke("gone"), report("pfn"), "sandbox_broke"),
    ],
)
def test_it_names_the_first_proof_that_is_lacking(solution: Report | Exception, starter: Report, lacking: str | None):
    sandbox = FakeSandbox({b"solution": solution, b"starter": starter})

    proof = first_lacking(FOLDER, sandbox=sandbox, runners=RUNNERS)

    assert (proof.code if proof else None) == lacking


def test_without_sandboxes_it_gives_up():
    sandbox = FakeSandbox()
    sandbox.down = True

    with pytest.raises(SandboxUnavailable):
        first_lacking(FOLDER, sandbox=sandbox, runners=RUNNERS)


def test_the_gate_tells_the_commits_that_are_drawn_up_for_a_solution():
    sandbox = FakeSandbox({b"solution": report("ppp"), b"starter": report("pfn")})
    steps = (Step("Un"), Step("Deux", branch="b"), Step("Trois", files=()), Step("Merge branch 'b'", merges="b"))
    asks = replace(FOLDER.exercise, asks_history=True)

    first_lacking(replace(FOLDER, exercise=asks, histories={"solution": steps}), sandbox=sandbox, runners=RUNNERS)

    solution, starter = sandbox.histories
    assert solution is not None
    assert starter is not None
    one, two, three, merge = solution
    assert (two.parents, three.parents, merge.parents) == ((one.id,), (one.id,), (three.id, two.id))
    assert (one.files, three.files, [commit.subject for commit in starter]) == (("bonjour.py",), (), ["Hand-in"])


def test_a_suite_that_does_not_ask_is_told_no_commit():
    sandbox = FakeSandbox({b"solution": report("ppp"), b"starter": report("pfn")})

    first_lacking(FOLDER, sandbox=sandbox, runners=RUNNERS)

    assert sandbox.histories == [None, None]
