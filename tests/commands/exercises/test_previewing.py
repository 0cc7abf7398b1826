"""A preview: an exercise's folder on the product's own pages, handed in for real, and live on save."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from werkzeug.test import Client

from grader.adapters.redis.server import RedisServer, answers
from grader.commands.exercises import previewing
from grader.commands.exercises.previewing import LivePreview
from grader.commands.exercises.preview_school import PreviewSchools, hand_in_all
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.text import Language
from grader.domain.verdicts import Outcome, Reason, Status
from tests.adapters.exercise_files.conftest import Draft
from tests.fakes.sandbox import FakeSandbox

pytestmark = pytest.mark.slow  # a Redis, a repository and all tries of an exercise each

FIRST_FAILS = Report(
    (
        CheckReport("says-hello", Outcome.FAILED, Reason.CHECK_FAILED),
        *(CheckReport(one, Outcome.NOT_RUN) for one in ("uses-name", "empty-name", "trims-spaces")),
    ),
    Ending.FINISHED,
)
CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


@pytest.fixture
def schools(data: Path, draft: Draft, monkeypatch: pytest.MonkeyPatch) -> Iterator[PreviewSchools]:
    """Yield a schools on which the starter and each wrong solution fail the first check."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = draft.read()
    wrong = [files[0].content for _, files in folder.wrong]
    sandbox = FakeSandbox(dict.fromkeys([folder.exercise.starter[0].content, *wrong], FIRST_FAILS))
    made = PreviewSchools(data, 8_000, sandbox)
    store = RedisServer(made.redis_socket)
    store.start()
    yield made
    store.stop()


def opened(draft: Draft, schools: PreviewSchools) -> Client:
    """Return a browser that looks at a preview."""
    return Client(LivePreview(draft.folder, schools, None))


def page(client: Client, path: str = "/preview/") -> str:
    """Return a page's text, in French where nothing else was chosen."""
    headers = {"Accept-Language": "fr", "Host": "127.0.0.1:8000"}
    answer = client.get(path, headers=headers, follow_redirects=True)
    assert answer.status_code == 200
    return answer.text


def test_each_hand_in_is_a_try_with_its_terminal_in_both_languages(schools: PreviewSchools, draft: Draft) -> None:
    tries = hand_in_all(schools.open(), draft.read(), "ignores-the-name")

    assert [(one.subject, one.status) for one in tries] == [
        ("starter", Status.FAILED),
        ("wrong/ignores-the-name", Status.FAILED),
        ("solution", Status.PASSED),
    ]
    assert "remote: Bravo\N{NO-BREAK SPACE}! Tous les tests passent." in tries[2].terminal[Language.FR]
    assert "remote: Well done! Every check passes." in tries[2].terminal[Language.EN]


def test_what_is_the_same_as_the_starter_is_no_second_try(schools: PreviewSchools, draft: Draft) -> None:
    starter = (draft.folder / "starter/bonjour.py").read_bytes()
    draft.add("wrong/ignores-the-name/bonjour.py", starter)

    tries = hand_in_all(schools.open(), draft.read(), "ignores-the-name")

    assert [one.subject for one in tries] == ["starter", "solution"]


def test_a_file_of_a_wrong_solution_is_gone_from_the_solution(schools: PreviewSchools, draft: Draft) -> None:
    draft.edit("exercise.toml", '["bonjour.py"]', '["*.py"]')
    draft.add("wrong/ignores-the-name/other.py", b"oups = 1\n")
    school = schools.open()

    hand_in_all(school, draft.read(), "ignores-the-name")

    *_, last = school.parts.sandbox.runs  # type: ignore[attr-defined]
    assert [file.path for file in last[1]] == ["bonjour.py"]


def test_an_address_of_one_school_is_good_in_the_next(schools: PreviewSchools, draft: Draft) -> None:
    first, second = (hand_in_all(schools.open(), draft.read(), None) for _ in range(2))

    assert [one.submission for one in first] == [one.submission for one in second]


