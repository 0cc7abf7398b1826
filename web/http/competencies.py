"""Names of competencies: pages of several features say them, so that frameworks are read once a request, when asked."""

from typing import cast

from flask import g

from grader.domain.competencies.framework import Frameworks
from grader.domain.text import Text
from grader.engine.competencies.reading import known_frameworks
from grader.wording import competencies
from web.http.context import grader


def frameworks() -> Frameworks:
    """Return all versions of all frameworks."""
    if "frameworks" not in g:
        g.frameworks = known_frameworks(database=grader().database)
    return cast("Frameworks", g.frameworks)


def competency_name(declared: str) -> Text:
    """Return what people read of what an exercise declares."""
    return competencies.competency_name(declared, frameworks())
