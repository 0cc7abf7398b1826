"""Exceptions: a builtin one, one of the learner's own, and the text of each."""

import pytest
from till import TillError, withdraw


def test_pays_out():
    assert withdraw(50, 20) == 30
    assert withdraw(20, 20) == 0


def test_refuses_too_much():
    with pytest.raises(ValueError, match="too much"):
        withdraw(10, 20)
    assert withdraw(30, 20) == 10


def test_has_its_own_error():
    with pytest.raises(TillError):
        withdraw(10, -1)
    try:
        withdraw(10, -5)
        assert False, "no error"
    except TillError:
        pass
    assert withdraw(10, 1) == 9


def test_names_the_balance():
    with pytest.raises(ValueError) as caught:
        withdraw(17, 20)
    assert "17" in str(caught.value)
    assert withdraw(17, 7) == 10
