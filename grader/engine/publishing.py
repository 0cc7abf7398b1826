"""The publication gate: an exercise proves itself with its own files before any learner sees it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from grader.domain.errors import AuthorError, SandboxBroke
from grader.domain.exercises.exercise import Exercise, ExerciseFolder, Isolation, SourceFile
from grader.domain.grading.report import CheckReport, Report
from grader.domain.grading.scoring import platform_fault, score
from grader.domain.operation.audit import Act
from grader.domain.publishing import Proof, compare_isolations, prove_solution, prove_starter, prove_wrong
from grader.engine.ports.database import Database
from grader.engine.ports.grading import Sandbox
from grader.engine.ports.sources import Now

OWNER = "publication-gate"
OTHER = {Isolation.SPLIT: Isolation.SHARED, Isolation.SHARED: Isolation.SPLIT}


class NotProven(AuthorError):
    """The exercise did not behave as its trainer declared; `proofs` says where."""

    def __init__(self, slug: str, proofs: tuple[Proof, ...]) -> None:
        super().__init__(f"exercise {slug} is not published: {len(proofs)} proof(s) do not hold")
        self.proofs = proofs


def prove(folder: ExerciseFolder, *, sandbox: Sandbox) -> Iterator[Proof]:
    """Yield each proof as it is made: the solution, the starter, then every known wrong solution.

    Raises:
        SandboxUnavailable: No sandbox can be had now.
        SandboxBroke: A sandbox ended in a way that is nobody's code.
    """
    exercise = folder.exercise
    yield _prove_solution(folder, sandbox)
    yield prove_starter(score(exercise, _run(exercise, exercise.starter, sandbox)))
    for wrong, files in folder.wrong:
        yield prove_wrong(wrong, score(exercise, _run(exercise, files, sandbox)))


def _prove_solution(folder: ExerciseFolder, sandbox: Sandbox) -> Proof:
    """Run the solution as declared and, where that may tell the trainer something, in the other isolation."""
    exercise = folder.exercise
    report = _run(exercise, folder.solution, sandbox)
    proof = replace(prove_solution(score(exercise, report), report.unmapped), sharing=report.sharing)
    other = replace(exercise, isolation=OTHER[exercise.isolation])
    # One that holds apart, as nearly all do, needs no second run; one that holds together may hold apart.
    if proof.holds is (exercise.isolation is Isolation.SPLIT):
        return proof
    return compare_isolations(proof, score(other, _run(other, folder.solution, sandbox)))


def first_lacking(folder: ExerciseFolder, *, sandbox: Sandbox) -> Proof | None:
    """Return the first proof that does not hold, or None when all do; those after it are not made.

    A sandbox that breaks is such a proof, so that of many exercises one cannot stop the others.

    Raises:
        SandboxUnavailable: No sandbox can be had now.
    """
    try:
        return next((proof for proof in prove(folder, sandbox=sandbox) if not proof.holds), None)
    except SandboxBroke:
        return Proof("solution", "sandbox_broke", platform_fault(folder.exercise))


def publish(folder: ExerciseFolder, proofs: Sequence[Proof], *, database: Database, now: Now) -> None:
    """Make the exercise the current version of its slug.

    Raises:
        NotProven: A proof does not hold; nothing was changed.
    """
    lacking = tuple(proof for proof in proofs if not proof.holds)
    if lacking or not proofs:
        raise NotProven(folder.exercise.slug, lacking)
    with database.begin() as tx:
        tx.catalog.publish(folder.exercise, now())
        tx.audit.add(Act.EXERCISE_PUBLISHED, folder.exercise.slug)


def is_published(exercise: Exercise, *, database: Database) -> bool:
    """Tell whether exactly this version, texts and starter included, is the current one."""
    with database.read() as tx:
        return tx.catalog.current(exercise.slug) == exercise


def _run(exercise: Exercise, files: tuple[SourceFile, ...], sandbox: Sandbox) -> Report:
    taken = tuple(file for file in files if exercise.takes(file.path))
    return sandbox.run(exercise, taken, owner=OWNER, on_check=_ignore)


def _ignore(_: CheckReport) -> None:
    """A gate's run is watched by nobody; its proof tells all."""
