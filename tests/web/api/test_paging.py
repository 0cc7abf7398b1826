"""Long lists, a page at a time."""

import pytest

from tests.web.api.programs import Api


def walk(api: Api, handle: str, path: str) -> list[str]:
    """Return the JSON of every item, asked for one at a time."""
    items, cursor = [], ""
    while cursor is not None:
        page = api.ask(handle, f"{path}{'&' if '?' in path else '?'}limit=1{cursor and f'&cursor={cursor}'}").json
        items += map(str, page["items"])
        cursor = page["next"]
    return items


@pytest.mark.parametrize(
    ("handle", "path", "count"),
    [
        ("ada", "/submissions", 6),
        ("ada", "/submissions?exercise=bonjour", 3),
        ("ines", "/submissions?learner=chloe", 7),
        ("ines", "/submissions?exercise=bonjour", 14),
        ("ines", "/exercises", 6),
        ("ines", "/cohorts", 1),
        ("ines", "/cohorts/web-2610/learners", 8),
        ("olga", "/people", 15),
    ],
)
def test_a_walk_through_the_pages_meets_everything_once(api: Api, handle: str, path: str, count: int) -> None:
    walked = walk(api, handle, path)

    assert walked == list(map(str, api.ask(handle, path).json["items"]))
    assert len(set(walked)) == len(walked) == count


def test_hand_ins_come_newest_first(api: Api) -> None:
    items = api.ask("ada", "/submissions").json["items"]

    assert [item["received_at"] for item in items] == sorted((item["received_at"] for item in items), reverse=True)


def test_staff_read_the_hand_ins_of_all_whom_they_teach_with_whose_each_is(api: Api) -> None:
    items = api.ask("ines", "/submissions?exercise=bonjour&limit=100").json["items"]

    learners = {item["learner"] for item in items}
    assert {"ada", "karim"} < learners
    assert {item["exercise"] for item in items} == {"bonjour"}
    assert {item["learner"] for item in api.ask("ada", "/submissions").json["items"]} == {"ada"}


def test_a_cursor_of_somebody_elses_list_is_none(api: Api) -> None:
    foreign = api.submission("karim", "bonjour")

    assert api.ask("ada", f"/submissions?cursor={foreign}").status_code == 404


def test_an_answer_that_is_known_is_not_sent_again(api: Api) -> None:
    first = api.ask("ines", "/cohorts/web-2610/board")

    second = api.ask("ines", "/cohorts/web-2610/board", If_None_Match=first.headers["ETag"])

    assert (second.status_code, second.data) == (304, b"")


def test_a_board_says_which_part_of_it_is_told(api: Api) -> None:
    board = api.ask("ines", "/cohorts/web-2610/board?learners=7&name=m%20d").json

    assert [row["person"]["handle"] for row in board["rows"]] == ["karim"]
    assert board["exercise_pages"] == board["learner_pages"] | {"total": 6} == {"page": 1, "pages": 1, "total": 6}


@pytest.mark.parametrize("query", ["learners=0", "exercises=x", "learners=1.5", "more=1"])
def test_a_part_that_makes_no_sense_is_refused(api: Api, query: str) -> None:
    assert api.ask("ines", f"/cohorts/web-2610/board?{query}").status_code == 422


def test_acts_come_as_many_as_are_asked_for(api: Api) -> None:
    first = api.ask("olga", "/audit?limit=2").json
    second = api.ask("olga", f"/audit?limit=2&cursor={first['next']}").json

    assert (len(first["items"]), len(second["items"])) == (2, 2)
    assert not {one["id"] for one in first["items"]} & {one["id"] for one in second["items"]}
