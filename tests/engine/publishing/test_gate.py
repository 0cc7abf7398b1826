"""The publication gate, over a real SQLite file: nothing is published that did not prove itself."""

from dataclasses import dataclass, replace

import pytest

from grader.domain.errors import ManifestProblem, SandboxUnavailable
from grader.domain.exercises.exercise import Exercise, ExerciseFolder, Isolation, Limits, SourceFile, WrongSolution
from grader.domain.grading.report import Ending, Report
from grader.domain.publishing.proof import Proof
from grader.domain.publishing.proved import Proved
from grader.domain.submissions.hand_in import MAX_FILE_BYTES
from grader.domain.text import Text
from grader.engine.publishing import gate as engine_gate
from grader.engine.publishing.gate import NotProven, prove
from tests.engine.grading_school import BONJOUR, FORETOLD, HALF, SOLUTION, STARTER, WRONG, School
from tests.fakes.sandbox import FakeSandbox, passing
from tests.runners import RUNNERS

NEW = replace(BONJOUR, suite_digest="2" * 64, limits=Limits(output_bytes=2_048))
BROKEN = Report((), Ending.EXERCISE)


def files(content: bytes) -> tuple[SourceFile, ...]:
    """Return a hand-in, and a file that is none."""
    return (SourceFile("bonjour.py", content), SourceFile("notes.txt", b""))


FOLDER = ExerciseFolder(
    exercise=NEW,
    solution=files(SOLUTION),
    wrong=((WrongSolution("stops-half-way", ("second",)), files(WRONG)),),
)


def proofs(folder: ExerciseFolder = FOLDER, **foretold: Report) -> tuple[Proof, ...]:
    """Return what the gate finds; `foretold` says it for the `solution`, `starter` or `wrong` one."""
    contents = {"solution": SOLUTION, "starter": STARTER, "wrong": WRONG}
    told = FORETOLD | {contents[name]: report for name, report in foretold.items()}
    return tuple(prove(folder, sandbox=FakeSandbox(told), runners=RUNNERS))


@dataclass
class Gate:
    """The way to what is published."""

    school: School

    def publish(self, folder: ExerciseFolder, found: tuple[Proof, ...]) -> None:
        """Publish."""
        engine_gate.publish(folder, found, database=self.school.database, now=self.school.clock)

    @property
    def current(self) -> Exercise | None:
        """Return the version of the exercise that hand-ins run against."""
        with self.school.database.read() as tx:
            return tx.catalog.current("bonjour")


@pytest.fixture
def gate(grading_school: School) -> Gate:
    """Return the gate, behind which an older version is published."""
    return Gate(grading_school)


def test_an_exercise_that_behaves_as_declared_is_published(gate: Gate) -> None:
    found = proofs()

    gate.publish(FOLDER, found)

    assert [proof.code for proof in found] == ["passes", "fails", "caught"]
    assert gate.current == NEW


def test_only_what_learners_hand_in_is_run() -> None:
    sandbox = FakeSandbox(FORETOLD)

    list(prove(FOLDER, sandbox=sandbox, runners=RUNNERS))

    assert {file.path for _, sent, _ in sandbox.runs for file in sent} == {"bonjour.py"}


@pytest.mark.parametrize(
    ("who", "report", "code"),
    [
        ("solution", HALF, "must_pass"),
        ("solution", BROKEN, "suite_broken"),
        ("solution", replace(passing(NEW), unmapped=("test_it.py::test_3",)), "tests_without_check"),
        ("solution", replace(passing(NEW), ending=Ending.TAMPERED), "must_pass"),
        ("starter", passing(NEW), "must_fail"),
        ("starter", BROKEN, "suite_broken"),
        ("wrong", passing(NEW), "not_caught"),
        ("wrong", BROKEN, "suite_broken"),
    ],
)
def test_one_proof_that_does_not_hold_keeps_the_exercise_back(gate: Gate, who: str, report: Report, code: str) -> None:
    found = proofs(**{who: report})

    with pytest.raises(NotProven) as refused:
        gate.publish(FOLDER, found)

    assert [proof.code for proof in refused.value.proofs] == [code]
    assert gate.current == BONJOUR


def test_something_in_the_files_keeps_the_exercise_back(gate: Gate) -> None:
    doubt = ManifestProblem("tests/test_bonjour.py", 3, "cannot_fail")

    with pytest.raises(NotProven) as refused:
        gate.publish(replace(FOLDER, refusals=(doubt,)), proofs())

    assert refused.value.refusals == (doubt,)
    assert gate.current == BONJOUR


HEAVY = SourceFile("velos.csv", b"x" * (MAX_FILE_BYTES + 1))
LATIN = SourceFile("velos.py", b"print('\xe9')")


@pytest.mark.parametrize("given", [HEAVY, LATIN], ids=["too-heavy", "unreadable"])
@pytest.mark.parametrize("part", ["solution", "starter", "wrong"])
def test_what_no_learner_could_hand_in_proves_nothing(part: str, given: SourceFile) -> None:
    exercise = replace(NEW, hand_in=("bonjour.py", "velos.*"), starter=files(STARTER))
    (wrong, content), *_ = FOLDER.wrong
    parts = {"solution": FOLDER.solution, "starter": exercise.starter, "wrong": content}
    parts[part] = (*parts[part], given)
    whole = replace(exercise, starter=parts["starter"])

    found = proofs(ExerciseFolder(whole, parts["solution"], ((wrong, parts["wrong"]),)))

    refused = [(proof.subject.partition("/")[0], proof.code) for proof in found if not proof.holds]
    assert refused == [(part, "not_taken")]


