"""Shared code of hand-ins, as the API tells it."""

from typing import Self

from grader.engine.similarity import ComparedHandIn, Pair, SimilarityPage
from web.api.shapes.basic import Person, Shape


class SharedLines(Shape):
    """A file's lines that the other hand-in has, too."""

    path: str
    lines: list[int]


class SharingHandIn(Shape):
    """One side of a pair."""

    submission_id: str
    learner: Person
    files: list[SharedLines]

    @classmethod
    def of(cls, side: ComparedHandIn) -> Self:
        """Return one side of a pair."""
        files = [SharedLines(path=path, lines=sorted(side.shared_in(path))) for path in side.files]
        return cls(
            submission_id=side.submission.id,
            learner=Person.model_validate(side.learner),
            files=[one for one in files if one.lines],
        )


class SharingPair(Shape):
    """Two hand-ins that share code: a reason to talk, and no proof of anything."""

    one: SharingHandIn
    other: SharingHandIn
    shared_lines: int

    @classmethod
    def of(cls, pair: Pair) -> Self:
        """Return a pair."""
        one, other = SharingHandIn.of(pair.one), SharingHandIn.of(pair.other)
        return cls(one=one, other=other, shared_lines=pair.shared_lines)


class SharedCode(Shape):
    """What a cohort's newest hand-ins of an exercise share, two by two."""

    compared: int
    """Hand-ins, one a learner."""

    left_out: int
    """Learners beyond what is compared at once."""

    pairs: list[SharingPair]
    """Those that share most first, ten at most."""

    @classmethod
    def of(cls, page: SimilarityPage) -> Self:
        """Return what was found."""
        pairs = [SharingPair.of(one) for one in page.pairs or ()]
        return cls(compared=page.hand_ins - page.left_out, left_out=page.left_out, pairs=pairs)
