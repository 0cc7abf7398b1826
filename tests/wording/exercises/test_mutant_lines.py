"""What a trainer reads of mutants: a score, and the survivors as small diffs."""

from grader.domain.publishing.mutants import Mutant, MutantTrial
from grader.domain.text import Language
from grader.wording.exercises.mutant_lines import mutant_lines
from tests.wording.hostile import VALUES

EN, FR = Language.EN, Language.FR
SURVIVOR = Mutant("prix.py", 4, ("    return ht * 1.2",), ("    return ht * 2.2",), b"")


def test_a_survivor_is_shown_with_its_place_and_what_it_changes() -> None:
    assert list(mutant_lines(MutantTrial(8, (SURVIVOR,), left=3), EN)) == [
        "  ? 7 of 8 small changes of the solution are noticed by the tests (3 more were not tried)",
        "      solution/prix.py:4: with this change every check still passes:",
        "        -     return ht * 1.2",
        "        +     return ht * 2.2",
    ]


def test_where_all_are_noticed_nothing_is_to_do() -> None:
    (line,) = mutant_lines(MutantTrial(8), FR)

    assert line == "  ✓ les tests remarquent 8 petits changements de la solution sur 8"


def test_a_language_without_mutants_is_told_so() -> None:
    assert list(mutant_lines(None, EN)) == ["  ? there are no mutants of programs in this language yet"]


def test_a_solution_that_cannot_be_changed_a_little_is_given_no_score() -> None:
    (line,) = mutant_lines(MutantTrial(0), EN)

    assert line.startswith("  ? nothing in this solution can be changed a little")


def test_what_stands_in_a_solution_cannot_harm_the_terminal() -> None:
    for value in VALUES.values():
        hostile = Mutant(value, 1, (value,), (value,), b"")

        lines = list(mutant_lines(MutantTrial(1, (hostile,)), EN))

        assert all(character.isprintable() or character.isspace() for line in lines for character in line)
        assert not any("\n" in line for line in lines)
