"""The demo's school as it was at another moment: all its parts, by a clock that can be put back."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from grader.adapters.git.past import DatedRepositories
from grader.assembly import Grader
from grader.engine.ports.grading import Event, Sandbox
from grader.engine.submissions.past import Importing, PastClock


@dataclass(frozen=True)
class PastSchool:
    """Steps that are handed `parts` are dated by `clock`.

    Attributes:
        importing: Brings hand-ins in.
    """

    parts: Grader
    clock: PastClock
    importing: Importing

    def at(self, moment: datetime) -> Grader:
        """Return the parts as they are at a moment."""
        self.clock.put(moment)
        return self.parts


def past_school(present: Grader, sandbox: Sandbox) -> PastSchool:
    """Return the school of an installation in the past.

    Args:
        sandbox: Where what was handed in is run.
    """
    clock = PastClock(present.now)
    repositories = DatedRepositories(present.settings.repositories_folder, clock)
    parts = replace(present, now=clock, repositories=repositories, sandbox=sandbox)
    importing = Importing(
        clock=clock,
        database=parts.database,
        repositories=repositories,
        sandbox=sandbox,
        runners=parts.runners,
        announcer=_Nobody(),
        new_id=parts.new_id,
        new_secret=parts.new_secret,
        lease=parts.settings.lease,
    )
    return PastSchool(parts, clock, importing)


class _Nobody:
    """`grader.engine.ports.grading.Announcer` where nobody watches."""

    def announce(self, run_id: str, event: Event) -> None:
        """Tell nobody."""

    def newest(self, run_id: str) -> str:  # noqa: ARG002 - the port's
        """Return nothing, as nothing was told."""
        return ""

    def listen(self, run_id: str, after: str, timeout: timedelta) -> tuple[Event, ...]:  # noqa: ARG002 - the port's
        """Return nothing, as nothing was told."""
        return ()
