"""A push says how many comments wait for the learner, in one line with the address."""

from grader.adapters.randomness import new_id
from grader.commands.cohorts import join
from grader.domain.people import Person, Role
from grader.engine.accounts import accounts
from grader.engine.comments.writing import Place, begin_thread
from tests.web.git.beginner import COHORT, Beginner

ONE, TWO = "1 commentaire pour toi\u00a0: ", "2 commentaires pour toi\u00a0: "


def trainer(ada: Beginner) -> Person:
    """Return a trainer of their cohort."""
    grader = ada.school.grader
    found = accounts.add_person(
        f"ines-{new_id().lower()}", "Inès", Role.TRAINER, database=grader.database, new_id=new_id
    )
    join(found, COHORT.slug, grader)
    return found


def told(lines: list[str]) -> list[str]:
    return [line.partition("http")[0] for line in lines if line.endswith("/comments")]


def test_the_next_push_tells_of_them(ada: Beginner) -> None:
    grader, ines = ada.school.grader, trainer(ada)
    first = ada.hand_in("bonjour/bonjour.py", "x = 1\n")
    (sent,) = ada.submissions("bonjour")
    ports = {"repositories": grader.repositories, "now": grader.now, "new_id": new_id}
    begin_thread(ines, sent.id, Place("bonjour.py", 1), "Que vaut `x` ?", database=grader.database, **ports)

    second = ada.hand_in("bonjour/bonjour.py", "x = 2\n")
    begin_thread(ines, sent.id, Place(), "Bien commencé.", database=grader.database, **ports)
    third = ada.hand_in("README.md", "Rien d'un exercice\n")

    assert [told(one.lines) for one in (first, second, third)] == [[], [ONE], [TWO]]
