"""What became of the learners of a cohort: figures, the people behind them for its staff, leads who say it or ask."""

from grader.domain.accounts.credentials import Scope
from grader.engine.placements.letters import choose_placement_letters
from grader.engine.placements.links import make_link, withdraw_links
from grader.engine.placements.reading import placements_page
from grader.engine.placements.saying import say_placement
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Reading, endpoint
from web.api.shapes.placements import (
    PlacementAsked,
    PlacementLink,
    Placements,
    ToAskPlacement,
    ToSayPlacement,
    ToWritePlacements,
)
from web.http.addresses import placement_address
from web.http.bearer import caller
from web.http.context import grader

AT = "/cohorts/<cohort>/placements"


@endpoint(AT, Placements, reading=Reading(refusals=("not-found",)))
def read_placements(cohort: str) -> Placements:
    """Read what became of a cohort's learners; for its staff, and for operators without people or small numbers."""
    return _read(cohort)


@endpoint(
    f"{AT}/<handle>",
    Placements,
    scope=Scope.PEOPLE,
    method="PUT",
    reading=Reading(body=ToSayPlacement, refusals=(*OF_SOMEBODY, "not-valid")),
)
def say_what_became(cohort: str, handle: str, body: ToSayPlacement) -> Placements:
    """Write down what became of a learner by a moment, or take it back; for those who lead the cohort."""
    ours = grader()
    say_placement(caller(), cohort, handle, body.entry(), zone=ours.settings.zone, database=ours.database, now=ours.now)
    return _read(cohort)


@endpoint(
    f"{AT}/<handle>/link",
    PlacementLink,
    scope=Scope.PEOPLE,
    method="POST",
    reading=Reading(body=ToAskPlacement, refusals=(*OF_SOMEBODY, "not-valid")),
)
def ask_placement(cohort: str, handle: str, body: ToAskPlacement) -> PlacementLink:
    """Make a link that asks a learner about a moment, without an account; for those who lead the cohort."""
    ours = grader()
    made = make_link(
        caller(),
        cohort,
        handle,
        body.moment,
        zone=ours.settings.zone,
        database=ours.database,
        now=ours.now,
        new_secret=ours.new_secret,
    )
    return PlacementLink(handle=handle, moment=body.moment, link=placement_address(made.secret), until=made.until)


@endpoint(
    f"{AT}/<handle>/link",
    Placements,
    scope=Scope.PEOPLE,
    method="DELETE",
    reading=Reading(query=PlacementAsked, refusals=OF_SOMEBODY),
)
def withdraw_placement_links(cohort: str, handle: str, query: PlacementAsked) -> Placements:
    """Take back every link that asks a learner about a moment; for those who lead the cohort."""
    ours = grader()
    withdraw_links(caller(), cohort, handle, query.moment, database=ours.database, now=ours.now)
    return _read(cohort)


@endpoint(
    "/cohorts/<cohort>/placement-letters",
    Placements,
    scope=Scope.PEOPLE,
    method="PUT",
    reading=Reading(body=ToWritePlacements, refusals=OF_SOMEBODY),
)
def choose_letters_of_placements(cohort: str, body: ToWritePlacements) -> Placements:
    """Ask a cohort's learners by letter from now on, or no more; for those who lead it."""
    ours = grader()
    choose_placement_letters(caller(), cohort, wanted=body.wanted, database=ours.database, now=ours.now)
    return _read(cohort)


def _read(cohort: str) -> Placements:
    ours = grader()
    page = placements_page(caller(), cohort, zone=ours.settings.zone, database=ours.database, now=ours.now)
    return Placements.of(page)
