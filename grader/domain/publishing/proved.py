"""All that one look of the gate at an exercise's folder came to."""

from dataclasses import dataclass

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
        return not (self.folder.refusals or self.unsteady) and all(proof.holds for proof in self.proofs)

    @property
    def untripped(self) -> tuple[str, ...]:
        """Return the ids of the checks that nothing trips; none where some are left out, and with them what may."""
        return () if self.folder.left_out else never_tripped(self.folder.exercise, self.proofs)
