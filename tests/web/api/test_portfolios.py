"""A portfolio by the API: its learner composes and shares it, a company reads it."""

from tests.web.api.programs import Api
from tests.web.api.test_plans import send
from tests.web.samples import COMPANY, PORTFOLIO


def test_it_is_composed_of_what_was_passed(fresh: Api) -> None:
    items = [{"exercise": "prix-ttc", "with_code": True}, {"exercise": "unknown"}]
    kept = send(fresh, "PUT", "/portfolio", {"words": "Bonjour.", "items": items}, by="chloe").json
    seen = fresh.ask("chloe", "/portfolio/preview").json

    assert [one["exercise"] for one in kept["items"]] == ["prix-ttc"]
    assert [[file["path"] for file in one["code"]] for one in seen["exercises"]] == [["prix.py"]]


def test_a_link_is_made_and_ended(fresh: Api) -> None:
    made = send(fresh, "POST", "/portfolio/links", {"last_day": "2026-12-24"}, by="ada")
    path = made.json["link"].removeprefix("http://localhost")
    opened = fresh.app.test_client().get(path).status_code
    send(fresh, "DELETE", f"/portfolio/links/{made.json['id']}", {}, by="ada")

    assert (made.status_code, opened, fresh.app.test_client().get(path).status_code) == (201, 200, 404)


def test_a_company_reads_what_is_shared_until_it_is_withdrawn(fresh: Api) -> None:
    (listed,) = fresh.ask("yann", "/portfolios").json["items"]
    read = fresh.ask("yann", f"/portfolios/{PORTFOLIO}").json
    send(fresh, "POST", "/portfolio/withdraw", {}, by="chloe")

    assert (listed["id"], listed["name"], read["contact"]) == (PORTFOLIO, "Chloé Martin", "chloe@example.org")
    assert fresh.ask("yann", f"/portfolios/{PORTFOLIO}").status_code == 404


def test_sharing_with_a_company_is_dated_and_looks_are_told(fresh: Api) -> None:
    at = f"/portfolio/companies/{COMPANY.id}"
    shared = send(fresh, "PUT", at, {}, by="ada").json["companies"]
    ended = send(fresh, "DELETE", at, {}, by="ada").json["companies"]

    assert [one["agreed_at"] is None for one in (*shared, *ended)] == [False, True]
    assert fresh.ask("chloe", "/portfolio").json["looks"] == [
        {"name": "Yann Le Goff", "company": "Atelier Nord", "day": "2026-11-23"}
    ]
