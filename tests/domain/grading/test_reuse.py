"""Which stored verdicts may answer, and what makes two hand-ins identical."""

from dataclasses import replace

import pytest

from grader.domain.grading.reuse import files_digest, may_answer, may_ask
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.hand_in import EntryKind, TreeEntry
from grader.domain.verdicts import Reason, Verdict
from tests.domain.samples import BONJOUR
from tests.domain.samples import result as came_to

A = TreeEntry("a.py", EntryKind.FILE, "1" * 40, 3)
B = TreeEntry("b.py", EntryKind.FILE, "2" * 40, 3)


@pytest.mark.parametrize("reason", list(Reason))
def test_only_what_lies_in_the_files_is_answered_again(reason: Reason) -> None:
    result = replace(came_to(Verdict.FAILED), reason=reason)

    assert may_answer(result) is (reason in {Reason.CHECK_FAILED, Reason.SYNTAX_ERROR, Reason.IMPORT_ERROR})


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_pass_is_answered_again_and_no_other_ending_is(verdict: Verdict) -> None:
    result = replace(came_to(verdict), reason=Reason.TIME)

    assert may_answer(result) is (verdict is Verdict.PASSED)


def test_what_the_files_do_not_decide_is_run_again() -> None:
    asked = [may_ask(one, QueueName.LIVE) for one in (BONJOUR, replace(BONJOUR, asks_history=True))]

    assert asked == [True, False]


def test_the_order_of_files_is_of_no_matter() -> None:
    assert files_digest([A, B]) == files_digest([B, A])


@pytest.mark.parametrize(
    "other", [replace(A, path="b.py"), replace(A, blob="3" * 40), replace(A, path="a.py 40", blob="")]
)
def test_another_name_or_another_content_is_another_hand_in(other: TreeEntry) -> None:
    assert files_digest([A]) != files_digest([other])
