"""Partner companies by the API: kept by leads and operators."""

from tests.web.api.programs import Api
from tests.web.api.test_plans import send
from tests.web.samples import COMPANY

ONE = f"/partners/{COMPANY.id}"


def test_a_company_is_added_changed_and_removed(fresh: Api) -> None:
    made = send(fresh, "POST", "/partners", {"name": "Studio Sud", "cohort": "web-2610"})
    at = f"/partners/{made.json['id']}"
    changed = send(fresh, "PUT", at, {"name": "Studio Sud", "town": "Roubaix"}).json
    send(fresh, "DELETE", at, None)

    assert (made.status_code, made.json["town"], changed["town"]) == (201, "", "Roubaix")
    assert fresh.ask("paul", at).status_code == 404


def test_somebody_of_it_gets_a_link_and_then_another(fresh: Api) -> None:
    new = send(fresh, "POST", f"{ONE}/people", {"name": "Zoé Roux"})
    again = send(fresh, "POST", f"{ONE}/people/zoe-roux/link", None).json

    people = fresh.ask("paul", ONE).json["people"]
    assert (new.status_code, new.json["handle"]) == (201, "zoe-roux")
    assert new.json["link"] != again["link"]
    assert people[1] == {"handle": "zoe-roux", "name": "Zoé Roux", "email": None, "has_signed_in": False}


def test_it_goes_along_with_a_cohort_no_more_and_again(fresh: Api) -> None:
    parted = send(fresh, "DELETE", f"{ONE}/cohorts/web-2610", None).json
    joined = send(fresh, "PUT", f"{ONE}/cohorts/web-2610", None).json

    assert (parted["cohorts"], parted["may_change"]) == ([], False)
    assert [one["slug"] for one in joined["cohorts"]] == ["web-2610"]


def test_who_is_let_go_stands_there_no_more(fresh: Api) -> None:
    gone = send(fresh, "DELETE", f"{ONE}/people/yann", None).json

    assert gone == {"handle": "yann", "name": "Yann Le Goff"}
    assert fresh.ask("paul", ONE).json["people"] == []
    assert fresh.ask("yann", "/day").status_code == 401
