"""What became of a cohort's learners by the API: said by leads, masked for operators."""

from collections.abc import Iterator

import pytest

from tests.web.api.programs import Api, open_school
from tests.web.api.test_plans import send

AT = "/cohorts/web-2610/placements"
WORKS = {"moment": "at_end", "kind": "temporary", "related": False, "source": "employer", "said_on": "2026-11-20"}


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """Yield a school that Ada has left this day."""
    with open_school(tmp_path_factory.mktemp("placements")) as school:
        send(school, "PUT", "/cohorts/web-2610/people/ada/place", {"status": "left", "since": "2026-11-20"})
        yield school


def test_a_lead_says_it_and_the_staff_reads_it(fresh: Api) -> None:
    said = send(fresh, "PUT", f"{AT}/ada", WORKS)
    read = fresh.ask("ines", AT).json

    (ada,) = [one for one in read["people"] if one["learner"]["handle"] == "ada"]
    (figures,) = read["figures"]
    assert (said.status_code, said.json["people"]) == (200, read["people"])
    assert (ada["end"], ada["asked"], ada["said"]) == ("2026-11-20", ["at_end"], [WORKS])
    assert (figures["asked"], figures["answer_percent"], figures["positive"], figures["related"]) == (1, 100, 1, 0)


def test_it_is_taken_back(fresh: Api) -> None:
    send(fresh, "PUT", f"{AT}/ada", WORKS)
    gone = send(fresh, "PUT", f"{AT}/ada", {"moment": "at_end", "kind": None}).json

    assert [one["said"] for one in gone["people"] if one["said"]] == []


def test_an_operator_reads_how_many_answered_and_nothing_small(fresh: Api) -> None:
    send(fresh, "PUT", f"{AT}/ada", WORKS)
    read = fresh.ask("olga", AT).json

    (figures,) = read["figures"]
    assert (read["masked"], read["people"]) == (True, [])
    assert (figures["asked"], figures["answered"], figures["positive"], figures["related"]) == (1, 1, None, None)
    assert {one["count"] for one in figures["kinds"]} == {None}


@pytest.mark.parametrize("wrong", [{"moment": "twelve_months"}, {"said_on": "2099-01-01"}, {"kind": "rich"}])
def test_what_cannot_be_is_refused(fresh: Api, wrong: dict[str, object]) -> None:
    refused = send(fresh, "PUT", f"{AT}/ada", WORKS | wrong)

    assert refused.status_code == 422
    assert fresh.ask("ines", AT).json["figures"][0]["answered"] == 0


def test_a_lead_makes_a_link_and_takes_it_back(fresh: Api) -> None:
    made = send(fresh, "POST", f"{AT}/ada/link", {"moment": "at_end"}).json
    asked = fresh.ask("ines", AT).json["people"]
    gone = send(fresh, "DELETE", f"{AT}/ada/link?moment=at_end", {}).json["people"]

    (before,), (after,) = (next(one["questions"] for one in people if one["questions"]) for people in (asked, gone))
    assert made["link"].startswith("http://localhost/placements/")
    assert (before["withdrawn_at"], after["withdrawn_at"] is None) == (None, False)
    assert fresh.app.test_client().get(f"/placements/{made['link'].rpartition('/')[2]}").status_code == 404


def test_a_lead_lets_letters_ask_and_ends_them(fresh: Api) -> None:
    begun = send(fresh, "PUT", "/cohorts/web-2610/placement-letters", {"wanted": True}).json
    ended = send(fresh, "PUT", "/cohorts/web-2610/placement-letters", {"wanted": False}).json

    assert (begun["writes_since"] is None, ended["writes_since"]) == (False, None)
