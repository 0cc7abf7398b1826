"""The API as the application takes it in: one blueprint with all its operations."""

from web.api import (
    accommodations,
    accounts,
    alerts,
    charts,
    chat,
    cohorts,
    comments,
    digests,
    document,
    exercises,
    grading,
    help_requests,
    notes,
    operation,
    people,
    pinned_answers,
    plans,
    publishing,
    queue,
    receipts,
    regrades,
    remotes,
    request_problems,
    similarity,
    stumbles,
    submissions,
)
from web.api.endpoints import blueprint
from web.api.rosters import links, staff
from web.api.rosters import people as rosters

PARTS = (
    accommodations,
    accounts,
    alerts,
    charts,
    chat,
    cohorts,
    comments,
    digests,
    document,
    exercises,
    grading,
    help_requests,
    links,
    notes,
    operation,
    people,
    plans,
    publishing,
    pinned_answers,
    queue,
    receipts,
    regrades,
    remotes,
    request_problems,
    rosters,
    similarity,
    staff,
    stumbles,
    submissions,
)
"""Each registers its operations with the blueprint when it is imported."""

__all__ = ["blueprint"]
