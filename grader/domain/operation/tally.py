"""What happened, counted by the hour: verdicts and waits by how long they took, faults of ours, repairs."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from grader.domain.grading.run import Run

NO_TIME = timedelta(0)
EVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for the hour of what is so old that its hour no longer matters."""

STEPS = tuple(
    timedelta(seconds=seconds)
    for seconds in (0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 7.5, 10, 15, 20, 30, 60, 120, 300, 900, 3600, 86_400)
)
"""What a duration is counted under: the first of these that is not shorter; the last takes whatever is longer."""


class Measure(StrEnum):
    """What is counted."""

    VERDICT = "verdict"
    """Finished runs, by the time from hand-in to verdict; word: the verdict."""

    WAIT = "wait"
    """Finished runs, by the time until a worker began; no word."""

    FAULT = "fault"
    """Faults of ours that a run met with, retried or not; word: which."""

    REPAIR = "repair"
    """What the sweep mended; word: what."""


@dataclass(frozen=True)
class Tally:
    """How often something happened in an hour.

    Attributes:
        queue: Empty where no queue is meant.
        blame: Empty where nobody is to blame.
        up_to: One of `STEPS`, or zero where nothing is timed.
        took: How long all of them took together.
    """

    hour: datetime
    measure: Measure
    word: str = ""
    queue: str = ""
    blame: str = ""
    up_to: timedelta = NO_TIME
    count: int = 1
    took: timedelta = NO_TIME


def hour_of(moment: datetime) -> datetime:
    """Return the beginning of the hour, in UTC."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def step_of(duration: timedelta) -> timedelta:
    """Return the step that a duration is counted under; two clocks may make it negative, which counts as none."""
    return next((step for step in STEPS if duration <= step), STEPS[-1])


def of_run(run: Run) -> tuple[Tally, ...]:
    """Return what a finished run adds to the counts of its hour."""
    if run.result is None or run.finished_at is None:
        return ()
    hour, result = hour_of(run.finished_at), run.result
    took, waited = run.finished_at - run.queued_at, (run.started_at or run.finished_at) - run.queued_at
    return (
        Tally(
            hour,
            Measure.VERDICT,
            word=result.verdict.value,
            queue=run.queue.value,
            blame=result.blame.value if result.blame else "",
            up_to=step_of(took),
            took=max(took, NO_TIME),
        ),
        Tally(hour, Measure.WAIT, queue=run.queue.value, up_to=step_of(waited), took=max(waited, NO_TIME)),
    )


def by_step(tallies: Iterable[Tally]) -> Mapping[timedelta, int]:
    """Return how many fell in each step that has any, shortest first."""
    counts: Counter[timedelta] = Counter()
    for tally in tallies:
        counts[tally.up_to] += tally.count
    return dict(sorted(counts.items()))


def percentile(counts: Mapping[timedelta, int], share: float) -> timedelta | None:
    """Return the duration that this share (0 to 1) did not exceed, None of nothing.

    Within a step they are taken to lie evenly, as Prometheus' `histogram_quantile` does.
    """
    wanted, below = share * sum(counts.values()), 0
    for step, count in sorted(counts.items()):
        if count and below + count >= wanted:
            shorter = max((other for other in STEPS if other < step), default=NO_TIME)
            return shorter + (step - shorter) * ((wanted - below) / count)
        below += count
    return None
