"""`grader.pyz submit`: an exercise handed in by the file that the school hands out, with a Python and nothing else."""

import ast
import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.request import Request, urlopen
from zipfile import ZipFile

import pytest

from grader.domain.accounts.credentials import Scope
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.text import Language, Message
from grader.domain.verdicts import Outcome, Reason
from grader.engine.accounts.accounts import choose_language
from tests.fakes.sandbox import FakeSandbox
from tests.home.desk import Desk, desk_of
from tests.web.git.beginner import Beginner, Class, school_of_beginners
from tests.web.git.test_bounded_tries import bound

ROOT = Path(__file__).parents[2]
WRONG = "def saluer(prenom):\n    return 'Bonjour ' + prenom\n"
BROKEN = "def saluer(prenom):\n    return 'nos tests'\n"
RIGHT = "def saluer(prenom):\n    return 'Bonjour inconnu !'\n"
PASSED = tuple(CheckReport(one, Outcome.PASSED) for one in ("says-hello", "uses-name"))
EMPTY = CheckReport(
    "empty-name", Outcome.FAILED, Reason.CHECK_FAILED, Message("not_equal"), expected="'Zoé'", actual="'Zoe'"
)
LAST = CheckReport("trims-spaces", Outcome.NOT_RUN, message=Message("needs", {"check": "empty-name"}))


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    """Serve a school that grades whatever comes in."""
    foretold = {
        WRONG: Report((*PASSED, EMPTY, LAST), Ending.FINISHED),
        BROKEN: Report((), Ending.EXERCISE, Reason.EXERCISE, Message("exercise")),
    }
    sandbox = FakeSandbox({text.encode(): report for text, report in foretold.items()})
    with school_of_beginners(tmp_path_factory.mktemp("home"), sandbox) as school:
        yield school


def english(school: Class, folder: Path) -> Beginner:
    """Return a new learner who reads English."""
    learner = school.beginner(folder)
    choose_language(learner.person, Language.EN, database=school.grader.database)
    return learner


@contextmanager
def withdrawn(desk: Desk, slug: str) -> Iterator[None]:
    """Let an exercise be withdrawn until the block ends."""
    database = desk.learner.school.grader.database
    with database.begin() as tx:
        tx.catalog.withdraw(slug, desk.learner.school.grader.now())
    yield
    with database.begin() as tx:
        tx.catalog.withdraw(slug, None)


@contextmanager
def bounded(desk: Desk) -> Iterator[None]:
    """Let an exercise have one try at once until the block ends."""
    database = desk.learner.school.grader.database
    with database.read() as tx:
        exercise = tx.catalog.current("bonjour")
    assert exercise is not None
    bound(desk.learner, 1)
    yield
    with database.begin() as tx:
        tx.catalog.publish(exercise, desk.learner.school.grader.now())


@contextmanager
def answering(status: int, headers: dict[str, str], body: bytes) -> Iterator[str]:
    """Answer every request so, until the block ends; yield the address."""

    class Stranger(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Stranger) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def desk(school: Class, tmp_path: Path) -> Desk:
    """Return the desk of a learner who has a token."""
    desk = desk_of(english(school, tmp_path), tmp_path / "desk")
    desk.environment["GRADER_TOKEN"] = desk.token()
    return desk


pytestmark = pytest.mark.slow  # a Python of its own each


def checks_in(terminal: str) -> list[str]:
    """Return the beginnings of the lines that tell checks."""
    return [line.strip()[:5] for line in terminal.splitlines() if "/4 " in line]


def test_it_tells_what_a_push_tells(desk: Desk, school: Class, tmp_path: Path) -> None:
    (tmp_path / "karim").mkdir()
    pushed = english(school, tmp_path / "karim").hand_in("bonjour/bonjour.py", WRONG)
    desk.write("bonjour/bonjour.py", WRONG)

    answer = desk.types("submit", "bonjour")

    lines = [line.rstrip() for line in answer.terminal.splitlines()]
    first, last = (
        next(number for number, line in enumerate(pushed.lines) if part in line) for part in ("1/4", "Almost")
    )
    assert (answer.status, checks_in(answer.terminal)) == (1, ["✓ 1/4", "✓ 2/4", "✗ 3/4", "· 4/4"])
    assert "\n".join(pushed.lines[first : last + 1]) in "\n".join(lines)
    assert desk.learner.taken("bonjour").decode() == WRONG


def test_an_exercise_that_passes_ends_with_0_and_the_way_on(desk: Desk) -> None:
    desk.write("bonjour/bonjour.py", RIGHT)

    answer = desk.types("submit", where="bonjour")

    assert answer.status == 0
    assert "Received: " in answer.terminal
    assert "Next: " in answer.terminal


