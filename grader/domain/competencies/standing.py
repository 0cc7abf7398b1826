"""Where a learner stands in each competency of a framework, and what is missing for a block."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from grader.domain.competencies.evidence import CompetencyEvidence
from grader.domain.competencies.framework import Block, Competency, Framework
from grader.domain.competencies.validation import Decision, Validation


class CompetencyState(StrEnum):
    """Where somebody stands; no state but `validated` says that they can do it."""

    VALIDATED = "validated"
    EVIDENCED = "evidenced"
    """Something speaks for it, and nobody has said so yet."""
    OPEN = "open"


@dataclass(frozen=True)
class CompetencyStanding:
    """A competency of a learner.

    Attributes:
        by_person: Nothing but a person can assess it: its framework says so, or no exercise of theirs trains it.
        evidence: Oldest first.
        history: What was said of it, newest first.
    """

    competency: Competency
    by_person: bool
    evidence: tuple[CompetencyEvidence, ...]
    history: tuple[Validation, ...]

    @property
    def validation(self) -> Validation | None:
        """Return the validation that holds."""
        newest = self.history[0] if self.history else None
        return newest if newest is not None and newest.decision is Decision.VALIDATED else None

    @property
    def state(self) -> CompetencyState:
        """Return where they stand."""
        if self.validation is not None:
            return CompetencyState.VALIDATED
        return CompetencyState.EVIDENCED if self.evidence else CompetencyState.OPEN


@dataclass(frozen=True)
class BlockStanding:
    """A block of a learner, its competencies in their order."""

    block: Block
    standings: tuple[CompetencyStanding, ...]

    @property
    def missing(self) -> tuple[CompetencyStanding, ...]:
        """Return what is not validated yet."""
        return tuple(one for one in self.standings if one.validation is None)

    @property
    def validated(self) -> int:
        """Return how many are validated."""
        return len(self.standings) - len(self.missing)


@dataclass(frozen=True)
class FrameworkStanding:
    """A framework of a learner.

    Attributes:
        framework: Its newest version.
        earlier: What speaks, or was said, of competencies that only earlier versions have.
    """

    framework: Framework
    blocks: tuple[BlockStanding, ...]
    earlier: tuple[CompetencyStanding, ...] = ()

    @property
    def standings(self) -> tuple[CompetencyStanding, ...]:
        """Return all competencies of the newest version, block by block."""
        return tuple(one for block in self.blocks for one in block.standings)


def standing_in(
    versions: Sequence[Framework],
    trained: Collection[str],
    evidence: Iterable[CompetencyEvidence],
    validations: Iterable[Validation],
) -> FrameworkStanding:
    """Return where a learner stands in a framework.

    A competency keeps its code over all versions, so what was shown or said in an earlier one counts on.

    Args:
        versions: Of one framework, oldest first; one at least.
        trained: The codes that exercises of the learner's declare.
    """
    newest = versions[-1]
    shown = [one for one in evidence if one.framework == newest.slug]
    said = sorted((one for one in validations if one.framework == newest.slug), key=_newest_last, reverse=True)

    def stands(competency: Competency) -> CompetencyStanding:
        return CompetencyStanding(
            competency=competency,
            by_person=competency.by_person or competency.code not in trained,
            evidence=tuple(sorted((one for one in shown if one.competency == competency.code), key=_oldest_first)),
            history=tuple(one for one in said if one.competency == competency.code),
        )

    blocks = tuple(BlockStanding(block, tuple(map(stands, block.competencies))) for block in newest.blocks)
    known = {one.code for one in newest.competencies}
    former = {one.code: one for version in versions for one in version.competencies if one.code not in known}
    earlier = tuple(one for one in map(stands, former.values()) if one.evidence or one.history)
    return FrameworkStanding(newest, blocks, earlier)


def _oldest_first(evidence: CompetencyEvidence) -> tuple[object, ...]:
    return evidence.at, evidence.kind, evidence.source


def _newest_last(validation: Validation) -> tuple[object, ...]:
    return validation.written_at, validation.id
