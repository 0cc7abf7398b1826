"""Programs that take all they get, or end the wrong way: each ends in time, with its own reason."""

import pytest

from grader.domain.verdicts import Reason, Verdict
from tests.e2e.desk import WIDTH, Desk
from tests.e2e.school import SHORT

FUNCTION = "def saluer(prenom):\n"
PROGRAMS = {
    "endless loop": (f"{FUNCTION}    while True:\n        pass\n", Reason.TIME, "Ton programme n'a pas fini en"),
    "endless loop at import": ("while True:\n    pass\n", Reason.TIME, "Ton programme n'a pas fini en"),
    "endless output": (
        f"{FUNCTION}    while True:\n        print('encore ' * 1000)\n",
        Reason.OUTPUT,
        "Ton programme affiche trop de texte",
    ),
    "memory bomb": (
        f"{FUNCTION}    grows = []\n    while True:\n        grows.append(bytearray(10_000_000))\n",
        Reason.MEMORY,
        "Ton programme demande trop de mémoire",
    ),
    "fork bomb": (
        f"import os\n\n\n{FUNCTION}    while True:\n        os.fork()\n",
        Reason.PROCESSES,
        "Ton programme en lance trop d'autres",
    ),
    "os._exit": (f"import os\n\n\n{FUNCTION}    os._exit(0)\n", Reason.EXITED, "Ton programme se ferme tout seul"),
    "sys.exit at import": ("import sys\n\nsys.exit(0)\n", Reason.EXITED, "Ton programme se ferme tout seul"),
    "input nobody answers": (f"{FUNCTION}    return input()\n", Reason.CHECK_FAILED, "Le test ne tape rien"),
    "deep recursion": (
        f"{FUNCTION}    return saluer(prenom)\n",
        Reason.CHECK_FAILED,
        "Les appels s'enchaînent sans fin",
    ),
}


@pytest.mark.parametrize(("program", "reason", "words"), PROGRAMS.values(), ids=PROGRAMS.keys())
def test_a_program_that_goes_wrong_is_ended_and_blamed_for_the_right_thing(
    program: str, reason: Reason, words: str, ada: Desk
) -> None:
    # Only what never ends is given little time: all else must come to its own end in it, on a slow machine too.
    slug = SHORT if reason is Reason.TIME else "bonjour"

    answer = ada.hand_in(f"{slug}/bonjour.py", program)

    result = ada.result(slug)
    assert result.reason is reason
    assert result.verdict is (Verdict.TIMED_OUT if reason is Reason.TIME else Verdict.FAILED)
    assert words in answer.said
    assert answer.width <= WIDTH
