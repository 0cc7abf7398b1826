"""Handing in over the API."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from tests.web.api.programs import Api, open_school
from web.app import create_app
from web.http.problems import MEDIA_TYPE, TYPE

ADAS = "web-2610/ada"


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Api]:
    """Yield a school of its own, as handing in changes it."""
    with open_school(tmp_path) as school:
        yield school


def hand_in(school: Api, handle: str, body: object, **headers: str) -> TestResponse:
    """Return the answer to a request to hand in."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    own = {"Authorization": f"Bearer {school.secrets[handle]}"}
    return school.app.test_client().post("/api/v1/submissions", json=body, headers=own | named)


def test_a_program_hands_in_and_reads_the_run(school: Api) -> None:
    commit = school.push(b"x = 1\n")

    answer = hand_in(school, "ada", {"repository": ADAS, "commit": commit})
    run = school.ask("ada", f"/runs/{answer.json['submissions'][0]['run_id']}").json

    assert answer.status_code == 201
    assert (answer.json["submissions"][0]["exercise"], answer.json["submissions"][0]["number"]) == ("bonjour", 4)
    assert (run["state"], run["verdict"]) == ("queued", None)


def test_a_repeated_request_gets_the_same_answer_byte_by_byte(school: Api) -> None:
    wanted = {"repository": ADAS, "commit": school.push(b"x = 1\n")}

    answers = [hand_in(school, "ada", wanted, Idempotency_Key="one") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].data == answers[1].data


def test_a_key_for_another_request_is_a_conflict(school: Api) -> None:
    first, second = school.push(b"x = 1\n"), school.push(b"x = 2\n")
    hand_in(school, "ada", {"repository": ADAS, "commit": first}, Idempotency_Key="one")

    answer = hand_in(school, "ada", {"repository": ADAS, "commit": second}, Idempotency_Key="one")

    assert (answer.status_code, answer.json["type"]) == (409, TYPE.format(name="reused-key"))


def test_a_commit_that_was_handed_in_is_told_again(school: Api) -> None:
    wanted = {"repository": ADAS, "commit": school.push(b"x = 1\n")}

    first, second = (hand_in(school, "ada", wanted) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json == second.json


@pytest.mark.parametrize(
    ("handle", "repository", "status"),
    [
        ("karim", ADAS, 404),
        ("noor", ADAS, 404),
        ("ines", ADAS, 403),
        ("olga", ADAS, 403),
        ("ada", "web-2610/nobody", 404),
        ("ada", "nowhere/ada", 404),
    ],
)
def test_nobody_hands_in_for_another(school: Api, handle: str, repository: str, status: int) -> None:
    answer = hand_in(school, handle, {"repository": repository, "commit": school.push(b"x = 1\n")})

    assert answer.status_code == status
    assert school.app.extensions["grader"].doorbell.rung == []


def test_a_commit_that_is_not_there_is_not_found(school: Api) -> None:
    school.push(b"x = 1\n")

    answer = hand_in(school, "ada", {"repository": ADAS, "commit": "9" * 40})

    assert (answer.status_code, answer.json["code"]) == (404, "commit")


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"repository": ADAS},
        {"repository": "../x", "commit": "9" * 40},
        {"repository": ADAS, "commit": "--help"},
        {"repository": ADAS, "commit": "9" * 40, "more": 1},
        {"repository": ADAS, "commit": None},
    ],
)
def test_a_body_of_another_shape_is_refused(school: Api, body: object) -> None:
    assert hand_in(school, "ada", body).status_code == 422


@pytest.mark.parametrize(
    ("data", "content_type", "status"),
    [
        (b"{", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"{}", "text/plain", 415),
        (b"repository=x", "application/x-www-form-urlencoded", 415),
        (b'"' + b"x" * 70_000 + b'"', "application/json", 413),
    ],
)
def test_what_is_no_small_json_is_refused(school: Api, data: bytes, content_type: str, status: int) -> None:
    headers = {"Authorization": f"Bearer {school.secrets['ada']}", "Content-Type": content_type}

    assert school.app.test_client().post("/api/v1/submissions", data=data, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("language", "time", "detail"),
    [("en", "in 10\N{NO-BREAK SPACE}s", "Nothing was stored."), ("fr", "dans 10\N{NO-BREAK SPACE}s", "Rien")],
)
def test_a_full_queue_asks_to_come_back(school: Api, language: str, time: str, detail: str) -> None:
    ours = school.app.extensions["grader"]
    full = replace(ours, settings=ours.settings.model_copy(update={"queue_limit": 1}))
    wanted = {"repository": ADAS, "commit": school.push(b"x = 1\n")}
    asked = {"Accept_Language": language, "Idempotency_Key": "one"}

    answer = hand_in(replace(school, app=create_app(full)), "ada", wanted, **asked)

    assert (answer.status_code, answer.json["type"]) == (503, TYPE.format(name="queue-full"))
    assert (answer.headers["Retry-After"], answer.mimetype) == ("10", MEDIA_TYPE)
    assert time in answer.json["detail"]
    assert detail in answer.json["detail"]
    assert hand_in(school, "ada", wanted, **asked).status_code == 201


def test_the_queue_tells_a_program_what_its_page_says(school: Api) -> None:
    handed_in = hand_in(school, "ada", {"repository": ADAS, "commit": school.push(b"x = 1\n")}).json
    run_id = handed_in["submissions"][0]["run_id"]

    queue, run = school.ask("ada", "/queue").json, school.ask("ada", f"/runs/{run_id}").json

    assert run["outlook"] == next(own["outlook"] for own in queue["own"] if own["run_id"] == run_id)
    assert not run["outlook"]["ours"]
    assert (queue["queues"][0]["waiting"], len(queue["own"])) == (2, 1)
    assert (queue["slots"], queue["come_back"]) == (2, None)


def test_without_a_token_nothing_is_handed_in(school: Api) -> None:
    assert school.app.test_client().post("/api/v1/submissions", json={}).status_code == 401


def test_a_reader_s_token_hands_nothing_in(school: Api) -> None:
    assert hand_in(school, "ines-read", {"repository": ADAS, "commit": "9" * 40}).json["code"] == "submit"


@pytest.mark.slow
def test_whoever_asks_too_often_waits(school: Api) -> None:
    wanted = {"repository": ADAS, "commit": school.push(b"x = 1\n")}

    answers = [hand_in(school, "ada", wanted) for _ in range(301)]

    assert (answers[-1].status_code, answers[-2].status_code) == (429, 200)
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 61
    assert hand_in(school, "karim", wanted).status_code == 404
