"""The checks of a hand-in's page: how each went, as much of it as the reader may see, and the hints that are open."""

from collections.abc import Mapping
from dataclasses import dataclass

from grader.domain.exercises.exercise import Check, Exercise, Visibility
from grader.domain.grading.report import first_to_mend
from grader.domain.grading.run import CheckResult
from grader.domain.text import Text
from grader.domain.verdicts import Outcome, RunState
from grader.engine.grading.hints import Tries


@dataclass(frozen=True)
class CheckLine:
    """One check of the page.

    Attributes:
        outcome: None while it has not landed.
        running: It is the one that runs now.
        told: What may be said of it; None when it has not landed, or when the reader sees its name only.
        name_only: The learner sees nothing but its name and outcome; staff see it all, with this mark.
        hints: Those that are unlocked; staff see all.
        locked_hints: How many are still to come.
        failures: How many hand-ins up to this one failed it; the help grows with them.
        first_to_mend: It is the one to open.
        needed: Title of the check that must pass first, for one that was not run because of it.
    """

    check: Check
    outcome: Outcome | None
    running: bool
    told: CheckResult | None
    name_only: bool
    hints: tuple[Text, ...]
    locked_hints: int
    failures: int
    first_to_mend: bool
    needed: Text | None

    @property
    def shows_picture(self) -> bool:
        """Tell whether how the page should look is shown: it did not, and the reader is told of that."""
        return self.check.picture is not None and self.told is not None and self.outcome is Outcome.FAILED


@dataclass(frozen=True)
class Reader:
    """Who looks: staff see all; `past_due` opens the checks that wait for it."""

    staff: bool
    past_due: bool

    def sees_name_only(self, check: Check) -> bool:
        """Tell whether a learner would now see nothing but the name of this check."""
        if check.visibility is Visibility.AFTER_DUE_DATE:
            return not self.past_due
        return check.visibility is Visibility.HIDDEN


def check_lines(
    exercise: Exercise, landed: Mapping[str, CheckResult], tries: Tries, reader: Reader, state: RunState
) -> tuple[CheckLine, ...]:
    """Return a line for each check, in the exercise's order, which is the one they run in.

    Args:
        landed: What is known so far, by check id.
    """
    first = first_to_mend(landed[check.id] for check in exercise.checks if check.id in landed)
    now_running = next((check for check in exercise.checks if check.id not in landed), None)
    lines = []
    for check in exercise.checks:
        seen = landed.get(check.id)
        name_only = reader.sees_name_only(check)
        covered = name_only and not reader.staff
        hints = () if covered else check.hints
        shown = hints if covered or reader.staff else tries.unlocked(check, seen)
        line = CheckLine(
            check=check,
            outcome=seen.outcome if seen else None,
            running=state is RunState.RUNNING and check is now_running,
            told=None if covered else seen,
            name_only=name_only,
            hints=shown,
            locked_hints=len(hints) - len(shown),
            failures=tries.failures(check, seen),
            first_to_mend=seen is not None and seen is first,
            needed=_needed(exercise, seen),
        )
        lines.append(line)
    return tuple(lines)


def _needed(exercise: Exercise, result: CheckResult | None) -> Text | None:
    message = result.message if result else None
    wanted = message.params.get("check") if message and message.code == "needs" else None
    return next((check.title for check in exercise.checks if check.id == wanted), None)
