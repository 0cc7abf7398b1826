"""What the operator reads: every fault, act, way and queue has its words in both languages."""

from collections.abc import Callable
from enum import StrEnum

import pytest

from grader.domain.errors import PlatformError
from grader.domain.operation.audit import Act, Way
from grader.domain.queue.queues import QueueName
from grader.domain.text import Language
from grader.engine.grading.faults import EXPIRED, REPORTED
from grader.wording.operation.operator_words import (
    ACTS,
    FAULTS,
    QUEUES,
    WAYS,
    act_phrase,
    fault_sentence,
    queue_name,
    way_phrase,
)


@pytest.mark.parametrize(("words", "told"), [(Act, ACTS), (Way, WAYS), (QueueName, QUEUES)])
def test_each_word_is_told(words: type[StrEnum], told: dict[StrEnum, str]):
    assert set(told) == set(words)


def test_each_fault_is_told():
    assert {fault.__name__ for fault in PlatformError.__subclasses__()} | {EXPIRED, REPORTED} <= FAULTS.keys()


@pytest.mark.parametrize(
    ("phrase", "word"),
    [(act_phrase, Act.SIGNED_IN), (way_phrase, Way.CLI), (queue_name, QueueName.LIVE), (fault_sentence, EXPIRED)],
)
def test_both_languages_say_it(phrase: Callable[[str, Language], str], word: str):
    assert phrase(word, Language.FR) != phrase(word, Language.EN)


def test_a_fault_that_nobody_foresaw_is_told_too():
    assert "did not do its work" in fault_sentence("PlatformError", Language.EN)
