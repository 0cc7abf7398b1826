"""Projects by the API: kept by the staff, handed in by learners, reviewed by people."""

from tests.web.api.programs import Api
from tests.web.api.test_plans import send

PROJECTS, SITE, ADAS = "/cohorts/web-2610/projects", "/projects/J-site", "/project-hand-ins/K-ada"
CARD = {
    "slug": "carte",
    "title": {"fr": "Une carte"},
    "brief": {"fr": "Fais-la."},
    "criteria": [{"id": "c1", "title": {"fr": "De loin"}, "words": {"reached": {"fr": "depuis la porte"}}}],
    "starts_on": "2026-11-20",
    "due_on": "2026-12-04",
}


def test_it_is_made_changed_and_removed(fresh: Api) -> None:
    made = send(fresh, "POST", PROJECTS, CARD)
    kept = {name: value for name, value in CARD.items() if name != "slug"} | {"title": {"fr": "Deux cartes"}}
    changed = send(fresh, "PUT", f"/projects/{made.json['id']}", kept).json
    gone = send(fresh, "DELETE", f"/projects/{made.json['id']}", {})

    assert (made.status_code, made.json["criteria"][0]["words"]["reached"]["fr"]) == (201, "depuis la porte")
    assert (changed["title"]["fr"], changed["starts_at"]) == ("Deux cartes", made.json["starts_at"])
    assert (gone.status_code, [one["id"] for one in fresh.ask("ines", PROJECTS).json["items"]]) == (200, ["J-site"])


def test_learners_read_themselves_and_the_staff_everybody(fresh: Api) -> None:
    ada, staff = fresh.ask("ada", SITE).json, fresh.ask("ines", SITE).json

    assert [one["learner"]["handle"] for one in ada["learners"]] == ["ada"]
    assert ([one["id"] for one in ada["own"]], staff["own"]) == (["K-ada"], [])
    assert len(staff["learners"]) > 3


def test_a_review_is_kept_and_says_whether_all_is_reached(fresh: Api) -> None:
    before = fresh.ask("ada", ADAS).json
    said = {"levels": {"c1": "reached", "c2": "beyond"}, "comments": {"c2": "Bien."}}
    after = send(fresh, "PUT", f"{ADAS}/review", said).json
    refused = send(fresh, "PUT", f"{ADAS}/review", {"levels": {"c1": "reached"}})

    assert (before["reached"], after["reached"], refused.status_code) == (False, True, 422)
    assert after["reviews"][-1]["comments"] == {"c2": "Bien."}


def test_files_without_any_are_refused(fresh: Api) -> None:
    refused = send(fresh, "POST", f"{SITE}/files", {"files": []}, by="ada")

    assert (refused.status_code, fresh.ask("ada", SITE).json["own"][0]["number"]) == (422, 1)
