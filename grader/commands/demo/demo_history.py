"""The nine weeks of the first cohort, brought in one learner after the other, as its people would have made them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from grader.commands.demo.asides import ASIDES
from grader.commands.demo.asides_told import Teller, tell
from grader.commands.demo.demo_cohorts import FIRST, begun_at, folder_of, visit
from grader.commands.demo.past_school import PastSchool
from grader.commands.demo.people import Learner
from grader.commands.demo.tries import INDENTATION, SYNTAX, Lesson, Span, Try, tries_of
from grader.domain.exercises.exercise import ExerciseFolder, SourceFile
from grader.engine.plans.weeks import weeks_of
from grader.engine.submissions.past import PastHandIn

SEED = 2610
LEAST_AGO = timedelta(minutes=5)
UNDATED_WEEKS = 8
LESSON_DAYS = timedelta(days=4)
"""Of a week: what it is given is begun one after the other."""


class DemoHistory:
    """What the learners of the first cohort did until now."""

    def __init__(
        self, folders: Sequence[ExerciseFolder], school: PastSchool, now: datetime, *, seed: int = SEED
    ) -> None:
        """Prepare.

        Args:
            folders: Of the exercises that the cohort was given.
        """
        self._folders = folders
        self._school = school
        self._seed = seed
        self._span = _span(school, now - LEAST_AGO)
        self._lessons = _lessons(folders, school, self._span)

    def bring_in(self, learner: Learner) -> int:
        """Return how many hand-ins somebody has by it; none are brought in over those that they have."""
        parts = self._school.parts
        with parts.database.read() as tx:
            person = tx.people.by_handle(learner.handle)
        tries = tries_of(learner.handle, learner.rhythm, self._lessons, self._span, seed=self._seed)
        if person is None:
            return 0
        hand_ins = [PastHandIn(one.at, self._files(one), one.message) for one in tries]
        count = self._school.importing.bring_in(person, FIRST.slug, hand_ins)
        if count and not person.has_come_in:  # they look at their last verdict
            visit(person.handle, parts.new_secret(), parts)
        if count:
            told = Teller(person, tries, self._span.now)
            tell(ASIDES.get(learner.handle, ()), told, self._school)
        return count

    def _files(self, one: Try) -> tuple[SourceFile, ...]:
        folder = folder_of(one.exercise, self._folders)
        files = [file for file in contents(folder, one.subject) if folder.exercise.takes(file.path)]
        remark = f"\n# essai {one.nth}\n".encode() if one.again else b""  # what is as it was before is no hand-in
        return tuple(SourceFile(f"{one.exercise}/{file.path}", file.content + remark) for file in files)


def contents(folder: ExerciseFolder, subject: str) -> tuple[SourceFile, ...]:
    """Return the files of a try: the solution's, a wrong one's, or the solution's with a slip of the keyboard."""
    if subject == SYNTAX:
        return tuple(SourceFile(file.path, _without_a_sign(file.content)) for file in folder.solution)
    if subject == INDENTATION:
        return tuple(SourceFile(file.path, file.content.replace(b"\n    ", b"\n  ", 1)) for file in folder.solution)
    wrong = {one.name: files for one, files in folder.wrong}
    return wrong.get(subject, folder.solution)


def _without_a_sign(content: bytes) -> bytes:
    """Return a program that forgets its first colon at the end of a line or, without one, its last bracket."""
    if b":\n" in content:
        return content.replace(b":\n", b"\n", 1)
    before, _, after = content.rpartition(b")")
    return before + after


def _span(school: PastSchool, now: datetime) -> Span:
    parts = school.parts
    with parts.database.read() as tx:
        days = tx.plans.of_cohort(FIRST.slug).days
    off = weeks_of(days, parts.public_holidays).off if days else frozenset()
    return Span(begun_at(parts), now, parts.settings.zone, off)


def _lessons(folders: Sequence[ExerciseFolder], school: PastSchool, span: Span) -> tuple[Lesson, ...]:
    with school.parts.database.read() as tx:
        given = tx.cohorts.assignments(FIRST.slug)
    shared: dict[datetime, list[str]] = defaultdict(list)
    for place, one in enumerate(given):
        undated = span.begins + timedelta(weeks=UNDATED_WEEKS) * place / len(given)
        shared[one.starts_at or undated].append(one.exercise)
    return tuple(
        Lesson(slug, begins + LESSON_DAYS * place / len(slugs), _wrong(folder_of(slug, folders)))
        for begins, slugs in sorted(shared.items())
        for place, slug in enumerate(slugs)
    )


def _wrong(folder: ExerciseFolder) -> tuple[str, ...]:
    """Return the names of the known wrong solutions, the one that the first check catches first."""
    order = {check.id: place for place, check in enumerate(folder.exercise.checks)}
    found = sorted(
        (wrong for wrong, _ in folder.wrong), key=lambda one: min(order.get(id_, 0) for id_ in one.caught_by)
    )
    return tuple(one.name for one in found)
