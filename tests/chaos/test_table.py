"""The table says what became of each submission, and what is lost or double can not hide in it."""

from tests.chaos.blows import Struck
from tests.chaos.ledger import Entry
from tests.chaos.sent import Sent
from tests.chaos.table import NO_BLOW, Row, printed, rows, verdict

BELL, WEB = "after the bell", "web process, kill -9"
STRUCK = (Struck(BELL, 10.0, 11.0, "RUN-1"), Struck(WEB, 20.0, 21.0))


def entry(began_at: float, finished_at: float | None, run: str = "RUN", **fault: str | None) -> Entry:
    sent = Sent("ada", "c0ffee", right=True, began_at=began_at)
    return Entry(sent, f"ada c0ffee {run}", fault.get("lost"), fault.get("doubled"), finished_at)


def table(*entries: Entry) -> dict[str, Row]:
    return {row.name: row for row in rows([BELL, WEB], STRUCK, entries)}


def test_a_submission_stands_in_the_row_of_the_first_blow_that_found_it_under_way() -> None:
    made = table(entry(9.0, 25.0), entry(19.0, 22.0), entry(1.0, 2.0))

    assert [len(made[name].entries) for name in (BELL, WEB, NO_BLOW, "total")] == [1, 1, 1, 3]


def test_recovery_is_from_the_blow_to_the_verdict_of_what_it_hit() -> None:
    made = table(entry(9.0, 13.0, "RUN-1"), entry(9.5, 30.0, "RUN-2"))

    assert (made[BELL].recovery, made[WEB].recovery) == ((3.0,), (10.0,))


def test_a_run_that_was_finished_a_moment_before_the_blow_is_still_what_it_hit() -> None:
    made = table(entry(9.0, 9.9, "RUN-1"))

    assert (len(made[BELL].entries), made[BELL].recovery) == (1, (0.0,))


def test_one_submission_that_is_lost_fails_the_whole_and_is_named() -> None:
    made = rows([BELL, WEB], STRUCK, [entry(9.0, None, lost="no result"), entry(9.0, 12.0)])

    assert verdict(made) == "1 lost, 0 double"
    assert "LOST    ada c0ffee RUN: no result" in printed(made)


def test_one_submission_that_is_counted_twice_fails_the_whole() -> None:
    made = rows([BELL, WEB], STRUCK, [entry(9.0, 12.0, doubled="1 submissions, 2 finishes")])

    assert verdict(made) == "0 lost, 1 double"


def test_a_kill_point_that_was_never_hit_fails_the_whole() -> None:
    assert verdict(rows([BELL, WEB], STRUCK[:1], [entry(9.0, 12.0)])) == f"never hit: {WEB}"


def test_nothing_lost_nothing_double_and_every_point_hit_is_a_pass() -> None:
    assert verdict(rows([BELL, WEB], STRUCK, [entry(9.0, 12.0)])) is None