def test_it_speaks_the_learners_own_language(desk: Desk) -> None:
    choose_language(desk.learner.person, Language.FR, database=desk.learner.school.grader.database)
    desk.write("bonjour/bonjour.py", RIGHT)

    answer = desk.types("submit", "bonjour")

    assert "Exercice «\N{NO-BREAK SPACE}Bonjour\N{NO-BREAK SPACE}»" in answer.terminal


def test_a_fault_of_ours_ends_with_3(desk: Desk) -> None:
    desk.write("bonjour/bonjour.py", BROKEN)

    answer = desk.types("submit", "bonjour")

    assert answer.status == 3
    assert "Our side had a problem." in answer.terminal


def test_a_hand_in_that_is_held_is_told_so_and_ends_with_4(desk: Desk) -> None:
    ended = []
    with bounded(desk):
        for content in (WRONG, RIGHT, WRONG):
            desk.write("bonjour/bonjour.py", content)
            ended.append(desk.types("submit", "bonjour"))

    assert [one.status for one in ended] == [1, 4, 1]
    assert "It is checked by itself" in ended[1].terminal
    assert checks_in(ended[1].terminal) == []
    assert checks_in(ended[2].terminal) == ["✓ 1/4", "✓ 2/4", "✗ 3/4", "· 4/4"]


def test_the_same_files_again_read_the_same_answer(desk: Desk) -> None:
    desk.write("bonjour/bonjour.py", WRONG)

    first, second = (desk.types("submit", "bonjour") for _ in range(2))

    assert (first.status, second.status) == (1, 1)
    assert len(desk.learner.submissions("bonjour")) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("submit", "nowhere"), "There is no folder “nowhere” here."),
        (("submit", "Notes"), "“Notes” is not the folder of an exercise that you were given."),
        (("submit", "covoiturage"), "“covoiturage” is not the folder of an exercise that you were given."),
        (("submit", "prix-ttc"), "None of the files that this exercise asks for is in"),
        (("submit", "bonjour"), "bonjour.py is too large: a file has 256 kB at most."),
        (("submit", "vote-de-la-promo"), "This exercise was withdrawn"),
        ((), "usage:"),
        (("dance",), "usage:"),
    ],
)
def test_what_cannot_be_sent_is_told_and_nothing_is_handed_in(
    desk: Desk, arguments: tuple[str, ...], said: str
) -> None:
    for path in ("Notes/a.py", "covoiturage/covoiturage.py", "prix-ttc/README.md"):
        desk.write(path, RIGHT)
    desk.write("vote-de-la-promo/vote.py", RIGHT)
    desk.write("bonjour/bonjour.py", "#" * 300_000)

    with withdrawn(desk, "vote-de-la-promo"):
        answer = desk.types(*arguments)

    assert answer.status == 2
    assert said in answer.terminal
    assert desk.learner.submissions("bonjour") == []


def test_a_program_reads_the_same_as_documents(desk: Desk) -> None:
    desk.write("bonjour/bonjour.py", WRONG)
    desk.types("submit", "bonjour")
    (newest,) = desk.learner.submissions("bonjour")
    address = f"{desk.learner.school.address}/api/v1/submissions/{newest.id}/lines?form=json"

    with urlopen(Request(address, headers={"Authorization": f"Bearer {desk.environment['GRADER_TOKEN']}"})) as answer:
        documents = [json.loads(line) for line in answer]

    assert [one["event"] for one in documents] == ["received", *["check"] * 4, "finished", "end"]
    end = {"event": "end", "submission": newest.id, "status": "partial", "held_until": None}
    assert documents[-1] == {"schema_version": 1} | end


def test_without_a_token_it_says_where_one_is_made(desk: Desk) -> None:
    desk.write("bonjour/bonjour.py", RIGHT)

    answer = desk.types("submit", "bonjour", GRADER_TOKEN="")

    assert answer.status == 2
    assert f"Make one on {desk.learner.school.address}/help/python" in answer.terminal


@pytest.mark.parametrize("token", ["agr_" + "x" * 40, "é", "two words"])
def test_a_wrong_token_is_told(desk: Desk, token: str) -> None:
    desk.write("bonjour/bonjour.py", RIGHT)

    answer = desk.types("submit", "bonjour", GRADER_TOKEN=token)

    assert answer.status == 2
    assert "token" in answer.terminal


