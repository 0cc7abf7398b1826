"""Receipts of hand-ins, for whoever may see these."""

from grader.engine.receipts import reading
from web.api.endpoints import Reading, endpoint
from web.api.shapes.receipts import Receipt, Receipts
from web.http.bearer import caller
from web.http.context import grader


@endpoint("/submissions/<submission_id>/receipts", Receipts, reading=Reading(refusals=("not-found",)))
def read_receipts(submission_id: str) -> Receipts:
    """Read what the school signed of a hand-in."""
    found = reading.receipts_of(caller(), submission_id, database=grader().database).receipts
    return Receipts(items=[Receipt(kind=one.kind.value, at=one.at, line=one.line) for one in found])
