"""The contract of `grader.engine.ports.projects.Projects`, and what of it stays without code and names."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.people import Person, Role
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.pairing import ProjectPair
from grader.domain.projects.project import Criterion, Level, Project
from grader.domain.projects.review import ProjectReview
from grader.domain.text import Text
from grader.engine.ports.database import Conflict
from grader.engine.ports.retention import AgedKind

GRID = (Criterion("c1", Text("Mobile", "Phone"), {Level.REACHED: Text("tient")}), Criterion("c2", Text("Clavier")))
SITE = Project("J1", "dwwm-2026", "site", Text("Un site", "A site"), Text("Fais-le."), GRID, ("dwwm-2023.cp2",))
ADDRESS = "https://asso.example.org"
KARIM = Person("P-KARIM", "karim", "Karim", Role.LEARNER)


def sent(number: int, at: datetime) -> ProjectHandIn:
    return ProjectHandIn(f"K{number}", "J1", "E-ada", number, at, address=f"{ADDRESS}/{number}")


def test_a_project_is_kept_with_its_grid_and_replaced(school: SqlDatabase, morning: datetime) -> None:
    begun = replace(SITE, starts_at=morning, due_at=morning + timedelta(days=7), peers=True)
    with school.begin() as tx:
        for project in (replace(SITE, id="J2", slug="draft"), SITE, begun):
            tx.projects.put(project)
        kept = tx.projects.get("J1"), tx.projects.by_slug("dwwm-2026", "site"), tx.projects.of_cohort("dwwm-2026")
        tx.projects.remove("J2")
        left = tx.projects.get("J2"), tx.projects.by_slug("dwwm-2026", "draft")

    assert (kept[0], kept[1], [one.id for one in kept[2]]) == (begun, begun, ["J1", "J2"])
    assert left == (None, None)


def test_a_cohort_has_one_project_of_a_slug(school: SqlDatabase) -> None:
    with school.begin() as tx:
        tx.projects.put(SITE)

    with pytest.raises(Conflict), school.begin() as tx:
        tx.projects.put(replace(SITE, id="J2"))


def test_hand_ins_are_read_newest_first_and_one_a_learner(school: SqlDatabase, morning: datetime) -> None:
    first, second = sent(1, morning), sent(2, morning)
    karims = ProjectHandIn("K9", "J1", "E-karim", 1, morning, commit="a" * 40)
    with school.begin() as tx:
        tx.projects.put(SITE)
        for one in (first, second, karims):
            tx.projects.add_hand_in(one)
        read = tx.projects.hand_in("K1"), tx.projects.hand_ins_of("E-ada"), tx.projects.hand_ins_of("E-ada", "J2")
        newest = tx.projects.newest_hand_ins("J1")

    assert (read, newest) == ((first, (second, first), ()), (second, karims))


def test_a_number_is_given_once(school: SqlDatabase, morning: datetime) -> None:
    with school.begin() as tx:
        tx.projects.put(SITE)
        tx.projects.add_hand_in(sent(1, morning))

    with pytest.raises(Conflict), school.begin() as tx:
        tx.projects.add_hand_in(replace(sent(1, morning), id="K2"))


def reviewed(tx_school: SqlDatabase, morning: datetime) -> ProjectReview:
    """Store a hand-in of Ada's with Karim's review, and a pair; return the review."""
    review = ProjectReview("K1", "E-ada", KARIM, True, {"c1": Level.NEARLY}, {"c1": "Vois"}, "Bravo", morning)  # noqa: FBT003 - a value
    with tx_school.begin() as tx:
        tx.projects.put(SITE)
        tx.projects.add_hand_in(sent(1, morning))
        tx.projects.put_review(replace(review, comment="Bof"))
        tx.projects.put_review(review)
        tx.projects.add_pairs([ProjectPair("J1", "E-karim", "E-ada")] * 2)
    return review


def test_a_reviewer_says_one_thing_of_a_hand_in(school: SqlDatabase, morning: datetime) -> None:
    review = reviewed(school, morning)

    with school.read() as tx:
        (kept,) = tx.projects.reviews_of(["K1"])
        others = tx.projects.reviews_of([]), tx.projects.is_reviewed("J1"), tx.projects.is_reviewed("J2")
        by = tx.projects.reviews_by("P-KARIM")

    assert replace(kept, reviewer=KARIM) == review
    assert kept.reviewer.id == "P-KARIM"
    assert (others, by) == (((), True, False), (kept,))


def test_with_the_code_go_words_and_addresses_and_levels_stay(school: SqlDatabase, morning: datetime) -> None:
    reviewed(school, morning)

    with school.begin() as tx:
        pairs = tx.projects.pairs_of("J1")
        tx.aged.erase(AgedKind.CODE, ["E-ada"], morning)
        (kept,), (left,) = tx.projects.reviews_of(["K1"]), tx.projects.hand_ins_of("E-ada")
        gone = tx.projects.pairs_of("J1")

    assert (pairs, gone) == ((ProjectPair("J1", "E-karim", "E-ada"),), ())
    assert (kept.levels, kept.comments, kept.comment) == ({"c1": Level.NEARLY}, {}, "")
    assert (left.address, left.commit, left.handed_in_at) == (None, None, morning)


def test_who_handed_in_of_a_project_has_work(school: SqlDatabase, morning: datetime) -> None:
    with school.begin() as tx:
        before = tx.removals.has_work("E-ada")
        tx.projects.put(SITE)
        tx.projects.add_hand_in(sent(1, morning))
        after = tx.removals.has_work("E-ada"), tx.removals.has_work("E-karim")

    assert (before, after) == (False, (True, False))
