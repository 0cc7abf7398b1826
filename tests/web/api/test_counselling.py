"""The follow-up by the API: counsellors write, leads read appointments, learners agree."""

from grader.domain.accounts.credentials import Scope
from tests.web.api.programs import Api, make_token
from tests.web.api.test_plans import send

COHORT = "/cohorts/web-2610/counselling"
ADA, LEA, OWN = f"{COHORT}/ada", f"{COHORT}/lea", "/account/counselling"


def test_an_appointment_is_written_changed_and_removed(fresh: Api) -> None:
    (met,) = send(fresh, "POST", f"{ADA}/appointments", {"day": "2026-12-01"}, by="maud").json["appointments"]
    at = f"{ADA}/appointments/{met['id']}"
    changed = send(fresh, "PUT", at, {"day": "2026-12-02", "state": "moved"}, by="maud").json["appointments"]
    gone = send(fresh, "DELETE", at, {}, by="maud").json["appointments"]

    assert (met["state"], [one["state"] for one in changed], gone) == ("planned", ["moved"], [])


def test_obstacles_need_their_learners_consent_and_go_with_it(fresh: Api) -> None:
    early = send(fresh, "POST", f"{ADA}/obstacles", {"kind": "money"}, by="maud")
    send(fresh, "PUT", OWN, {"agreed": True}, by="ada")
    noted = send(fresh, "POST", f"{ADA}/obstacles", {"kind": "money"}, by="maud").json["obstacles"]
    own = send(fresh, "PUT", OWN, {"agreed": False}, by="ada").json

    assert (early.status_code, early.json["code"]) == (403, "obstacles_refused")
    assert [one["kind"] for one in noted] == ["money"]
    assert (own["agreed_at"], own["obstacles"]) == (None, [])
    assert own["counsellors"] == [{"handle": "maud", "name": "Maud Keller"}]
    assert fresh.ask("maud", ADA).json["obstacles"] == []


def test_an_obstacle_is_removed(fresh: Api) -> None:
    assert send(fresh, "DELETE", f"{LEA}/obstacles/X-lea", {}, by="maud").json["obstacles"] == []


def test_a_lead_reads_no_obstacle(fresh: Api) -> None:
    read = fresh.ask("paul", LEA).json

    assert (len(read["appointments"]), read["obstacles"], read["passed"]) == (2, None, None)


def test_without_its_scope_a_counsellors_token_reads_no_follow_up(fresh: Api) -> None:
    fresh.secrets["narrow"] = make_token(fresh.installation, "maud", frozenset({Scope.READ}))

    assert [fresh.ask("narrow", path).status_code for path in ("/day", "/counselling", COHORT, LEA)] == [
        *(200, 404, 404, 404)
    ]


def test_a_counsellor_is_named_and_dismissed(fresh: Api) -> None:
    named = send(fresh, "POST", "/cohorts/web-2610/counsellors", {"name": "Zoé Roux"}).json
    gone = send(fresh, "DELETE", "/cohorts/web-2610/counsellors/zoe-roux", {}).json

    assert (named["handle"], named["link"].startswith("http"), gone["handle"]) == ("zoe-roux", True, "zoe-roux")
    assert [one["handle"] for one in fresh.ask("maud", COHORT).json["counsellors"]] == ["maud"]
