"""All that is kept about a person, to take away."""

import json
import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from werkzeug.test import TestResponse

from grader.domain.alerts.follow_up import FollowUp, WatchState
from grader.domain.competencies.validation import Decision, Validation
from grader.domain.exercises.exercise import SourceFile
from grader.domain.operation.audit import Act
from grader.domain.placements.placement import Placement, PlacementKind, PlacementMoment
from grader.domain.rosters.letter import Letter
from grader.engine.ports.audit import AuditQuery
from tests.web.installation import Installation, install
from tests.web.samples import NOW

ACCOUNT, HAND_INS, BUNDLE = "account.json", "web-2610/submissions.json", "web-2610/repository.bundle"


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Installation]:
    """Yield a school of the test's own, for one that writes."""
    with install(tmp_path) as installation:
        yield installation


def take(pages: Installation, handle: str) -> TestResponse:
    client = pages.client(handle)
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/account/data").text)
    assert token is not None
    with client.post("/account/data", data={"csrf_token": unescape(token[1])}) as answer:
        answer.get_data()
    return answer


def opened(answer: TestResponse) -> ZipFile:
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    return ZipFile(BytesIO(answer.data))


def test_it_holds_the_account_every_hand_in_and_the_repository(pages: Installation):
    pages.repositories.push("web-2610/moussa.git", [SourceFile("README.md", b"")])

    zipped = opened(take(pages, "moussa"))

    assert zipped.namelist() == [ACCOUNT, HAND_INS, BUNDLE]
    assert json.loads(zipped.read(ACCOUNT))["person"]["handle"] == "moussa"
    assert len(json.loads(zipped.read(HAND_INS))["submissions"]) == 5


def test_what_a_hidden_check_holds_is_not_in_it(pages: Installation):
    assert b"Lille" not in opened(take(pages, "moussa")).read(HAND_INS)


def test_it_tells_what_somebody_did_the_taking_included(pages: Installation):
    before = takings(pages, "P-chloe")

    acts = json.loads(opened(take(pages, "chloe")).read(ACCOUNT))["acts"]

    assert takings(pages, "P-chloe") == ["P-chloe", *before]
    assert isinstance(acts, list)


def takings(pages: Installation, person_id: str) -> list[str | None]:
    """Return whose data was taken, of one person: other tests take theirs, too."""
    with pages.database.read() as tx:
        return [entry.object for entry in tx.audit.find(AuditQuery(act=Act.DATA_TAKEN, what=(person_id,)), 99)]


def test_the_newest_letter_to_them_is_in_it(fresh: Installation):
    with fresh.database.begin() as tx:
        tx.letters.put(Letter("P-karim", "web-2610", NOW, None, tries=1, sent_at=NOW))

    account = json.loads(opened(take(fresh, "karim")).read(ACCOUNT))

    assert (account["letter"]["tries"], account["letter"]["fault"]) == (1, None)
    assert json.loads(opened(take(fresh, "chloe")).read(ACCOUNT))["letter"] is None


def test_a_repository_that_cannot_be_read_keeps_nobody_from_the_rest(pages: Installation):
    assert opened(take(pages, "lea")).namelist() == [ACCOUNT, HAND_INS]


def test_its_files_are_of_the_day_on_which_it_was_taken(pages: Installation):
    zipped = opened(take(pages, "karim"))

    assert {part.date_time for part in zipped.infolist()} == {(2026, 11, 23, 9, 5, 0)}


def test_what_was_said_of_hand_ins_is_in_it_for_both_sides(pages: Installation):
    lea, ines = opened(take(pages, "lea")), opened(take(pages, "ines"))
    sent = json.loads(lea.read(HAND_INS))["submissions"]
    threads = next(one["threads"] for one in sent if one["threads"])

    own, hers = ([one["text"] for one in json.loads(zipped.read(ACCOUNT))["comments"]] for zipped in (lea, ines))

    assert threads[0]["comments"][0] == {
        "author": "Inès Garcia",
        "text": "Bien commencé.",
        "written_at": "2026-11-23T05:03:00+00:00",
        "changed_at": None,
    }
    asked = next(one["help_requests"] for one in sent if one["help_requests"])
    assert (asked[0]["text"], asked[0]["helper"]) == ("Où mettre `taux` ?", "Inès Garcia")
    assert "Pourquoi deux noms ?" in own
    assert "Bien commencé." in hers
    assert "Pourquoi deux noms ?" not in hers