def test_a_token_that_may_not_hand_in_is_told_which_scope_it_lacks(desk: Desk) -> None:
    desk.write("bonjour/bonjour.py", RIGHT)

    answer = desk.types("submit", "bonjour", GRADER_TOKEN=desk.token(Scope.READ))

    assert answer.status == 2
    assert "“submit”" in answer.terminal


def test_a_kept_token_is_used_and_one_that_has_ended_is_forgotten(desk: Desk) -> None:
    desk.write("bonjour/bonjour.py", RIGHT)
    desk.kept.parent.mkdir(parents=True)
    desk.kept.write_text(json.dumps({desk.learner.school.address: desk.token()}))

    good = desk.types("submit", "bonjour", GRADER_TOKEN="")
    desk.kept.write_text(json.dumps({desk.learner.school.address: "agr_ended", "https://elsewhere": "kept"}))
    ended = desk.types("submit", "bonjour", GRADER_TOKEN="")

    assert (good.status, ended.status) == (0, 2)
    assert json.loads(desk.kept.read_text()) == {"https://elsewhere": "kept"}
    assert desk.kept.stat().st_mode & 0o777 == 0o600


def test_a_token_that_was_typed_is_kept_for_its_owner_alone(desk: Desk) -> None:
    desk.write("bonjour/bonjour.py", RIGHT)

    typed = desk.types_at_terminal("submit", "bonjour", typed=desk.environment.pop("GRADER_TOKEN"))
    later = desk.types("submit", "bonjour")

    assert (typed.status, later.status) == (0, 0)
    assert desk.kept.stat().st_mode & 0o777 == 0o600
    assert list(json.loads(desk.kept.read_text())) == [desk.learner.school.address]


def test_it_forgets_a_token_when_told(desk: Desk) -> None:
    desk.kept.parent.mkdir(parents=True)
    desk.kept.write_text(json.dumps({desk.learner.school.address: "agr_mine"}))

    first, second = desk.types("forget"), desk.types("forget")

    assert (first.terminal.strip(), second.terminal.strip()) == (
        "The token is forgotten.",
        "There was no token to forget.",
    )
    assert json.loads(desk.kept.read_text()) == {}


def test_without_a_network_it_says_so(desk: Desk) -> None:
    desk.write("bonjour/bonjour.py", RIGHT)

    answer = desk.types("submit", "bonjour", GRADER_SERVER="http://127.0.0.1:1")

    assert answer.status == 3
    assert "I cannot reach http://127.0.0.1:1." in answer.terminal


STRANGERS = {
    "a page to sign in": ((200, {"Content-Type": "text/html"}, b"<html>Wi-Fi"), "Something else answers at"),
    "elsewhere": ((302, {"Location": "http://127.0.0.1:1/"}, b""), "Something else answers at"),
    "a proxy's error": ((502, {}, b"<html>Bad Gateway"), "Something else answers at"),
    "busy": (
        (503, {"Retry-After": "7"}, b'{"title": "So many hand-ins wait", "detail": "Nothing was stored."}'),
        "So many hand-ins wait. Nothing was stored. Your files are as they were: send them again in 7 s.",
    ),
    "too fast": ((429, {"Retry-After": "3"}, b'{"title": "Too many", "detail": "Wait."}'), "again in 3 s."),
}


@pytest.mark.parametrize("stranger", STRANGERS)
def test_whatever_answers_in_the_schools_place_is_told(desk: Desk, stranger: str) -> None:
    (status, headers, body), said = STRANGERS[stranger]
    desk.write("bonjour/bonjour.py", RIGHT)

    with answering(status, headers, body) as address:
        answer = desk.types("submit", "bonjour", GRADER_SERVER=address)

    assert answer.status == 3
    assert said in answer.terminal
    assert "Traceback" not in answer.terminal


def test_the_school_fills_its_address_and_its_french_in(desk: Desk) -> None:
    with ZipFile(desk.folder / "grader.pyz") as packed:
        school, french = (json.loads(packed.read(f"home/{name}.json")) for name in ("school", "french"))

    assert school == {"server": "http://127.0.0.1:8000", "language": "fr"}
    assert french["The token is forgotten."] == "Le jeton est oublié."


def test_a_python_of_2019_can_read_all_of_it() -> None:
    for file in (ROOT / "home").rglob("*.py"):
        ast.parse(file.read_text("utf-8"), feature_version=(3, 8))


def test_it_speaks_french_where_the_computer_does(desk: Desk) -> None:
    answer = desk.types("submit", "ailleurs", LC_ALL="fr_FR.UTF-8")

    assert answer.terminal.strip() == "Il n'y a pas de dossier «\N{NO-BREAK SPACE}ailleurs\N{NO-BREAK SPACE}» ici."
