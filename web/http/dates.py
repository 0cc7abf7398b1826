"""Filters that show moments and days in the reader's language and the school's time zone."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from babel.dates import format_timedelta
from flask import Flask
from flask_babel import gettext
from markupsafe import Markup

from grader.domain.days import last_day
from grader.domain.text import Language
from grader.wording import days
from web.http.context import grader, language

JUST_NOW = timedelta(minutes=1)
RELATIVE_FOR = timedelta(days=7)
STILL_HOURS = timedelta(hours=6)
"""What is nearer is told in hours and minutes, though midnight lies between."""
DAY_AND_TIME = {
    Language.FR: "EEE d MMM, H'\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}'mm",
    Language.EN: "EEE d MMM, HH:mm",
}


def init_app(app: Flask) -> None:
    """Make the filters known to templates."""
    app.jinja_env.filters.update(when=when, day=day, clock=clock, date_alone=date_alone, in_full=in_full, until=until)
    app.jinja_env.filters["weekdays"] = weekdays
    app.jinja_env.globals["moment_now"] = lambda: grader().now()


def when(moment: datetime) -> Markup:
    """Return a `<time>`: how long ago or ahead up to 7 days, then `lun. 23 nov., 9 h 05`, with the year if not this.

    Days are the calendar's: what was yesterday was a day ago, in the evening as in the morning.
    """
    now = grader().now()
    ahead = moment - now
    if timedelta(0) >= ahead > -JUST_NOW:
        shown = gettext("just now")
    elif abs(ahead) < RELATIVE_FOR:
        shown = _relative(moment, now)
    else:
        shown = _in_full(moment) if moment.year != now.year else _by_the_clock(moment)
    return _time(moment, shown)


def day(moment: datetime) -> Markup:
    """Return a `<time>` that names the day alone: `23 novembre 2026`."""
    return _time(moment, days.day_alone(moment.astimezone(grader().settings.zone).date(), language()))


def until(moment: datetime) -> Markup:
    """Return a `<time>` of what ends at a moment: how long ago or ahead up to 7 days, then its last day."""
    if abs(moment - grader().now()) < RELATIVE_FOR:
        return when(moment)
    return _time(moment, days.day_alone(last_day(moment, grader().settings.zone), language()))


def clock(moment: datetime) -> Markup:
    """Return a `<time>` with day and time of day: `lun. 23 nov., 9 h 05`."""
    return _time(moment, _by_the_clock(moment))


def in_full(moment: datetime) -> Markup:
    """Return a `<time>` that says all of a moment, for what outlives its day: `lun. 23 nov. 2026, 9 h 05`."""
    return _time(moment, _in_full(moment))


def date_alone(local: date) -> Markup:
    """Return a `<time>` of a day in the school's time zone: `23 novembre 2026`."""
    return Markup('<time datetime="{}">{}</time>').format(local.isoformat(), days.day_alone(local, language()))


def weekdays(some: Sequence[date]) -> str:
    """Return some days of a week: `lun. 16, mar. 17`."""
    return ", ".join(days.written(one, "EEE d", language()) for one in some)


def weekday_and_time(moment: datetime) -> str:
    """Return a moment within a sentence: `mardi 24 novembre, 14 h 05`."""
    return days.weekday_and_time(moment, grader().settings.zone, language())


def _relative(moment: datetime, now: datetime) -> str:
    zone = grader().settings.zone
    days = moment.astimezone(zone).date() - now.astimezone(zone).date()
    distance = days if days and abs(moment - now) >= STILL_HOURS else moment - now
    return format_timedelta(distance, threshold=1, add_direction=True, format="short", locale=language().value)


def _by_the_clock(moment: datetime) -> str:
    return days.written_moment(moment, DAY_AND_TIME[language()], grader().settings.zone, language())


def _in_full(moment: datetime) -> str:
    pattern = DAY_AND_TIME[language()].replace("MMM", "MMM y")
    return days.written_moment(moment, pattern, grader().settings.zone, language())


def _time(moment: datetime, shown: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(timespec="seconds"), shown)
