"""The contract of `grader.engine.waiting_records.Outbox`."""

from dataclasses import replace

from grader.adapters.database.transactions import Database
from grader.domain.submission import QueueName, Run


def test_it_lists_bells_oldest_first(school: Database, run: Run) -> None:
    with school.begin() as tx:
        tx.runs.add(replace(run, id="U-0"))
        tx.outbox.add("U-1", QueueName.LIVE)
        tx.outbox.add("U-0", QueueName.REGRADE)
        tx.outbox.add("U-1", QueueName.LIVE)

    with school.read() as tx:
        found = [(run_id, queue) for _, run_id, queue in tx.outbox.pending(2)]

    assert found == [("U-1", QueueName.LIVE), ("U-0", QueueName.REGRADE)]


def test_it_forgets_bells_that_were_rung(school: Database, run: Run) -> None:
    with school.begin() as tx:
        added = [tx.outbox.add(run.id, run.queue) for _ in range(3)]
        rung = [entry_id for entry_id, _, _ in tx.outbox.pending(2)]

    with school.begin() as tx:
        tx.outbox.done(rung)
        tx.outbox.done([])
        left = tx.outbox.pending(10)

    assert rung == added[:2]
    assert [entry_id for entry_id, _, _ in left] == added[2:]


def test_it_never_gives_an_entry_id_twice(school: Database, run: Run) -> None:
    ids: list[int] = []

    for _ in range(2):
        with school.begin() as tx:
            tx.outbox.add(run.id, run.queue)
            ids.extend(entry_id for entry_id, _, _ in tx.outbox.pending(1))
            tx.outbox.done(ids)

    assert ids[0] < ids[1]