def test_the_learners_own_pages_are_served_without_a_sign_in(schools: PreviewSchools, draft: Draft) -> None:
    client = opened(draft, schools)

    statement, hand_ins = page(client, "/exercises/bonjour"), re.findall(r"/submissions/\w+", page(client))

    assert "renvoie un texte qui commence par" in statement
    assert "Test par test" in page(client, hand_ins[0])


def test_what_is_saved_is_seen_at_the_next_look(schools: PreviewSchools, draft: Draft) -> None:
    client = opened(draft, schools)
    before = page(client, "/preview/version")

    draft.edit("exercise.toml", "utilise le prénom reçu", "emploie le prénom reçu")

    assert page(client, "/preview/version") != before
    assert "emploie le prénom reçu" in page(client, "/exercises/bonjour")


def test_a_folder_that_cannot_be_read_is_explained_until_it_can(schools: PreviewSchools, draft: Draft) -> None:
    client = opened(draft, schools)

    draft.edit("exercise.toml", "points = 2", 'points = "deux"')
    broken = page(client, "/exercises/bonjour")
    draft.edit("exercise.toml", 'points = "deux"', "points = 2")

    assert "exercise.toml:23" in broken
    assert "exercise.toml:23" not in page(client, "/exercises/bonjour")


def test_another_wrong_solution_can_be_chosen(schools: PreviewSchools, draft: Draft) -> None:
    client = opened(draft, schools)
    token = CSRF.search(page(client))
    assert token is not None

    form = {"csrf_token": token[1], "wrong": "forgets-to-trim"}
    client.post("/preview/wrong", data=form, headers={"Host": "127.0.0.1:8000"})

    assert "wrong/forgets-to-trim/" in page(client)


def test_a_language_that_was_chosen_stays_when_something_is_saved(schools: PreviewSchools, draft: Draft) -> None:
    client = opened(draft, schools)
    token = CSRF.search(page(client))
    assert token is not None

    client.post("/language", data={"csrf_token": token[1], "language": "en"}, headers={"Host": "127.0.0.1:8000"})
    draft.edit("exercise.toml", "points = 2", "points = 3")

    assert "In the terminal, in English" in page(client)


@pytest.mark.docker
def test_it_serves_until_it_is_ended_and_leaves_nothing(draft: Draft, data: Path, tmp_path: Path) -> None:
    ours = {"GRADER_DATA": str(data), "GRADER_LANGUAGE": "en", "TMPDIR": str(data / "t")}
    (data / "t").mkdir()
    command = [sys.executable, "-m", "grader", "exercise", "preview", str(draft.folder)]
    with subprocess.Popen(command, env=os.environ | ours, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[0]
        with urllib.request.urlopen(address) as answer:
            shown = answer.read().decode()
        process.send_signal(signal.SIGTERM)
        status = process.wait(timeout=60)

    assert "remote: Well done! Every check passes." in shown
    assert (status, list((data / "t").glob("grader-*"))) == (0, [])


def test_a_signal_before_it_serves_leaves_no_server_behind(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    sockets: list[Path] = []

    def end_at_once(live: LivePreview) -> None:
        sockets.append(live._schools.redis_socket)
        assert answers(f"unix://{sockets[0]}")
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(previewing, "need_image", lambda _: None)
    monkeypatch.setattr(previewing, "sandbox", lambda _: StringIO())  # nobody asks it, but to close
    monkeypatch.setattr(LivePreview, "look", end_at_once)
    before = signal.getsignal(signal.SIGTERM)

    try:
        with pytest.raises(KeyboardInterrupt):
            previewing.serve_preview(draft.folder, 0, None)
    finally:
        signal.signal(signal.SIGTERM, before)

    assert [command for command in commands() if str(sockets[0]) in command] == []


def commands() -> Iterator[str]:
    """Yield the command line of each process of this machine."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it has just ended
            yield path.read_text("utf-8", "replace")
