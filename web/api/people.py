"""The caller's day and data, a learner's progress, and everybody of the school."""

from flask import Response

from grader.domain.accounts.credentials import Scope
from grader.engine import listing
from grader.engine.people.day import my_day
from grader.engine.people.progress_page import progress_page
from web.api.endpoints import Reading, download, endpoint
from web.api.shapes.basic import Member, Paged
from web.api.shapes.people import Day, OwnProgress, People
from web.exports.own_data import COPIES, COUNTED_AS, MEDIA_TYPE, own_data_answer
from web.http.bearer import caller
from web.http.context import grader


@endpoint("/people/<handle>/progress", OwnProgress, reading=Reading(refusals=("not-found",)))
def read_progress(handle: str) -> OwnProgress:
    """Read a learner's progress: week by week, and by the competencies that exercises declare."""
    ours = grader()
    page = progress_page(caller(), handle, database=ours.database, now=ours.now, zone=ours.settings.zone)
    return OwnProgress.of(page)


@download("/account/data", MEDIA_TYPE, limit=COPIES, counted_as=COUNTED_AS)
def take_data() -> Response:
    """Take all that is kept about the caller: a ZIP of JSON and Git bundles."""
    return own_data_answer(caller(), grader())


@endpoint("/day", Day)
def read_day() -> Day:
    """Read what a learner does next, and how the cohorts of a trainer or lead stand."""
    ours = grader()
    return Day.of(my_day(caller(), database=ours.database, now=ours.now, zone=ours.settings.zone))


@endpoint("/people", People, scope=Scope.OPERATE, reading=Reading(Paged))
def list_people(query: Paged) -> People:
    """List everybody of the school by handle, for operators."""
    found = listing.people(caller(), after=query.cursor or "", limit=query.limit, database=grader().database)
    return People(items=[Member.model_validate(item) for item in found.items], next=found.next)
