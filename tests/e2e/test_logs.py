"""One push followed by its run's id through every process's log, and nothing in any log that is not to be there."""

import json
import re
from collections.abc import Iterable

from tests.e2e.browser import Browser
from tests.e2e.desk import Desk
from tests.e2e.processes import eventually
from tests.e2e.school import School

FILE = "bonjour/bonjour.py"
SAYS = "un-mot-que-personne-ne-devine"
PRINTS = f"def saluer(prenom):\n    print({SAYS!r})\n    raise ValueError({SAYS!r})\n"
WAY = {
    "web": ["submission_accepted", "verdict_told"],
    "worker": ["run_claimed", "sandbox_given", "run_finished"],
}


def events(school: School, program: str, run: str) -> list[dict[str, object]]:
    """Return what a program logged of a run, oldest first."""
    lines = (school.folder / f"{program}.log").read_text("utf-8", "replace").splitlines()
    return [json.loads(line) for line in lines if run in line]


def names(logged: Iterable[dict[str, object]]) -> list[str]:
    """Return the events' names."""
    return [str(event["event"]) for event in logged]


def test_a_run_s_id_leads_through_web_worker_and_sandbox(ada: Desk, school: School) -> None:
    ada.hand_in(FILE, PRINTS)
    ada.result("bonjour")
    run = ada.run("bonjour").id

    eventually(lambda: "verdict_told" in names(events(school, "web", run)), what="the push's last event")

    assert {program: names(events(school, program, run)) for program in WAY} == WAY
    (accepted, _) = events(school, "web", run)
    (*_, finished) = events(school, "worker", run)
    assert accepted["submission"] == finished["submission"]
    assert (finished["verdict"], finished["blame"]) == ("failed", "your_code")


def test_every_line_of_every_process_is_an_event(ada: Desk, school: School) -> None:
    ada.hand_in(FILE, PRINTS)

    lines = [line for program in WAY for line in (school.folder / f"{program}.log").read_text("utf-8").splitlines()]

    assert {type(json.loads(line)["event"]) for line in lines} == {str}


def test_logs_hold_no_secret_no_name_no_code_and_no_word_of_a_program(ada: Desk, school: School) -> None:
    browser = Browser(ada.member, school)
    browser.read("/account")
    ada.hand_in(FILE, PRINTS)
    ada.result("bonjour")

    logged = "".join((school.folder / f"{program}.log").read_text("utf-8", "replace") for program in WAY)

    assert "run_finished" in logged
    for word in (SAYS, "saluer", ada.member.token, ada.member.person.handle, "agr_", "Authorization"):
        assert word not in logged
    assert not re.search(r"\bAda\b", logged)