@pytest.mark.parametrize("starter", [(), files(b""), files(STARTER)], ids=["missing", "empty", "begun"])
def test_a_starter_may_leave_everything_to_the_learner(starter: tuple[SourceFile, ...]) -> None:
    found = proofs(replace(FOLDER, exercise=replace(NEW, starter=starter)))

    assert [proof.code for proof in found] == ["passes", "fails", "caught"]


def test_the_other_isolation_is_tried_only_where_it_may_tell_something() -> None:
    holding, lacking, together = FakeSandbox(FORETOLD), FakeSandbox(FORETOLD | {SOLUTION: HALF}), FakeSandbox(FORETOLD)
    shared = replace(FOLDER, exercise=replace(NEW, isolation=Isolation.SHARED))

    list(prove(FOLDER, sandbox=holding, runners=RUNNERS))
    list(prove(FOLDER, sandbox=lacking, runners=RUNNERS))
    found = next(prove(shared, sandbox=together, runners=RUNNERS))

    assert [len(sandbox.runs) for sandbox in (holding, lacking, together)] == [3, 4, 2]
    assert (found.code, found.holds) == ("could_be_split", True)


def test_what_passes_by_chance_is_not_said_to_need_the_other_isolation() -> None:
    class PassesTogether(FakeSandbox):
        """Says of whatever runs together that it passes."""

        def run(self, exercise: Exercise, *arguments: object, **keywords: object) -> Report:
            report = super().run(exercise, *arguments, **keywords)  # type: ignore[arg-type]
            return passing(exercise) if exercise.isolation is Isolation.SHARED else report

    sandbox = PassesTogether(FORETOLD | {SOLUTION: HALF})

    found = [
        next(prove(FOLDER, sandbox=sandbox, runners=RUNNERS, wavers=wavers))
        for wavers in (None, lambda: False, lambda: True)
    ]

    assert [proof.code for proof in found] == ["needs_shared", "needs_shared", "must_pass"]


def test_a_language_without_shared_isolation_is_tried_as_it_says() -> None:
    sandbox, runners = FakeSandbox(FORETOLD), {"python": replace(RUNNERS["python"], shares=False)}
    native = replace(FOLDER, exercise=replace(NEW, isolation=Isolation.SHARED))

    found = next(prove(native, sandbox=sandbox, runners=runners))

    assert (len(sandbox.runs), found.code) == (1, "passes")


def test_a_test_that_compares_nothing_is_refused_where_nothing_trips_it(gate: Gate) -> None:
    found = proofs()
    _, second, *_ = NEW.checks
    path, _, name = second.test.partition("::")
    silent = ManifestProblem(f"tests/{path}", 3, "no_assertion", text=name)
    folder = replace(FOLDER, warnings=(silent,))
    passed = next(proof.result for proof in found if proof.subject == "solution")

    tripped = Proved(folder, found)
    untripped = Proved(folder, tuple(replace(proof, result=passed) for proof in found))

    assert (tripped.refusals, tripped.warnings, tripped.holds) == ((), (silent,), True)
    assert (untripped.refusals, untripped.warnings, untripped.holds) == ((silent,), (), False)
    with pytest.raises(NotProven) as caught:
        gate.publish(folder, untripped.proofs)
    assert caught.value.refusals == (silent,)


def test_an_exercise_without_proofs_is_not_published(gate: Gate) -> None:
    with pytest.raises(NotProven):
        gate.publish(FOLDER, ())

    assert gate.current == BONJOUR


def test_a_gate_without_a_sandbox_proves_nothing() -> None:
    sandbox = FakeSandbox()
    sandbox.down = True

    with pytest.raises(SandboxUnavailable):
        list(prove(FOLDER, sandbox=sandbox, runners=RUNNERS))


def test_exactly_what_is_published_counts_as_published(gate: Gate) -> None:
    known = engine_gate.is_published(BONJOUR, database=gate.school.database)
    new = engine_gate.is_published(NEW, database=gate.school.database)

    assert (known, new) == (True, False)


def test_a_starter_that_changed_is_published_again_under_the_same_digest(gate: Gate) -> None:
    other = replace(BONJOUR, starter=(SourceFile("bonjour.py", WRONG),))
    folder = replace(FOLDER, exercise=other)

    gate.publish(folder, proofs(folder))

    assert engine_gate.is_published(other, database=gate.school.database)


def test_an_exercise_that_decides_as_before_keeps_the_digest_that_it_was_stored_under(gate: Gate) -> None:
    renamed = replace(BONJOUR, suite_digest="2" * 64, title=Text("Bonsoir"))

    gate.publish(replace(FOLDER, exercise=renamed), proofs())

    assert gate.current == replace(BONJOUR, title=Text("Bonsoir"))
    assert engine_gate.is_published(renamed, database=gate.school.database)
