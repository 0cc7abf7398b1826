"""The main job: a mistake, what the terminal says of it, the solution, and what page and board show."""

from grader.domain.verdicts import Verdict
from tests.e2e.browser import Browser
from tests.e2e.desk import WIDTH, Desk, mistake, solution
from tests.e2e.school import Member, School

FILE = "bonjour/bonjour.py"


def test_a_mistake_is_told_check_by_check_with_what_was_expected_and_a_hint(ada: Desk) -> None:
    wrong = mistake("bonjour", "ignores-the-empty-name")

    answer = ada.hand_in(FILE, wrong)

    assert answer.status == 0
    assert [line[2:7] for line in answer.lines if "/4 " in line] == ["✓ 1/4", "✓ 2/4", "✗ 3/4", "· 4/4"]
    assert "attendu : 'Bonjour inconnu !' obtenu : 'Bonjour !' piste : Que vaut `prenom`" in answer.said
    assert "Presque : 2 tests sur 4" in answer.said
    assert "ton 1er essai" in answer.said


def test_a_solution_passes_after_a_mistake(ada: Desk) -> None:
    ada.hand_in(FILE, mistake("bonjour", "ignores-the-empty-name"))

    answer = ada.hand_in(FILE, solution("bonjour"))

    assert "✓ 4/4" in answer.said
    assert "Bravo !" in answer.said
    assert ada.result("bonjour").verdict is Verdict.PASSED


def test_no_line_is_wider_than_a_terminal_shows_behind_remote(ada: Desk) -> None:
    wrong = mistake("numero-de-telephone", "counts-before-cleaning")

    answer = ada.hand_in("numero-de-telephone/telephone.py", wrong)

    assert answer.width <= WIDTH


def test_the_page_that_the_terminal_names_shows_the_same_verdict(ada: Desk, school: School) -> None:
    answer = ada.hand_in(FILE, mistake("bonjour", "ignores-the-empty-name"))
    (path,) = {line.partition("/submissions/")[2] for line in answer.lines if "/submissions/" in line}

    page = Browser(ada.member, school).read(f"/submissions/{path}")

    assert "Presque (2/4)" in page
    assert "Bonjour inconnu !" in page


def test_the_board_that_the_lead_sees_moves_with_the_verdict(ada: Desk, paul: Member, school: School) -> None:
    board, cell = Browser(paul, school), f"cell-{ada.member.person.handle}-bonjour"
    before = board.text_of(cell, "/cohorts/web-2610/live")

    ada.hand_in(FILE, solution("bonjour"))

    after = board.text_of(cell, "/cohorts/web-2610/live")
    assert ["Pas commencé" in before, "Réussi" in after] == [True, True]


def test_a_second_exercise_in_the_same_push_has_a_verdict_of_its_own(ada: Desk) -> None:
    ada.write(FILE, solution("bonjour"))
    ada.write("prix-ttc/prix.py", mistake("prix-ttc", "forgets-to-round"))
    ada.commit()

    answer = ada.push()

    assert [answer.said.count(word) for word in ("Bravo !", "Presque :")] == [1, 1]
    assert ada.result("bonjour").verdict is Verdict.PASSED
    assert ada.result("prix-ttc").verdict is Verdict.FAILED
