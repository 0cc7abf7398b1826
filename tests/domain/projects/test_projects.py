"""What a project may be, how a hand-in is found by its grid, and who reviews whom."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from grader.domain.errors import NotValid
from grader.domain.people import Person, Role
from grader.domain.projects.hand_in import checked_address
from grader.domain.projects.pairing import ProjectPair, draw
from grader.domain.projects.project import MOST_CRITERIA, SCALES, Criterion, Level, Project, checked_project
from grader.domain.projects.review import ProjectReview, ReviewWords, checked_words
from grader.domain.text import Text

BEGINS = datetime(2026, 11, 23, tzinfo=UTC)
GRID = (Criterion("c1", Text("Sur un téléphone")), Criterion("c2", Text("Au clavier")))
SITE = Project("J1", "web-2610", "site", Text("Un site"), Text("Fais-le."), GRID, (), BEGINS)
INES = Person("P-ines", "ines", "Inès", Role.TRAINER)
FOUND = ProjectReview("K1", "E-ada", INES, False, {}, {}, "", BEGINS)  # noqa: FBT003 - a value


def test_texts_are_kept_without_blanks_and_levels_without_words_not_at_all() -> None:
    words = {Level.REACHED: Text(" tient "), Level.BEYOND: Text(" ")}
    typed = replace(SITE, title=Text(" Un site "), criteria=(Criterion("c1", Text("", "On a phone"), words),))

    kept = checked_project(typed)

    assert kept.title == Text("Un site")
    assert kept.criteria == (Criterion("c1", Text("On a phone", "On a phone"), {Level.REACHED: Text("tient")}),)


@pytest.mark.parametrize("scale", SCALES)
def test_a_grid_has_as_many_levels_as_it_is_to_have_and_one_line_between_reached_and_not(scale: int) -> None:
    levels = replace(SITE, scale=scale).levels

    assert len(levels) == len(set(levels)) == scale
    assert [one.is_reached for one in levels] == sorted(one.is_reached for one in levels)
    assert {Level.NOT_YET, Level.REACHED} <= set(levels)


def test_words_of_a_level_that_a_grid_lacks_are_left_out() -> None:
    words = {Level.REACHED: Text("tient"), Level.BEYOND: Text("brille")}

    kept = checked_project(replace(SITE, scale=3, criteria=(Criterion("c1", Text("Mobile"), words),)))

    assert kept.criteria[0].words == {Level.REACHED: Text("tient")}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"slug": "Mon Site"}, "slug_shape"),
        ({"scale": 1}, "project_scale"),
        ({"scale": 7}, "project_scale"),
        ({"title": Text(" ")}, "name_shape"),
        ({"brief": Text("x" * 20_001)}, "text_shape"),
        ({"criteria": GRID * 2}, "project_grid"),
        ({"criteria": tuple(Criterion(f"c{n}", Text("x")) for n in range(MOST_CRITERIA + 1))}, "project_grid"),
        ({"criteria": ()}, "project_empty"),
        ({"brief": Text(" ")}, "project_empty"),
        ({"due_at": BEGINS}, "project_dates"),
        ({"starts_at": None, "due_at": BEGINS}, "project_dates"),
        ({"competencies": ("a b",)}, "project_competency"),
    ],
)
def test_what_cannot_be_a_project_is_refused(wrong: dict[str, object], code: str) -> None:
    with pytest.raises(NotValid) as refused:
        checked_project(replace(SITE, **wrong))  # type: ignore[arg-type]

    assert refused.value.code == code


def test_learners_see_it_from_its_first_moment_on() -> None:
    moments = [BEGINS - timedelta(seconds=1), BEGINS]

    assert [SITE.has_begun(at) for at in moments] == [False, True]
    assert not replace(SITE, starts_at=None).has_begun(BEGINS)


@pytest.mark.parametrize(
    ("levels", "as_peer", "reached"),
    [
        ({"c1": Level.REACHED, "c2": Level.BEYOND}, False, True),
        ({"c1": Level.REACHED, "c2": Level.NEARLY}, False, False),
        ({"c1": Level.REACHED}, False, False),
        ({"c1": Level.REACHED, "c2": Level.BEYOND}, True, False),
    ],
)
def test_it_is_reached_where_the_staff_find_each_criterion_so(
    levels: dict[str, Level],
    *,
    as_peer: bool,
    reached: bool,
) -> None:
    assert replace(FOUND, levels=levels, as_peer=as_peer).reaches(GRID) is reached


@pytest.mark.parametrize(
    "wrong",
    [
        ReviewWords({"c1": Level.REACHED}, {}),
        ReviewWords({"c1": Level.REACHED, "c2": Level.REACHED, "c3": Level.REACHED}, {}),
        ReviewWords({"c1": Level.REACHED, "c2": Level.REACHED}, {"c3": "?"}),
        ReviewWords({"c1": Level.REACHED, "c2": Level.EXEMPLARY}, {}),
    ],
)
def test_a_review_has_a_level_for_each_criterion_and_nothing_else(wrong: ReviewWords) -> None:
    with pytest.raises(NotValid, match="project_levels"):
        checked_words(wrong, SITE)


@pytest.mark.parametrize(
    "address", ["https://asso.example.org/ada?x=1#y", " https://github.com/ada/site ", "https://192.0.2.1/"]
)
def test_an_address_that_can_be_opened_is_kept(address: str) -> None:
    assert checked_address(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        *("", "http://example.org", "javascript:alert(1)", "https://", "https://ada:secret@example.org", "https://[x"),
        *("https://example.org/ a", 'https://example.org/"onclick', "https://exämple.org", "https://localhost"),
        "https://example.org/" + "x" * 500,
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(NotValid, match="project_address"):
        checked_address(address)


@pytest.mark.parametrize("count", range(2, 22))
def test_each_reviews_one_and_is_reviewed_by_one_and_nobody_themselves(count: int) -> None:
    places = [f"E{number}" for number in range(count)]

    pairs = draw("J1", places, ())

    assert sorted(one.reviewer for one in pairs) == sorted(one.reviewed for one in pairs) == sorted(places)
    assert all(one.reviewer != one.reviewed for one in pairs)
    assert pairs == draw("J1", places[::-1], ())


def test_two_review_each_other_but_for_a_ring_of_three() -> None:
    back = {(one.reviewed, one.reviewer) for one in draw("J1", list("abcdefg"), ())}

    mutual = [one for one in draw("J1", list("abcdefg"), ()) if (one.reviewer, one.reviewed) in back]

    assert len(mutual) == 4


def test_who_comes_later_is_drawn_among_themselves_and_what_was_drawn_stays() -> None:
    known = draw("J1", ["a", "b"], ())

    later = draw("J1", ["a", "b", "c", "d"], known)

    assert {one.reviewer for one in later} == {one.reviewed for one in later} == {"c", "d"}
    assert draw("J1", ["a", "b"], known) == ()


def test_a_single_one_who_comes_later_and_one_of_the_others_review_each_other() -> None:
    later = draw("J1", ["a", "b", "c"], draw("J1", ["a", "b"], ()))

    (other,) = {one.reviewer for one in later} - {"c"}
    assert set(later) == {ProjectPair("J1", "c", other), ProjectPair("J1", other, "c")}


def test_one_alone_is_in_no_pair() -> None:
    assert draw("J1", ["a"], ()) == ()
