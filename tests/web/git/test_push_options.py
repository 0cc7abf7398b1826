"""`git push -o`: the answer in plain letters, in another language, or as JSON for editors, by the real client."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest

from grader.commands.cohorts import join
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.people import Role
from grader.domain.receipts import FORMAT, ReceiptKind, Worth
from grader.domain.text import Message, Text
from grader.domain.verdicts import Outcome, Reason
from grader.engine.accounts import accounts
from grader.engine.accounts.accounts import choose_letters
from grader.engine.pinned_answers.pinning import pin_answer
from grader.engine.receipts.checking import check
from tests.e2e.desk import Answer
from tests.fakes.sandbox import FakeSandbox
from tests.web.git.beginner import COHORT, Beginner, Class, commands_of, school_of_beginners

pytestmark = pytest.mark.slow  # the real client each

FILE = "bonjour/bonjour.py"
WRONG = "def saluer(prenom):\n    return 'Bonjour ' + prenom\n"
RIGHT = "def saluer(prenom):\n    return 'Bonjour inconnu !'\n"
PASSED = tuple(CheckReport(one, Outcome.PASSED) for one in ("says-hello", "uses-name"))
UNREADABLE = "def saluer(prenom:\n"
STOPPED = Message("syntax_error", {"file": "bonjour.py", "line": 1}, "SyntaxError: '(' was never closed")
EMPTY = CheckReport(
    "empty-name",
    Outcome.FAILED,
    Reason.CHECK_FAILED,
    Message("not_equal", {"difference": "accents"}),
    expected="'Zoé'",
    actual="'Zoe'",
    again="python3 -c \"print(saluer('Zoé'))\"",
)
LAST = CheckReport("trims-spaces", Outcome.NOT_RUN, message=Message("needs", {"check": "empty-name"}))

RECEIPTS = [(ReceiptKind.RECEIVED, Worth.SIGNED), (ReceiptKind.VERDICT, Worth.SIGNED)]

Document = dict[str, object]


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    """Serve a school that grades whatever is pushed."""
    foretold = {
        WRONG: Report((*PASSED, EMPTY, LAST), Ending.FINISHED),
        UNREADABLE: Report((), Ending.LEARNER, Reason.SYNTAX_ERROR, STOPPED),
    }
    sandbox = FakeSandbox({text.encode(): report for text, report in foretold.items()})
    with school_of_beginners(tmp_path_factory.mktemp("graded"), sandbox) as school:
        yield school


@pytest.fixture
def zoe(graded: Class, tmp_path: Path) -> Beginner:
    """Return a learner whose pushes are graded."""
    return graded.beginner(tmp_path)


def documents_of(answer: Answer) -> list[Document]:
    """Return the lines of an answer as an editor reads them; each is JSON."""
    return [cast("Document", json.loads(line)) for line in answer.lines if line]


def test_without_an_option_nothing_changes(zoe: Beginner) -> None:
    answer = zoe.hand_in(FILE, WRONG)

    assert [line[2:7] for line in answer.lines if "/4 " in line] == ["✓ 1/4", "✓ 2/4", "✗ 3/4", "· 4/4"]


def test_an_ascii_answer_has_neither_accents_nor_signs(zoe: Beginner) -> None:
    answer = zoe.hand_in(FILE, WRONG, push="-o ascii")

    assert "".join(answer.lines).isascii()
    assert answer.width <= 68
    assert [line[2:10] for line in answer.lines if "/4 " in line] == ["[OK] 1/4", "[OK] 2/4", "[KO] 3/4", "- 4/4  e"]
    assert 'Exercice "Bonjour", commit' in answer.said


def test_values_that_plain_letters_would_make_alike_are_told_apart(zoe: Beginner) -> None:
    answer = zoe.hand_in(FILE, WRONG, push="-o ascii")

    assert r"attendu : 'Zo\xe9' obtenu : 'Zoe'" in answer.said
    assert "python3 -c" not in answer.said


def test_ascii_may_be_chosen_once_for_all(zoe: Beginner) -> None:
    choose_letters(zoe.person, ascii_terminal=True, database=zoe.school.grader.database)

    answer = zoe.hand_in(FILE, WRONG)

    assert "".join(answer.lines).isascii()


def test_what_was_chosen_once_for_all_can_be_undone_for_a_push(zoe: Beginner) -> None:
    choose_letters(zoe.person, ascii_terminal=True, database=zoe.school.grader.database)

    answer = zoe.hand_in(FILE, WRONG, push="-o text")

    assert "✓ 1/4" in answer.said


def test_where_a_program_stopped_is_told_to_an_editor_that_asks(zoe: Beginner) -> None:
    answer = zoe.hand_in(FILE, UNREADABLE, push="-o problems")
    usual = zoe.hand_in(FILE, UNREADABLE + "\n")

    assert [line[:23] for line in answer.lines if line.startswith("bonjour/")] == ["bonjour/bonjour.py:1: P"]
    assert not any(line.startswith("bonjour/") for line in usual.lines)


def receipts_in(lines: Sequence[str], zoe: Beginner) -> list[tuple[ReceiptKind, Worth]]:
    """Return what each receipt among these lines confirms, and what it is worth."""
    ours = zoe.school.grader
    found = [check(line, database=ours.database, signer=ours.signer) for line in lines if line.startswith(FORMAT)]
    return [(one.receipt.kind, one.worth) for one in found]


def test_a_push_that_asks_for_it_reads_its_receipts(zoe: Beginner) -> None:
    usual = zoe.hand_in(FILE, WRONG)
    answer = zoe.hand_in(FILE, RIGHT, push="-o receipt")

    assert receipts_in(usual.lines, zoe) == []
    assert receipts_in(answer.lines, zoe) == RECEIPTS


def test_documents_have_the_receipts_of_hand_in_and_verdict(zoe: Beginner) -> None:
    documents = documents_of(zoe.hand_in(FILE, RIGHT, push="-o json"))

    assert receipts_in([str(one["receipt"]) for one in documents if "receipt" in one], zoe) == RECEIPTS


def test_an_option_may_stand_in_the_settings_of_git(zoe: Beginner) -> None:
    zoe.does("git config push.pushOption en")

    answer = zoe.hand_in(FILE, RIGHT)

    assert "Well done! Every check passes." in answer.said


def test_a_language_is_that_of_one_push(zoe: Beginner) -> None:
    english = zoe.hand_in(FILE, WRONG, push="-o en")
    french = zoe.hand_in(FILE, RIGHT)

    assert "Almost: 2 checks of 4 pass." in english.said
    assert "Bravo !" in french.said


def test_json_tells_a_document_a_line_to_the_verdict(zoe: Beginner) -> None:
    answer = zoe.hand_in(FILE, WRONG, push="-o json")

    documents = documents_of(answer)
    told = [one["event"] for one in documents]
    assert told == ["received", "check", "check", "check", "check", "finished"]
    assert {one["schema_version"] for one in documents} == {1}
    run = cast("Document", documents[-1]["run"])
    assert (run["verdict"], documents[-1]["status"]) == ("failed", "partial")
    assert "".join(answer.lines).isascii()


def test_json_tells_each_check_as_the_run_does(zoe: Beginner) -> None:
    documents = documents_of(zoe.hand_in(FILE, WRONG, push="-o json"))

    checks = [cast("Document", one["check"]) for one in documents if one["event"] == "check"]
    run = cast("Document", documents[-1]["run"])
    assert [check["id"] for check in checks] == ["says-hello", "uses-name", "empty-name", "trims-spaces"]
    assert checks[2]["actual"] == "'Zoe'"
    assert [check["outcome"] for check in cast("list[Document]", run["checks"])] == [one["outcome"] for one in checks]


def test_json_tells_what_is_no_run_as_lines(ada: Beginner) -> None:
    ada.does("git switch --quiet --create essai")
    ada.commit()

    documents = documents_of(ada.push("-o json origin essai"))

    assert {one["event"] for one in documents} == {"line"}
    assert str(documents[0]["text"]).endswith("essai. Seule «\N{NO-BREAK SPACE}main\N{NO-BREAK SPACE}» est testée.")


def test_json_tells_that_nobody_grades_yet(ada: Beginner) -> None:
    documents = documents_of(ada.hand_in(FILE, push="-o json"))

    assert [one["event"] for one in documents] == ["received", "waiting"]


@pytest.mark.parametrize("options", ["-o ci.skip", "-o ci.skip -o skip", "-o $(printf 'x%.0s' {1..5000})"])
def test_an_unknown_option_refuses_nothing_and_is_told(options: str, zoe: Beginner) -> None:
    answer = zoe.hand_in(FILE, RIGHT, push=options)

    assert answer.status == 0
    assert "Je ne connais pas l'option" in answer.said
    assert "Bravo !" in answer.said
    assert zoe.taken("bonjour").decode() == RIGHT


def test_an_option_that_would_move_the_cursor_is_written_out(zoe: Beginner) -> None:
    answer = zoe.hand_in(FILE, RIGHT, push="-o $'\\e[2J'")

    assert answer.control_characters == set()
    assert r"\x1b[2j" in answer.said


def test_no_command_is_told_with_letters_that_the_terminal_does_not_have(ada: Beginner) -> None:
    answer = ada.hand_in("bonjour/prénom.py", "def saluer(prenom):\n    return 'Bonjour'\n", push="-o ascii")

    assert '"bonjour/pr?nom.py"' in answer.said
    assert [line for line in commands_of(answer) if "mv" in line] == []


def test_a_branch_with_an_accent_is_handed_in_by_a_command_in_plain_letters(ada: Beginner) -> None:
    ada.does("git switch --quiet --create été")
    ada.write(FILE, RIGHT)
    ada.commit()

    answer = ada.push("-o ascii origin été")
    ada.follow(answer)

    assert commands_of(answer) == ["git push origin HEAD:main"]
    assert ada.taken("bonjour").decode() == RIGHT


def test_documents_tell_of_files_that_were_graded_before_too(zoe: Beginner) -> None:
    zoe.hand_in(FILE, WRONG)
    zoe.hand_in(FILE, RIGHT)

    documents = documents_of(zoe.hand_in(FILE, WRONG, push="-o json"))

    assert [one["event"] for one in documents] == ["received", *["check"] * 4, "finished"]


def pinned_by_paul(school: Class, work: str, learner: Beginner) -> None:
    """Let the lead answer what stops this work, once somebody has handed it in."""
    learner.hand_in(FILE, work)
    grader = school.grader
    paul = accounts.add_person(
        f"paul-{grader.new_id().lower()}", "Paul", Role.LEAD, database=grader.database, new_id=grader.new_id
    )
    join(paul, COHORT.slug, grader)
    with grader.database.read() as tx:
        exercise, place = tx.catalog.current("bonjour"), tx.cohorts.enrollment_of(COHORT.slug, learner.person.id)
        assert exercise is not None
        assert place is not None
        effort = tx.stumbles.effort(exercise.suite_digest, place.id)
    assert effort is not None
    pin_answer(paul, "bonjour", str(effort.stopped_by), Text("Vois `é`."), database=grader.database, now=grader.now)


@pytest.mark.parametrize("work", [WRONG, UNREADABLE])
def test_what_a_trainer_pinned_is_told_at_that_failure(graded: Class, zoe: Beginner, tmp_path: Path, work: str) -> None:
    pinned_by_paul(graded, work, zoe)
    (tmp_path / "other").mkdir()
    other = graded.beginner(tmp_path / "other")

    said = other.hand_in(FILE, work)
    other.hand_in(FILE, RIGHT)
    documents = documents_of(other.hand_in(FILE, work, push="-o json"))
    passed = other.hand_in(FILE, RIGHT)

    assert "Paul, qui te forme, répond" in said.said
    assert "Vois `é`." in said.said
    assert cast("Document", documents[-1]["answer"])["author"] == "Paul"
    assert "qui te forme" not in passed.said
