"""The report for those who pay for a cohort, by the API."""

from pathlib import Path

from tests.web.api.programs import open_school
from tests.web.api.test_plans import send

AT = "/cohorts/web-2610/report"


def test_a_lead_reads_it_with_small_numbers_masked(tmp_path: Path) -> None:
    with open_school(tmp_path) as school:
        send(school, "PUT", "/cohorts/web-2610/people/ada/place", {"status": "left", "since": "2026-11-20"})
        read = school.ask("paul", AT).json

    left = next(one for one in read["statuses"] if one["status"] == "left")
    (at_end,) = read["placements"]
    assert (left["people"], left["first_day"], left["last_day"]) == (1, "2026-11-20", "2026-11-20")
    assert (read["completions"], read["interruptions"]) == (0, 1)
    assert (at_end["asked"], at_end["answered"], at_end["positive"]) == (1, 0, None)
