"""Hand-ins and verdicts are confirmed by signed lines, in the commit that stores them."""

from pathlib import Path

import pytest

from grader.adapters.signing.receipts import KeyFile
from grader.domain.errors import NotFound
from grader.domain.operation.audit import Act
from grader.domain.receipts import Receipt, ReceiptKind, Worth
from grader.engine.ports.audit import AuditQuery
from grader.engine.receipts import checking, reading, renewing
from tests.engine.grading_school import SOLUTION, WRONG, School
from tests.engine.regrades.regrading import apply, graded, mend, run_all, start


@pytest.fixture
def signer(tmp_path: Path) -> KeyFile:
    """Return a signer over the school's own key."""
    return KeyFile(tmp_path / "key.pem", "http://school")


def receipts(school: School, submission_id: str) -> tuple[Receipt, ...]:
    return reading.receipts_of(school.people["ada"], submission_id, database=school.database).receipts


def worth(school: School, line: str, signer: KeyFile) -> Worth:
    return checking.check(line, database=school.database, signer=signer).worth


def test_a_push_and_its_verdict_each_have_a_receipt(school: School, signer: KeyFile):
    submission = graded(school, SOLUTION)

    sent, judged = receipts(school, submission.id)

    assert (sent.kind, judged.kind) == (ReceiptKind.RECEIVED, ReceiptKind.VERDICT)
    assert (sent.at, sent.facts["commit"]) == (submission.received_at, submission.commit)
    assert (judged.facts["verdict"], judged.facts["checks"]) == ("passed", "2/2")
    assert {worth(school, one.line, signer) for one in (sent, judged)} == {Worth.SIGNED}


def test_a_changed_letter_another_schools_key_and_a_retired_one_are_told_apart(school: School, signer: KeyFile):
    sent, _ = receipts(school, graded(school, WRONG).id)
    other = Receipt.read(sent.line.replace(sent.key, "0" * 16))

    assert worth(school, sent.line.replace("exercise=bonjour", "exercise=bonsoir"), signer) is Worth.CHANGED
    assert worth(school, other.line, signer) is Worth.UNKNOWN_KEY

    school.clock.move(days=1)
    old = renewing.renew_key(database=school.database, signer=signer, now=school.clock)
    school.clock.move(days=1)
    later, _ = receipts(school, graded(school, SOLUTION).id)

    assert old == sent.key != later.key
    assert [worth(school, one.line, signer) for one in (sent, later)] == [Worth.SIGNED, Worth.SIGNED]
    assert [(key.id, key.retired_at is None) for key in checking.known_keys(database=school.database)] == [
        (later.key, True),
        (old, False),
    ]
    with school.database.read() as tx:
        assert [entry.object for entry in tx.audit.find(AuditQuery(act=Act.RECEIPT_KEY_RENEWED), 9)] == [old]


def test_what_a_retired_key_signs_is_not_relied_on(school: School, signer: KeyFile):
    sent, _ = receipts(school, graded(school, WRONG).id)
    with school.database.begin() as tx:
        tx.receipts.retire(sent.key, sent.at)

    assert worth(school, sent.line, signer) is Worth.RETIRED_KEY


def test_a_regrade_is_confirmed_when_it_is_applied(school: School):
    submission = graded(school, WRONG)
    mend(school)
    regrade = start(school)
    run_all(school)
    before = len(receipts(school, submission.id))

    apply(school, regrade)

    after = receipts(school, submission.id)
    assert (before, [one.facts.get("verdict") for one in after]) == (2, [None, "failed", "passed"])


def test_nobody_else_reads_a_learners_receipts(school: School):
    submission = graded(school, SOLUTION)

    with pytest.raises(NotFound):
        reading.receipts_of(school.people["karim"], submission.id, database=school.database)
