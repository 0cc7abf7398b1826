"""Competencies by the API: read by the learner and their staff, said by staff, frameworks by leads."""

import pytest

from tests.adapters.framework_files.test_framework_files import CSV, YAML
from tests.web.api.programs import Api
from tests.web.api.test_plans import send

AT = "/people/karim/competencies"
SAY = "/cohorts/web-2610/competencies/karim"
YES = {"framework": "dwwm-2023", "competency": "cp7", "decision": "validated", "comment": "Vu en atelier."}


def cp7(read: dict) -> dict:
    (place,) = read["places"]
    (framework,) = place["frameworks"]
    return next(one for block in framework["blocks"] for one in block["competencies"] if one["code"] == "cp7")


def test_staff_say_it_and_the_learner_reads_it(fresh: Api) -> None:
    said = send(fresh, "PUT", SAY, YES | {"decided_on": "2026-11-20"})
    read = fresh.ask("karim", AT).json

    found = cp7(read)
    assert (said.status_code, said.json) == (200, read)
    assert (found["state"], found["by_person"]) == ("validated", False)
    assert [(one["decision"], one["comment"], one["decided_on"]) for one in found["history"]] == [
        ("validated", "Vu en atelier.", "2026-11-20")
    ]
    assert {one["kind"] for one in found["evidence"]} == {"exercise"}
    assert all(one["version"] == 1 and one["submission"] for one in found["evidence"])


def test_what_is_missing_is_told_by_block(fresh: Api) -> None:
    send(fresh, "PUT", SAY, YES)
    blocks = fresh.ask("karim", AT).json["places"][0]["frameworks"][0]["blocks"]

    assert [(one["code"], one["validated"], one["missing"]) for one in blocks] == [
        ("bc01", 0, ["cp1", "cp2", "cp3", "cp4"]),
        ("bc02", 1, ["cp5", "cp6", "cp8"]),
    ]


def test_the_board_counts_evidence_and_validations(fresh: Api) -> None:
    send(fresh, "PUT", SAY, YES)
    (board,) = fresh.ask("ines", "/cohorts/web-2610/competencies").json["frameworks"]

    (karim,) = [row for row in board["rows"] if row["person"]["handle"] == "karim"]
    cell = karim["cells"][board["codes"].index("cp7")]
    assert (karim["validated"], cell["state"]) == (1, "validated")
    assert cell["evidence"] == len(cp7(fresh.ask("karim", AT).json)["evidence"])
    assert {"cp2", "cp8"} <= set(board["by_person"])


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"decision": "taken_back"}, 422), ({"decided_on": "2099-01-01"}, 422), ({"competency": "cp9"}, 404)],
)
def test_what_cannot_be_said_is_refused(fresh: Api, wrong: dict[str, object], status: int) -> None:
    assert send(fresh, "PUT", SAY, YES | wrong).status_code == status
    assert cp7(fresh.ask("karim", AT).json)["history"] == []


def test_a_framework_is_brought_in_and_listed(fresh: Api) -> None:
    first = send(fresh, "POST", "/frameworks", {"name": "web.csv", "content": CSV}).json
    same = send(fresh, "POST", "/frameworks", {"name": "web.yaml", "content": YAML}).json
    listed = fresh.ask("ada", "/frameworks").json["items"]

    assert (first["slug"], first["version"], same) == ("web-2024", 1, first)
    assert [one["slug"] for one in listed] == ["dwwm-2023", "web-2024"]
