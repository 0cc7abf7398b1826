"""A page asks the database a fixed number of questions, however many learners, exercises and tries there are."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event

from tests.web.crowd import enroll_crowd, regrade_often
from tests.web.installation import Installation, install
from tests.web.samples import ALIKE

MOST = 22
"""Of one page, its session and its menu included: of a day on which somebody commented, and help was asked for."""

PAGES = {
    "day": ("ada", "/"),
    "day of a trainer": ("ines", "/"),
    "board": ("ines", "/cohorts/web-2610"),
    "board, live": ("ines", "/cohorts/web-2610/live"),
    "today": ("ines", "/cohorts/web-2610/today"),
    "learner for a trainer": ("ines", "/people/ada"),
    "charts": ("ines", "/cohorts/web-2610/charts"),
    "follow-up": ("maud", "/cohorts/web-2610/counselling"),
    "portfolio": ("chloe", "/portfolio"),
    "partner companies": ("paul", "/partners"),
    "competencies": ("ines", "/people/ada/competencies"),
    "competency board": ("ines", "/cohorts/web-2610/competencies"),
    "placements": ("paul", "/cohorts/web-2610/placements"),
    "projects": ("ada", "/cohorts/web-2610/projects"),
    "project": ("ines", "/projects/J-site"),
    "review of a project": ("ines", "/project-hand-ins/K-ada"),
    "activity statement": ("paul", "/cohorts/web-2610/people/ada/activity"),
    "folder for Qualiopi": ("paul", "/cohorts/web-2610/qualiopi"),
    "report for funders": ("paul", "/cohorts/web-2610/report"),
    "own board": ("ada", "/cohorts/web-2610"),
    "exercise": ("ada", "/exercises/bonjour"),
    "where the group stumbles": ("ines", "/exercises/bonjour/stumbles"),
    "an error of several": ("ines", f"/exercises/bonjour/stumbles/{ALIKE}"),
    "people of a cohort": ("paul", "/cohorts/web-2610/people"),
    "account": ("ada", "/account"),
    "plan": ("paul", "/cohorts/web-2610/exercises"),
    "regrades": ("ines", "/cohorts/web-2610/regrades"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Yield a school in which nobody has just asked the same: a count that is still remembered is no statement."""
    with install(tmp_path_factory.mktemp("statements")) as site:
        yield site


def asked(site: Installation) -> dict[str, int]:
    """Return how many statements each page sends once everything that is remembered has been read."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            sent.append(statement)

    counts = {}
    hand_in = f"/submissions/{site.school.latest('ada', 'bonjour')}"
    for name, (handle, path) in (PAGES | {"hand-in": ("ada", hand_in), "live": ("ada", f"{hand_in}/live")}).items():
        client = site.client(handle)
        client.get(path)
        event.listen(Engine, "before_cursor_execute", note)
        assert client.get(path).status_code == 200
        event.remove(Engine, "before_cursor_execute", note)
        counts[name] = len(sent)
        sent.clear()
    return counts


@pytest.mark.slow
def test_no_page_asks_more_when_there_is_more(site: Installation):
    before = asked(site)
    enroll_crowd(site.database, learners=60, exercises=60, cohorts=20)
    regrade_often(site.database, 20)

    after = asked(site)

    assert after == before
    assert max(before.values()) <= MOST
