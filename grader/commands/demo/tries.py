"""A learner's tries over weeks, drawn by lot from how they work: the same seed draws the same tries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from random import Random

from grader.commands.demo.rhythms import BEGINNINGS, ENDINGS, Rhythm
from grader.domain.days import start_of

SOLUTION, SYNTAX, INDENTATION = "solution", "syntax", "indentation"
SLIPS = (SYNTAX, INDENTATION)
DAY = timedelta(days=1)
LEAST_BETWEEN, USUALLY_BETWEEN = timedelta(minutes=2), timedelta(minutes=14)
ON_A_DAY_OFF = 0.15


@dataclass(frozen=True)
class Lesson:
    """An exercise as the class meets it.

    Attributes:
        begins: When it is begun.
        wrong: Names of its known wrong solutions, from the furthest to the nearest to the right one.
    """

    exercise: str
    begins: datetime
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Try:
    """A hand-in that is to be.

    Attributes:
        subject: What it holds: `solution`, the name of a wrong one, or a slip of the keyboard.
        nth: Its number among the learner's of this exercise, from 1.
        again: It holds what the one before it holds, but for a word.
    """

    at: datetime
    exercise: str
    subject: str
    message: str
    nth: int
    again: bool = False


@dataclass(frozen=True)
class Span:
    """The time that a history is of.

    Attributes:
        off: Days on which the class does not meet, beside weekends.
    """

    begins: datetime
    now: datetime
    zone: tzinfo
    off: frozenset[date] = frozenset()


def tries_of(handle: str, rhythm: Rhythm, lessons: Sequence[Lesson], span: Span, *, seed: int) -> tuple[Try, ...]:
    """Return somebody's tries, oldest first: none before the class begins, none in the future."""
    lot = Random(f"{seed} {handle}")  # noqa: S311 - what is drawn is a story, and has to be the same again
    last = span.now - rhythm.ends
    begun = [one for one in lessons if one.begins < last and one.exercise not in rhythm.leaves_out]
    kept = [one for one in begun if lot.random() >= rhythm.skips]
    moment, tries = span.begins, list[Try]()
    for lesson in kept:
        late = timedelta(days=lot.uniform(*rhythm.lag))
        moment = max(moment + LEAST_BETWEEN, lesson.begins + late)
        subjects = _subjects(lesson, rhythm, lot)
        for one in _spread(lesson, subjects, moment, rhythm, span, lot):
            moment = one.at
            tries.append(one)
    seen = [one for one in tries if one.at < last]
    return tuple(_stuck(seen, lessons, rhythm.stuck, lot) if rhythm.stuck and seen else seen)


def _subjects(lesson: Lesson, rhythm: Rhythm, lot: Random) -> list[str]:
    """Return what somebody hands in for an exercise, one after the other: less and less wrong."""
    count = min(len(lesson.wrong), lot.choices(range(len(rhythm.mistakes)), rhythm.mistakes)[0])
    wrong = [lesson.wrong[place] for place in sorted(lot.sample(range(len(lesson.wrong)), count))]
    slip = [lot.choice(SLIPS)] if lot.random() < rhythm.slips else []
    given_up = bool(wrong) and lot.random() < rhythm.gives_up
    return [*slip, *wrong, *([] if given_up else [SOLUTION])]


def _stuck(tries: Sequence[Try], lessons: Sequence[Lesson], times: int, lot: Random) -> list[Try]:
    """Return the tries of somebody who is stopped by what they began last, and hands it in again and again."""
    last = tries[-1]
    (wrong,) = (one.wrong for one in lessons if one.exercise == last.exercise)
    before = [one for one in tries if one.exercise != last.exercise]
    subject, began = lot.choice(wrong or SLIPS), last.at - times * USUALLY_BETWEEN
    again = [
        Try(began + nth * USUALLY_BETWEEN, last.exercise, subject, lot.choice(BEGINNINGS[nth == 1]), nth, nth > 1)
        for nth in range(1, times + 1)
    ]
    return [one for one in before if one.at < began] + again


def _spread(
    lesson: Lesson, subjects: Sequence[str], earliest: datetime, rhythm: Rhythm, span: Span, lot: Random
) -> Iterator[Try]:
    """Yield the tries at an exercise, each some minutes after the one before, or when the next working hours begin."""
    moment = earliest
    for nth, subject in enumerate(subjects, start=1):
        moment = _at_work(moment, rhythm, span, lot, sits_there=nth > 1)
        said = ENDINGS if subject == SOLUTION and nth > 1 else BEGINNINGS[nth == 1]
        yield Try(moment, lesson.exercise, subject, lot.choice(said), nth)
        moment += LEAST_BETWEEN + USUALLY_BETWEEN * lot.expovariate(1)


def _at_work(earliest: datetime, rhythm: Rhythm, span: Span, lot: Random, *, sits_there: bool) -> datetime:
    """Return a moment in their next working hours, or this one where they sit there already."""
    day = earliest.astimezone(span.zone).date()
    stretches = [_stretch(day, hours, span.zone) for hours in rhythm.hours]
    if sits_there and any(begins <= earliest < ends for begins, ends in stretches):
        return earliest
    while True:
        to_come = [(begins, ends) for begins, ends in stretches if begins > earliest]
        if to_come and lot.random() < _likelihood(day, rhythm, span):
            begins, ends = lot.choice(to_come)
            return begins + (ends - begins) * lot.random() * 0.7
        day += DAY
        stretches = [_stretch(day, hours, span.zone) for hours in rhythm.hours]


def _stretch(day: date, hours: tuple[float, float], zone: tzinfo) -> tuple[datetime, datetime]:
    midnight = start_of(day, zone)
    begins, ends = (midnight + timedelta(hours=hour) for hour in hours)
    return begins, ends


def _likelihood(day: date, rhythm: Rhythm, span: Span) -> float:
    likely = rhythm.days[day.weekday()]
    return likely * ON_A_DAY_OFF if day in span.off else likely
