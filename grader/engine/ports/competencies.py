"""Competency frameworks, what speaks for learners' competencies, and what people said of these, as they are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from grader.domain.competencies.evidence import CompetencyEvidence
from grader.domain.competencies.framework import Framework, Frameworks
from grader.domain.competencies.validation import Validation


@dataclass(frozen=True)
class EvidenceCount:
    """How many things speak for a competency of a learner."""

    enrollment_id: str
    framework: str
    competency: str
    count: int


class Competencies(Protocol):
    """Frameworks in versions, evidence, and validations; nothing of them is ever changed, but what erasure takes."""

    def frameworks(self) -> Frameworks:
        """Return all versions of all frameworks."""

    def versions(self) -> Mapping[str, int]:
        """Return the newest version of each framework, by slug."""

    def bring_in(self, framework: Framework) -> None:
        """Store a version.

        Raises:
            Conflict: This version of the framework is there.
        """

    def add_evidence(self, *evidence: CompetencyEvidence) -> None:
        """Store what speaks for a competency; what spoke for it before stays as it was."""

    def add_of_passes(self, exercise: str, suite_digest: str, declared: Sequence[tuple[str, int, str]]) -> None:
        """Let passes of a version speak for what it declares since: framework, its version, and code of each."""

    def evidence(self, enrollment_id: str) -> tuple[CompetencyEvidence, ...]:
        """Return what speaks for a learner, oldest first."""

    def concerned(self, cohort: str) -> frozenset[str]:
        """Return the frameworks in which something speaks for a learner of a cohort, or was said of one, by slug."""

    def counts(self, cohort: str, among: Sequence[str] | None = None) -> tuple[EvidenceCount, ...]:
        """Return how much speaks for each learner of a cohort, or for those with these enrollments alone."""

    def say(self, validation: Validation) -> None:
        """Store what somebody said of a competency."""

    def validations(self, enrollment_id: str) -> tuple[Validation, ...]:
        """Return what was said of a learner's competencies, oldest first."""

    def validations_in(self, cohort: str, among: Sequence[str] | None = None) -> tuple[Validation, ...]:
        """Return what was said of the competencies of a cohort's learners, oldest first, or of these places alone."""

    def said_by(self, person_id: str) -> tuple[Validation, ...]:
        """Return what somebody said, oldest first."""


class ReadFramework(Protocol):
    """Reads a framework's file."""

    def __call__(self, name: str, content: bytes) -> Framework:
        """Return the framework of a file, its version still 0.

        Args:
            name: The file's, of which the end says what it is: `.csv`, `.toml`, `.yaml` or `.yml`.

        Raises:
            NotValid: `framework_kind`, `framework_large`, `framework_shape`, and what `checked_framework` says.
        """
