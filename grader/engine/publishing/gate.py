"""The gate: the solution, the starter and each wrong solution are handed in, and what they prove is published."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

from grader.domain.errors import AuthorError, ManifestProblem, SandboxBroke
from grader.domain.exercises.exercise import Exercise, ExerciseFolder, Isolation, SourceFile
from grader.domain.exercises.history import ONE_COMMIT, Step, drawn_up
from grader.domain.exercises.runners import Runners, runner_of
from grader.domain.exercises.suite_digest import under_known_digest
from grader.domain.grading.report import CheckReport
from grader.domain.grading.scoring import platform_fault
from grader.domain.operation.audit import Act
from grader.domain.publishing.proof import Proof, compare_isolations, prove_solution, prove_starter, prove_wrong
from grader.domain.publishing.proved import Proved
from grader.domain.publishing.steadiness import Unsteady
from grader.domain.submissions.hand_in import TreeEntry, listing
from grader.engine.competencies.noting import note_declared
from grader.engine.ports.database import Database
from grader.engine.ports.grading import Sandbox
from grader.engine.ports.sources import Now
from grader.engine.submissions.examining import Examined, examine, never_answered

OWNER = "publication-gate"
HandIn = Callable[..., Examined]
"""`hand_in`, its sandbox and runners given."""
Wavers = Callable[[], bool]
"""Tells whether a solution that did not pass does so in other runs, as its folder declares it."""
OTHER = {Isolation.SPLIT: Isolation.SHARED, Isolation.SHARED: Isolation.SPLIT}


class NotProven(AuthorError):
    """The exercise does not prove what it should; `refusals`, `proofs` and `unsteady` say where."""

    def __init__(
        self,
        slug: str,
        proofs: tuple[Proof, ...],
        refusals: tuple[ManifestProblem, ...] = (),
        unsteady: tuple[Unsteady, ...] = (),
    ) -> None:
        count = len(proofs) + len(refusals) + len(unsteady)
        super().__init__(f"exercise {slug} is not published: {count} thing(s) to mend")
        self.proofs = proofs
        self.refusals = refusals
        self.unsteady = unsteady


def prove(
    folder: ExerciseFolder, *, sandbox: Sandbox, runners: Runners, wavers: Wavers | None = None
) -> Iterator[Proof]:
    """Yield each proof as it is made, one of each of `subjects`.

    Args:
        wavers: Asked before a solution is said to need the other isolation; None where nobody can tell.

    Raises:
        SandboxUnavailable: No sandbox can be had now.
        SandboxBroke: A sandbox ended in a way that is nobody's code.
    """
    exercise = folder.exercise
    hand_in_here = partial(hand_in, sandbox=sandbox, runners=runners)
    shares = runner_of(exercise, runners).shares
    isolations = frozenset(Isolation) if shares else {exercise.isolation}
    yield _prove_solution(folder, hand_in_here, wavers, isolations=isolations)
    if not folder.left_out:
        yield prove_starter(hand_in_here(exercise, exercise.starter).result)
    for wrong, files in folder.wrong:
        yield prove_wrong(wrong, hand_in_here(exercise, files, steps=folder.steps(f"wrong/{wrong.name}")).result)


def subjects(folder: ExerciseFolder) -> tuple[str, ...]:
    """Return what is handed in, in this order: the solution, the starter, then every known wrong solution.

    Where checks are left out the starter is, too: nobody has said that it must fail the others.
    """
    starter = () if folder.left_out else ("starter",)
    return ("solution", *starter, *(f"wrong/{wrong.name}" for wrong, _ in folder.wrong))


def _prove_solution(
    folder: ExerciseFolder, hand_in_here: HandIn, wavers: Wavers | None, *, isolations: Collection[Isolation]
) -> Proof:
    """Run the solution as declared and, where that may tell the trainer something, in the other isolation.

    Args:
        isolations: Those that the exercise's language has.
    """
    exercise = folder.exercise
    examined = hand_in_here(exercise, folder.solution, steps=folder.steps("solution"))
    report = examined.report
    left_out = {check.test for check in folder.left_out}
    unmapped = tuple(test for test in report.unmapped if test not in left_out) if report else ()
    proof = prove_solution(examined.result, unmapped)
    if report is None:
        return proof
    proof = replace(proof, sharing=report.sharing)
    other = replace(exercise, isolation=OTHER[exercise.isolation])
    # One that holds apart, as nearly all do, needs no second run; one that holds together may hold apart.
    if proof.holds is (exercise.isolation is Isolation.SPLIT) or other.isolation not in isolations:
        return proof
    compared = compare_isolations(proof, hand_in_here(other, folder.solution, steps=folder.steps("solution")).result)
    # What passes by chance passes together, too, and is then no matter of isolation.
    return proof if not proof.holds and compared != proof and wavers is not None and wavers() else compared


def first_lacking(folder: ExerciseFolder, *, sandbox: Sandbox, runners: Runners) -> Proof | None:
    """Return the first proof that does not hold, or None when all do; those after it are not made.

    A sandbox that breaks is such a proof, so that of many exercises one cannot stop the others.

    Raises:
        SandboxUnavailable: No sandbox can be had now.
    """
    try:
        return next((proof for proof in prove(folder, sandbox=sandbox, runners=runners) if not proof.holds), None)
    except SandboxBroke:
        return Proof("solution", "sandbox_broke", platform_fault(folder.exercise))


def publish(
    folder: ExerciseFolder,
    proofs: Sequence[Proof],
    *,
    unsteady: tuple[Unsteady, ...] = (),
    database: Database,
    now: Now,
) -> None:
    """Make the exercise the current version of its slug.

    Args:
        unsteady: Checks that the solution passes in some runs alone.

    Raises:
        NotProven: A proof does not hold, a check is unsteady, a file is refused; nothing was changed.
    """
    publish_all([Proved(folder, tuple(proofs), unsteady=unsteady)], database=database, now=now)


def publish_all(proved: Sequence[Proved], *, database: Database, now: Now) -> None:
    """Make several exercises the current versions of their slugs, all or none.

    Raises:
        NotProven: Something of one does not hold; nothing was changed.
    """
    for one in proved:
        lacking = tuple(proof for proof in one.proofs if not proof.holds)
        if lacking or not one.proofs or one.refusals or one.unsteady:
            raise NotProven(one.folder.exercise.slug, lacking, one.refusals, one.unsteady)
    with database.begin() as tx:
        for exercise in (one.folder.exercise for one in proved):
            before = tx.catalog.current(exercise.slug)
            published = under_known_digest(exercise, before)
            tx.catalog.publish(published, now())
            note_declared(tx, published, before)
            tx.audit.add(Act.EXERCISE_PUBLISHED, exercise.slug)


def is_published(exercise: Exercise, *, database: Database) -> bool:
    """Tell whether exactly this version, texts and starter included, is the current one."""
    with database.read() as tx:
        known = tx.catalog.current(exercise.slug)
    return known == under_known_digest(exercise, known)


def hand_in(
    exercise: Exercise,
    files: tuple[SourceFile, ...],
    *,
    steps: tuple[Step, ...] = ONE_COMMIT,
    sandbox: Sandbox,
    runners: Runners,
) -> Examined:
    """Return what these files come to as a learner's hand-in: nothing is proven that nobody could hand in.

    Args:
        steps: The commits that they are said to have come by.
    """
    contents = {file.path: file for file in files}

    def read(entries: Sequence[TreeEntry]) -> tuple[SourceFile, ...]:
        return tuple(contents[entry.path] for entry in entries)

    return examine(
        exercise,
        listing(files),
        read,
        sandbox=sandbox,
        runners=runners,
        owner=OWNER,
        on_check=_ignore,
        answered=never_answered,
        history=lambda: drawn_up(steps, filter(exercise.takes, contents)),
    )


def _ignore(_: CheckReport) -> None:
    """A gate's run is watched by nobody; its proof tells all."""
