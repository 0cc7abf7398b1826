"""The trainer's own words of an assertion: whatever they wrote beside it is what the learner should read first."""

import unittest
from collections.abc import Callable

import _pytest.assertion.rewrite
import pytest

from runner_images.common.tests.autograder import SAID, Sentence
from runner_images.common.tests.suite_source import FailedLine


def listen() -> None:
    """Note from here on what stands beside an assertion that fails: `assert x, "…"`, and `msg` of `unittest`."""
    # What pytest makes of an assertion calls this with the words, once it has failed; a text of both comes of it.
    rewrite = _pytest.assertion.rewrite
    noting = _noting(rewrite._format_assertmsg)  # noqa: SLF001 - no hook tells the words alone
    rewrite._format_assertmsg = noting  # type: ignore[assignment]  # noqa: SLF001
    plain = unittest.TestCase._formatMessage  # noqa: SLF001 - nor does unittest

    def format_message(self: unittest.TestCase, msg: str | None, standard: str) -> str:
        _note(msg)
        return plain(self, msg, standard)

    unittest.TestCase._formatMessage = format_message  # type: ignore[assignment, method-assign]  # noqa: SLF001


def words(error: BaseException, line: FailedLine) -> Sentence | None:
    """Return the trainer's sentence for the failure `error`, at `line` of the suite; None where they wrote none."""
    text = str(error)
    noted = next((one for one in reversed(SAID) if one.fr.strip().split("\n")[0] in text), None)
    if noted is not None:
        return noted
    by_hand = isinstance(error, pytest.fail.Exception) or type(error) is AssertionError
    return Sentence(text, "") if by_hand and text.strip() and line.speaks() else None


def _noting(format_words: Callable[[object], str]) -> Callable[[object], str]:
    def format_noted(words: object) -> str:
        _note(words)
        return format_words(words)

    return format_noted


def _note(words: object) -> None:
    """Note what is a text by its exact type: one of a class of the learner's is no trainer's."""
    if type(words) is str and words.strip() and all(one.fr != words for one in SAID[-1:]):
        SAID.append(Sentence(words, ""))
