"""Checks that share a learner process, because a fixture of theirs lasts longer than a test."""

import pytest

from tests.runner_images.conftest import Frame, RunJob

pytestmark = pytest.mark.slow  # a supervisor, a zygote and a pytest each

BANK = """
import os
opened = 0
class Account:
    def __init__(self):
        global opened
        opened += 1
        self.balance = 0
    def pay_in(self, money): self.balance += money
def count(): return opened
def leave(): os._exit(0)
"""
HEAD = "import bonjour, pytest, unittest\n"
FIXTURE = "@pytest.fixture(scope='module')\ndef account(): return bonjour.Account()\n"
PAYS = "def test_a(account):\n    account.pay_in(10)\n    assert account.balance == 10\n"
SEES = (
    "def test_b(account):\n    assert account.balance == 10\n    account.pay_in(5)\n    assert account.balance == 15\n"
)


def outcomes(frames: list[Frame]) -> list[str]:
    return [frame["outcome"] for frame in frames if frame["kind"] == "check"]


def test_what_a_fixture_of_the_module_holds_lasts_from_check_to_check(run_job: RunJob) -> None:
    frames = run_job(BANK, HEAD + FIXTURE + PAYS + SEES + "def test_c(account):\n    assert account.balance == 15\n")

    assert outcomes(frames) == ["passed"] * 3, frames
    assert frames[-1]["rows"] == [{"fixture": "account", "checks": ["test_a", "test_b", "test_c"]}]


def test_a_class_is_set_up_once_for_the_checks_in_a_row(run_job: RunJob) -> None:
    tests = HEAD + (
        "class T(unittest.TestCase):\n"
        "    @classmethod\n    def setUpClass(cls): cls.account = bonjour.Account()\n"
        "    def test_a(self): self.account.pay_in(1); self.assertEqual(bonjour.count(), 1)\n"
        "    def test_b(self): self.assertEqual(self.account.balance, 1)\n"
    )

    frames = run_job(BANK, tests, names=["T::test_a", "T::test_b"])

    assert outcomes(frames) == ["passed"] * 2, frames
    assert frames[-1]["rows"] == [{"fixture": "setUpClass", "checks": ["T::test_a", "T::test_b"]}]


def test_checks_without_such_a_fixture_have_a_process_each(run_job: RunJob) -> None:
    tests = "def test_a(): bonjour.Account()\ndef test_b(tmp_path_factory): assert bonjour.count() == 0\n"

    frames = run_job(BANK, HEAD + tests)

    assert outcomes(frames) == ["passed"] * 2, frames
    assert frames[-1]["rows"] == []


def test_a_process_that_ended_is_not_shared_any_more(run_job: RunJob) -> None:
    leaves = "def test_a(account):\n    bonjour.leave()\n"

    frames = run_job(BANK, HEAD + FIXTURE + leaves + "def test_b(account):\n    assert account.balance == 0\n")

    assert outcomes(frames) == ["failed", "passed"], frames
    assert frames[0]["reason"] == "exited"


def test_a_check_between_them_that_shares_nothing_begins_anew(run_job: RunJob) -> None:
    other = "def test_b():\n    assert bonjour.count() == 0\n"

    frames = run_job(BANK, HEAD + FIXTURE + PAYS + other + "def test_c(account):\n    assert account.balance == 0\n")

    assert outcomes(frames) == ["passed"] * 3, frames


def test_a_check_that_is_not_run_leaves_the_fixture_to_the_next(run_job: RunJob) -> None:
    fails = "def test_b(account):\n    account.pay_in(1)\n    assert account.balance == 0\n"
    last = "def test_d(account):\n    assert account.balance == 11\n"

    frames = run_job(BANK, HEAD + FIXTURE + PAYS + fails + "def test_c(account): pass\n" + last, ("test_c", "test_b"))

    assert outcomes(frames) == ["passed", "failed", "not_run", "passed"], frames
