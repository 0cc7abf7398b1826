"""Who looked at the caller's pages."""

from grader.engine.looks import own_looks
from web.api.endpoints import endpoint
from web.api.shapes.looks import LookShape, LooksShape
from web.http.bearer import caller
from web.http.context import grader


@endpoint("/account/looks", LooksShape)
def read_looks() -> LooksShape:
    """Read who looked at one's own pages: one thing of one day is one line."""
    looks = own_looks(caller(), database=grader().database)
    told = (
        LookShape(name=one.viewer.name, role=one.viewer.role, company=one.company, page=one.page, day=one.day)
        for one in looks
    )
    return LooksShape(items=list(told))
