"""The demo's classes: the first comes in with its past, one after the other, the second waits, one is over."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta

from grader.assembly import Grader
from grader.commands.demo.demo_cohorts import FIRST, NEXT, begun_at, calendar_of, let_in
from grader.commands.demo.demo_history import DemoHistory
from grader.commands.demo.demo_project import give_project
from grader.commands.demo.finished_cohort import open_finished
from grader.commands.demo.past_school import PastSchool
from grader.commands.demo.people import ADA, CLASSMATES, KARIM, NEWCOMERS, Learner
from grader.commands.demo.validated import validate_some
from grader.domain.days import first_day
from grader.domain.errors import Refused
from grader.domain.exercises.exercise import ExerciseFolder
from grader.engine.plans.extending import extend

MISSED = "bonjour"
FRIDAY = timedelta(days=4)
BEFORE_THE_FIRST_DAY = timedelta(days=2, hours=14)


class Classes:
    """Lets all of them in."""

    def __init__(self, folders: Sequence[ExerciseFolder], grader: Grader, school: PastSchool) -> None:
        self._grader = grader
        self._school = school
        self._history = DemoHistory(folders, school, grader.now())

    def let_first_in(self) -> None:
        """Give everybody of the first class a place; Ada and Karim, of whom all speaks, their past at once."""
        before = self._school.at(begun_at(self._grader) - BEFORE_THE_FIRST_DAY)
        for learner in CLASSMATES:
            let_in(learner, FIRST, before)
        if self._history.bring_in(ADA):
            self._give_ada_more_time()
        self._history.bring_in(KARIM)

    def bring_in_the_rest(self) -> Iterator[tuple[Learner, int]]:
        """Yield each of the others with how many hand-ins of theirs came in; then let the other classes in."""
        for learner in CLASSMATES:
            yield learner, self._history.bring_in(learner)
        for learner in NEWCOMERS:
            let_in(learner, NEXT, self._grader)
        validate_some(self._grader)
        give_project(self._grader)
        open_finished(self._school, begun_at(self._grader))

    def _give_ada_more_time(self) -> None:
        """She was ill in the week of her first function, and has until this Friday."""
        grader = self._grader
        friday = calendar_of(first_day(grader.now(), grader.settings.zone)).this_week + FRIDAY
        with suppress(Refused):  # there are no dates, or a later one
            extend(None, FIRST.slug, MISSED, ADA.handle, friday, zone=grader.settings.zone, database=grader.database)
