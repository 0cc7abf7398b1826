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
    assert left == {
        "status": "left",
        "people": {"exact": None, "least": 1, "most": 4},
        "first_day": None,
        "last_day": None,
    }
    assert (read["completions"]["exact"], read["interruptions"]["exact"]) == (0, None)
    assert read["reasons"] == []
    assert (read["placements"], read["withheld"]) == ([], ["at_end"])


def test_the_folder_for_qualiopi_is_of_the_days_that_are_asked_for(tmp_path: Path) -> None:
    at = "/cohorts/web-2610/qualiopi"
    with open_school(tmp_path) as school:
        given = school.ask("paul", f"{at}?first=2026-11-01&last=2026-11-20")
        refused = school.ask("paul", f"{at}?first=2026-11-01")

    assert given.headers["Content-Disposition"] == ("attachment; filename=web-2610-qualiopi-2026-11-01-2026-11-20.zip")
    assert (refused.status_code, refused.json["code"]) == (422, "report_period")
