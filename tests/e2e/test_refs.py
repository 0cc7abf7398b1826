"""What moves and what does not: branches, tags, rewriting and deleting `main`, and many refs at once."""

from tests.e2e.desk import WIDTH, Desk, mistake, solution

FILE = "bonjour/bonjour.py"


def test_another_branch_is_kept_and_not_graded(ada: Desk) -> None:
    ada.write(FILE, solution("bonjour"))
    ada.commit()

    answer = ada.push("origin", "HEAD:essai")

    assert answer.status == 0
    assert "Reçu : essai. Seule « main » est testée." in answer.said
    assert "git push origin essai:main" in answer.said
    assert ada.tries("bonjour") == 0


def test_main_is_not_rewritten_and_the_commands_that_are_named_mend_it(ada: Desk) -> None:
    ada.hand_in(FILE, solution("bonjour"))
    ada.done("reset", "--quiet", "--hard", "HEAD~1")
    ada.write("prix-ttc/prix.py", solution("prix-ttc"))
    ada.commit()

    refused = ada.push("--force")
    mended = ada.follow(refused)

    assert refused.status == 1
    assert "Rien n'est perdu" in refused.said
    assert "Bravo !" in mended.said


def test_main_is_not_deleted(ada: Desk) -> None:
    before = ada.done("rev-parse", "origin/main")

    answer = ada.push("--delete", "origin", "main")

    assert answer.status == 1
    assert "« main » ne se supprime pas" in answer.said
    assert ada.done("ls-remote", "origin", "refs/heads/main").startswith(before)


def test_a_tag_is_refused_and_explained(ada: Desk) -> None:
    ada.done("tag", "fini")

    answer = ada.push("origin", "fini")

    assert answer.status == 1
    assert "seules les branches le sont, pas les étiquettes" in answer.said
    assert "git push origin main" in answer.said
    assert answer.width <= WIDTH


def test_main_is_graded_although_a_tag_beside_it_is_refused(ada: Desk) -> None:
    ada.write(FILE, solution("bonjour"))
    ada.commit()
    ada.done("tag", "--annotate", "--message", "Fini", "fini")

    answer = ada.push("--follow-tags")

    assert "seules les branches le sont, pas les étiquettes" in answer.said
    assert "Bravo !" in answer.said
    assert ada.tries("bonjour") == 1


def test_many_branches_at_once_are_refused_and_main_beside_them_is_graded(ada: Desk) -> None:
    ada.write(FILE, mistake("bonjour", "forgets-to-trim"))
    ada.commit()

    answer = ada.push("origin", "HEAD:main", *(f"HEAD:essai-{number}" for number in range(6)))

    assert answer.status == 1
    assert "C'est beaucoup de branches à la fois" in answer.said
    assert ada.tries("bonjour") == 1
