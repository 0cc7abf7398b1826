"""The contract of `grader.engine.ports.chat.Chats`."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.chat import ChatHook, ChatMessage
from grader.domain.text import Language
from grader.engine.ports.retention import AgedKind
from tests.adapters.database.rows import all_rows

COHORT = "dwwm-2026"
HOUR = timedelta(hours=1)


@pytest.fixture
def hook(morning: datetime) -> ChatHook:
    return ChatHook(COHORT, "https://chat.example/hooks/é", Language.FR, names=False, look_at=morning)


def test_a_hook_is_kept_until_it_is_forgotten_with_its_messages(
    school: SqlDatabase, hook: ChatHook, morning: datetime
) -> None:
    told = replace(hook, told=("flaky:bonjour:",), names=True)
    message = ChatMessage("M-1", COHORT, "Web\n- é", morning, morning)
    with school.begin() as tx:
        tx.chats.put(hook)
        assert tx.chats.hook(COHORT) == hook
        tx.chats.put(told)
        tx.chats.add(message)

    with school.begin() as tx:
        assert (tx.chats.hook(COHORT), tx.chats.hook("x"), tx.chats.newest(COHORT)) == (told, None, message)
        tx.chats.forget(COHORT)
        assert (tx.chats.hook(COHORT), tx.chats.newest(COHORT), tx.chats.due(morning, 9)) == (None, None, ())


def test_one_alone_takes_a_look_that_is_due(school: SqlDatabase, hook: ChatHook, morning: datetime) -> None:
    with school.begin() as tx:
        tx.chats.put(hook)
        due = [tx.chats.to_look_at(morning + by, 9) for by in (-HOUR, HOUR)]
        taken = [tx.chats.claim_look(hook, morning + HOUR) for _ in range(2)]

    assert (due, taken) == ([(), (hook,)], [True, False])


def test_one_alone_takes_a_message_that_is_due(school: SqlDatabase, morning: datetime) -> None:
    message = ChatMessage("M-1", COHORT, "Web", morning, morning)
    with school.begin() as tx:
        tx.chats.add(message)
        due = [tx.chats.due(morning + by, 9) for by in (-HOUR, HOUR)]
        taken = [tx.chats.claim(message, morning + HOUR) for _ in range(2)]
        tx.chats.end(replace(message, due_at=None, sent_at=morning))
        kept = tx.chats.newest(COHORT)

    assert (due, taken) == ([(), (message,)], [True, False])
    assert kept == replace(message, tries=1, due_at=None, sent_at=morning)


@pytest.mark.parametrize(("gone", "left"), [(["E-ada"], 1), (["E-ada", "E-karim"], 0)])
def test_it_goes_with_the_last_code_of_the_cohort(
    school: SqlDatabase, hook: ChatHook, morning: datetime, address: str, gone: list[str], left: int
) -> None:
    with school.begin() as tx:
        tx.chats.put(hook)
        tx.chats.add(ChatMessage("M-1", COHORT, "Web", morning, morning))

    with school.begin() as tx:
        tx.aged.erase(AgedKind.CODE, gone, morning)

    rows = all_rows(address)
    assert [len(rows[name]) for name in ("chat_hook", "chat_message")] == [left, left]
