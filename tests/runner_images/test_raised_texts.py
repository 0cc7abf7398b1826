"""The right exception with another text than the test wants: both texts are told, and where it was raised."""

import pytest

from tests.runner_images.conftest import RunJob

pytestmark = pytest.mark.slow

SOURCE = "def pay(text='pas assez d\\'argent'):\n    raise ValueError(text)\n"
TESTS = {
    "plain": ("with pytest.raises(ValueError, match='peu de sous'): bonjour.pay()", "contains", "peu de sous"),
    "escaped": ("with pytest.raises(ValueError, match=re.escape('5 (euros)')): bonjour.pay()", "contains", "5 (euros)"),
    "pattern": (r"with pytest.raises(ValueError, match=r'\d+ euros'): bonjour.pay()", "matches", r"\d+ euros"),
    "unittest": (
        "with unittest.TestCase().assertRaisesRegex(ValueError, 'solde'): bonjour.pay()",
        "contains",
        "solde",
    ),
}


@pytest.mark.parametrize(("line", "relation", "wanted"), TESTS.values(), ids=TESTS)
def test_both_texts_are_told(run_job: RunJob, line: str, relation: str, wanted: str) -> None:
    tests = f"import re, unittest, pytest, bonjour\ndef test_a():\n    {line}\n"

    check, _ = run_job(SOURCE, tests)

    told = check["message"]
    assert (told["code"], told["params"]["relation"], told["params"]["line"]) == ("other_text", relation, 2)
    assert (check["expected"], check["actual"]) == (repr(wanted), repr("pas assez d'argent"))
    assert told["raw"].endswith("ValueError: pas assez d'argent")


def test_a_text_of_the_tests_own_exception_is_none_of_the_learner_s(run_job: RunJob) -> None:
    awaited = "with pytest.raises(ValueError, match='zzz'): int('x')"
    tests = f"import pytest, bonjour\ndef test_a():\n    bonjour\n    {awaited}\n"

    check, _ = run_job(SOURCE, tests)

    assert check["message"]["code"] == "assertion"
