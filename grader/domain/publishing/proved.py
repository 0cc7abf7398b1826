"""All that one look of the gate at an exercise's folder came to."""

from dataclasses import dataclass

from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import ExerciseFolder
from grader.domain.publishing.mutants import MutantTrial
from grader.domain.publishing.proof import Proof, never_tripped
from grader.domain.publishing.steadiness import Slow, Unsteady


@dataclass(frozen=True)
class Proved:
    """What was proven of a folder.

    Attributes:
        runs: How many times more the solution was run; 0 where it never passes.
        mutants: None where none were asked for, or none are known.
    """

    folder: ExerciseFolder
    proofs: tuple[Proof, ...]
    runs: int = 0
    unsteady: tuple[Unsteady, ...] = ()
    slow: tuple[Slow, ...] = ()
    mutants: MutantTrial | None = None

    @property
    def holds(self) -> bool:
        """Tell whether nothing keeps the exercise from being published."""
        return not (self.refusals or self.unsteady) and all(proof.holds for proof in self.proofs)

    @property
    def refusals(self) -> tuple[ManifestProblem, ...]:
        """Return what must be mended of the files; among it tests that compare nothing, and that nothing trips."""
        return (*self.folder.refusals, *filter(self._proves_nothing, self.folder.warnings))

    @property
    def warnings(self) -> tuple[ManifestProblem, ...]:
        """Return what is worth a thought of the files."""
        return tuple(one for one in self.folder.warnings if not self._proves_nothing(one))

    def _proves_nothing(self, problem: ManifestProblem) -> bool:
        """Tell whether it is of a test that only calls the program, which may be meant, and no program is caught by."""
        untripped = (check.test for check in self.folder.exercise.checks if check.id in self.untripped)
        return problem.code == "no_assertion" and f"{problem.file.removeprefix('tests/')}::{problem.text}" in untripped

    @property
    def untripped(self) -> tuple[str, ...]:
        """Return the ids of the checks that nothing trips; none where some are left out, and with them what may."""
        return () if self.folder.left_out else never_tripped(self.folder.exercise, self.proofs)
