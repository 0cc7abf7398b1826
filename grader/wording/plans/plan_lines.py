"""What is said on the command line of tracks, and of a cohort's plan and the dates that move in it."""

from collections.abc import Iterator, Sequence
from datetime import date, tzinfo

from grader.domain.assignments import Assignment, Counts
from grader.domain.days import first_day, last_day
from grader.domain.plans.plan import DateMove, Plan
from grader.domain.plans.track import Track
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for
from grader.wording.quoting import quotable


def plan_lines(plan: Plan, given: Sequence[Assignment], zone: tzinfo, language: Language) -> Iterator[str]:
    """Yield the first day of a plan, its modules, and a line an exercise, in order, with its week and its days."""
    text = gettext_for(language).gettext
    titles = {one.slug: one.title.in_(language) for one in plan.modules}
    if plan.days is None:
        yield text("%(slug)s has no first day yet: grader cohort plan days %(slug)s DAY") % {"slug": plan.cohort}
    else:
        yield text("%(slug)s begins on %(day)s.") % {"slug": plan.cohort, "day": plan.days.starts_on.isoformat()}
    module: str | None = None
    for number, one in enumerate(given, start=1):
        if one.module != module and one.module:
            yield quotable(titles.get(one.module, one.module))
        module = one.module
        week = text("week %(number)s") % {"number": one.week} if one.week else ""
        latest = text("the latest hand-in counts") if one.counts is Counts.LATEST else ""
        yield f"{number:3}  {one.exercise}  {week}  {days_phrase(one, zone, language)}  {latest}".rstrip()


def days_phrase(given: Assignment, zone: tzinfo, language: Language) -> str:
    """Return from when to when an exercise is meant to be done; nothing where it has no date."""
    text = gettext_for(language).gettext
    begins = None if given.starts_at is None else first_day(given.starts_at, zone).isoformat()
    ends = None if given.due_at is None else last_day(given.due_at, zone).isoformat()
    if begins and ends:
        return text("from %(begins)s to %(ends)s") % {"begins": begins, "ends": ends}
    if begins:
        return text("from %(begins)s on") % {"begins": begins}
    return text("until %(day)s") % {"day": ends} if ends else ""


def move_lines(moves: Sequence[DateMove], zone: tzinfo, language: Language) -> Iterator[str]:
    """Yield each exercise whose dates move, with its days before and after; that none does where there is none."""
    text = gettext_for(language).gettext
    if not moves:
        yield text("No date moves.")
    for one in moves:
        before, after = (days_phrase(each, zone, language) or text("no date") for each in (one.before, one.after))
        yield f"  {one.after.exercise}: {before} → {after}"


def own_move_lines(moves: Sequence[tuple[str, date, date]], language: Language) -> Iterator[str]:
    """Yield each exercise whose last day moves for a learner, with that day before and after."""
    text = gettext_for(language).gettext
    if not moves:
        yield text("No date moves.")
    for exercise, before, after in moves:
        days = [text("until %(day)s") % {"day": day.isoformat()} for day in (before, after)]
        yield f"  {exercise}: {days[0]} → {days[1]}"


def back_line(handle: str, language: Language) -> str:
    """Return that somebody learns again."""
    return gettext_for(language).gettext("%(handle)s is in training again.") % {"handle": handle}


def preview_line(language: Language) -> str:
    """Return how what was only shown is done."""
    return gettext_for(language).gettext("Nothing was changed yet. If you mean it, say it again with --yes.")


def opened_lines(slug: str, left: Sequence[str], language: Language) -> Iterator[str]:
    """Yield that a cohort is open, and what it was not given."""
    yield gettext_for(language).gettext("%(slug)s is open.") % {"slug": slug}
    yield from not_published_lines(left, language)


def extended_line(handle: str, exercise: str, until: date | None, language: Language) -> str:
    """Return until when a learner has an exercise; None is until the cohort's date."""
    text = gettext_for(language).gettext
    if until is None:
        return text("The cohort's date for %(exercise)s is %(handle)s's again.") % {
            "exercise": exercise,
            "handle": handle,
        }
    told = {"handle": handle, "exercise": exercise, "day": until.isoformat()}
    return text("%(handle)s has %(exercise)s until %(day)s.") % told


def renamed_line(slug: str, name: str, language: Language) -> str:
    """Return how a cohort is called from now on."""
    return gettext_for(language).gettext("%(slug)s is called “%(name)s” now.") % {"slug": slug, "name": quotable(name)}


def track_lines(track: Track, left: Sequence[str], language: Language) -> Iterator[str]:
    """Yield that a track is published, with its modules, and which of its exercises are not."""
    texts = gettext_for(language)
    yield texts.gettext("%(slug)s is published.") % {"slug": track.slug}
    for one in track.stretches:
        count = len(one.exercises)
        told = texts.ngettext("%(num)s exercise", "%(num)s exercises", count) % {"num": count}
        yield f"  {quotable(one.module.title.in_(language))}: {told}"
    yield from not_published_lines(left, language)


def not_published_lines(left: Sequence[str], language: Language) -> Iterator[str]:
    """Yield which exercises no cohort can be given yet; nothing where there is none."""
    if left:
        said = gettext_for(language).gettext("Not published yet, so no cohort is given them: %(slugs)s.")
        yield said % {"slugs": ", ".join(left)}
