"""Dates as iCalendar (RFC 5545), for the calendar of a telephone: an exercise a day-long entry on its last day."""

from datetime import date, timedelta

from flask import Response
from icalendar import Calendar, Event

from grader.assembly import Grader
from grader.domain.days import first_day, last_day
from grader.domain.text import Language
from grader.engine.plans.calendars import CalendarEntry, DatesCalendar
from grader.wording.plans.calendar_words import begins_phrase, due_phrase

MEDIA_TYPE = "text/calendar"
ASK_AGAIN = timedelta(hours=6)


def calendar_answer(found: DatesCalendar, ours: Grader) -> Response:
    """Return the file that holds somebody's dates, in their language."""
    language = found.person.language or Language(ours.settings.language)
    calendar = Calendar()
    calendar.add("prodid", "-//grader//dates//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", ours.settings.school)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for entry in found.entries:
        for event in _events(entry, ours, language):
            calendar.add_component(event)
    answer = Response(calendar.to_ical(), mimetype=MEDIA_TYPE)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _events(entry: CalendarEntry, ours: Grader, language: Language) -> list[Event]:
    given, zone, title = entry.assignment, ours.settings.zone, entry.title.in_(language)
    events = []
    if given.starts_at is not None:
        begins = first_day(given.starts_at, zone)
        events.append(_event(entry, "begins", begins, begins_phrase(title, entry.cohort.name, language), ours))
    if given.due_at is not None:
        ends = last_day(given.due_at, zone)
        events.append(_event(entry, "due", ends, due_phrase(title, entry.cohort.name, language), ours))
    return events


def _event(entry: CalendarEntry, kind: str, day: date, summary: str, ours: Grader) -> Event:
    """Return an entry of a whole day; by its `uid` a calendar finds it again when its day moves."""
    slug = entry.assignment.exercise
    event = Event()
    event.add("uid", f"{kind}.{slug}.{entry.cohort.slug}@grader")
    event.add("dtstamp", ours.now())
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("url", f"{ours.settings.public_url.rstrip('/')}/exercises/{slug}")
    event.add("transp", "TRANSPARENT")
    return event
