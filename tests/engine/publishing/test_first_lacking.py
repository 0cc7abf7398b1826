"""What the publication gate answers of one exercise among many."""

from dataclasses import replace

import pytest

from grader.domain.errors import SandboxBroke, SandboxUnavailable
from grader.domain.exercises.exercise import ExerciseFolder, SourceFile
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
