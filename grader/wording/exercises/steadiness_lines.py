"""What a trainer reads of twenty runs of the solution: what passes in some of them alone, and what takes long."""

from collections.abc import Iterator, Sequence

from grader.domain.publishing.steadiness import Slow, Unsteady
from grader.domain.text import Language
from grader.domain.verdicts import GLYPHS, Status
from grader.wording.catalogue import N_, gettext_for
from grader.wording.numbers import seconds
CAUSES = {
    "order": N_("“%(check)s” passes only in some orders of the checks: no check may need what another left behind"),
    "order_of_two": N_("“%(check)s” passes only after “%(other)s”: no check may need what another left behind"),
    "hash_seed": N_("“%(check)s” hangs on the order of a set or on hash(): sort, or compare sets"),
    "time_zone": N_("“%(check)s” passes in some time zones alone: name the zone in program and test"),
    "date": N_("“%(check)s” passes on some days alone: give the program a date, in place of today's"),
    "locale": N_("“%(check)s” passes in some locales alone: sort and write numbers without asking the machine's"),
    "once": N_("“%(check)s” passed once, and never again: look for the order of a set, for hash(), for chance"),
    "chance": N_("“%(check)s” passes by chance: nothing in its runs differed"),
}
OF_RUNS = N_("%(failed)s of %(runs)s runs of the solution did not pass it")
STEADY = N_("solution passes %(runs)s times: other orders, days, time zones, locales, hash seeds")
SLOW = N_("“%(check)s” takes %(took)s of its %(limit)s: on a slower machine it may be late. Give it more time, or less to do")


def steadiness_lines(
    runs: int, unsteady: Sequence[Unsteady], slow: Sequence[Slow], language: Language
) -> Iterator[str]:
    """Yield what several runs of the solution show: checks that pass in some alone, and checks that take long."""
    if not unsteady:
        yield f"  {GLYPHS[Status.PASSED]} {steady_told(runs, language)}"
    for one in unsteady:
        yield f"  {GLYPHS[Status.FAILED]} solution {unsteady_told(one, language)}"
    for late in slow:
        yield f"  ? {slow_told(late, language)}"


def steady_told(runs: int, language: Language) -> str:
    """Return that a solution passes always."""
    return gettext_for(language).gettext(STEADY) % {"runs": runs}


def unsteady_told(one: Unsteady, language: Language) -> str:
    """Return what a check hangs on, and in how many runs it did not pass."""
    text = gettext_for(language).gettext
    cause = CAUSES["order_of_two" if one.other else one.cause]
    said = text(cause) % {"check": one.check, "other": one.other}
    return f"{said} ({text(OF_RUNS) % {'failed': one.failed, 'runs': one.runs}})"


def slow_told(late: Slow, language: Language) -> str:
    """Return how long a check takes, of how much."""
    times = {"took": seconds(late.took, language), "limit": seconds(late.limit, language)}
    return gettext_for(language).gettext(SLOW) % {"check": late.check, **times}