def test_what_was_written_down_of_being_in_touch_is_in_it_for_both_sides(fresh: Installation):
    with fresh.database.begin() as tx:
        paul = tx.people.by_handle("paul")
        assert paul is not None
        tx.alerts.follow_up(FollowUp("F-karim", "E-karim", WatchState.CONTACTED, "Appelé.", paul, NOW))

    own = json.loads(opened(take(fresh, "karim")).read(HAND_INS))["follow_ups"]
    his = json.loads(opened(take(fresh, "paul")).read(ACCOUNT))["follow_ups"]

    assert own == [{"state": "contacted", "text": "Appelé.", "author": "Paul Meyer", "at": "2026-11-23T08:05:00+00:00"}]
    assert his == own


def test_what_became_of_somebody_is_in_it(fresh: Installation):
    with fresh.database.begin() as tx:
        tx.placements.put(Placement("E-karim", PlacementMoment.AT_END, PlacementKind.LOOKING))

    own = json.loads(opened(take(fresh, "karim")).read(HAND_INS))["placements"]

    assert own == [{"moment": "at_end", "kind": "looking", "related": None, "source": None, "said_on": None}]


def test_what_shows_and_validates_a_competency_is_in_it_for_both_sides(fresh: Installation):
    with fresh.database.begin() as tx:
        paul = tx.people.by_handle("paul")
        assert paul is not None
        named = ("E-karim", "dwwm-2023", 1, "cp2")
        tx.competencies.say(Validation("V1", *named, Decision.VALIDATED, "Vu en atelier.", NOW.date(), NOW, paul))

    own = json.loads(opened(take(fresh, "karim")).read(HAND_INS))
    his = json.loads(opened(take(fresh, "paul")).read(ACCOUNT))["validations"]

    assert own["validations"] == his
    assert [(one["competency"], one["comment"], one["by"]) for one in his] == [("cp2", "Vu en atelier.", "Paul Meyer")]
    assert {"kind": "exercise", "source": "bonjour", "competency": "cp7"}.items() <= own["evidence"][0].items()


def test_no_secret_is_in_it(pages: Installation):
    text = opened(take(pages, "ada")).read(ACCOUNT).decode()

    assert pages.school.secrets["ada"] not in text
    assert "hash" not in text


def test_the_page_tells_how_long_and_what_opens_the_account(pages: Installation):
    page = pages.client("ada").get("/account/data").text

    assert "environ 3\N{NO-BREAK SPACE}ans et 3\N{NO-BREAK SPACE}mois après la fin de ta dernière promo" in page
    assert "Firefox, Windows" in page
    assert "ce navigateur" in page
    assert "Aucun accord en ce moment" in page


def test_it_is_kept_by_no_browser(pages: Installation):
    assert take(pages, "thomas").headers["Cache-Control"] == "no-store"


def test_a_portfolio_with_what_was_agreed_and_who_looked_is_in_it(pages: Installation):
    account = json.loads(opened(take(pages, "chloe")).read(ACCOUNT))

    portfolio = account["portfolio"]
    assert [one["exercise"] for one in portfolio["exercises"]] == ["bonjour", "prix-ttc"]
    assert [(one["name"], one["page"], one["company"], one["day"]) for one in account["looks"]] == [
        ("Inès Garcia", "competencies", "", "2026-11-23"),
        ("Yann Le Goff", "portfolio", "Atelier Nord", "2026-11-23"),
        ("Inès Garcia", "progress", "", "2026-11-23"),
    ]
    assert [(one["about"], one["to"]) for one in account["consents"]] == [
        ("portfolio", "Atelier Nord"),
        ("portfolio", "link L-chloe"),
    ]


def test_the_page_tells_what_was_agreed_and_who_looked(pages: Installation):
    page = unescape(pages.client("chloe").get("/account/data").text)

    consents, looks = page.split('id="consents"')[1].split('id="looks"')
    assert "Atelier Nord lit ton portfolio." in consents
    assert "Qui a un lien lit ton portfolio." in consents
    assert re.findall(r"<strong>(.+?)</strong> <span>(.+?)</span> <span>(.+?)</span>", looks) == [
        ("Inès Garcia", "formateur·rice", "ta progression, tes compétences"),
        ("Yann Le Goff", "Atelier Nord", "ton portfolio"),
    ]


def test_appointments_and_what_stands_in_the_way_are_in_ones_own_copy_alone(pages: Installation):
    zipped, of_counsellor = opened(take(pages, "lea")), opened(take(pages, "maud"))

    place = json.loads(zipped.read(HAND_INS))
    assert [one["text"] for one in place["obstacles"]] == ["Le mercredi."]
    assert [one["state"] for one in place["appointments"]] == ["planned", "missed"]
    assert [one["about"] for one in json.loads(zipped.read(ACCOUNT))["consents"]] == ["obstacles"]
    assert b"mercredi" not in of_counsellor.read(ACCOUNT)
