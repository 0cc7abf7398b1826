"""Figures of what became of learners, counted by hand, and what of them others than the staff are told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.domain.masking import ToldCount
from grader.domain.placements.figures import Leaver, PlacementFigures, figures_at, masked, percent
from grader.domain.placements.placement import NOT_POSITIVE, POSITIVE, Placement, PlacementKind, PlacementMoment

END, TODAY = date(2026, 6, 30), date(2026, 8, 11)
SIX_WEEKS, KIND = PlacementMoment.SIX_WEEKS, PlacementKind
ARTICLE = {KIND.PERMANENT: 6, KIND.OWN_COMPANY: 4, KIND.PROFESSIONAL_TRAINING: 2, KIND.FIXED_TERM_LONG: 2}
"""The school in the press: of 18 learners, six weeks after the end."""


def counted(kinds: dict[PlacementKind, int], silent: int = 0, related: int = 0) -> PlacementFigures:
    known = [kind for kind, count in kinds.items() for _ in range(count)] + [KIND.NO_ANSWER] * silent
    leavers = [Leaver(str(number), END) for number in range(len(known))]
    said = [Placement(str(number), SIX_WEEKS, kind, number < related) for number, kind in enumerate(known)]
    return figures_at(SIX_WEEKS, leavers, said, TODAY)


def shown(figures: PlacementFigures) -> dict[PlacementKind, int]:
    return {kind: count for kind, count in figures.kinds.items() if count is not None}


def test_the_schools_own_figures_come_out_as_in_the_article() -> None:
    of_18 = counted({**ARTICLE, KIND.LOOKING: 4})

    assert (of_18.asked, of_18.answered, of_18.answer_rate) == (18, 18, 100)
    assert (of_18.positive, of_18.positive_rate) == (14, 78)
    assert {kind: count for kind, count in of_18.kinds.items() if count} == {**ARTICLE, KIND.LOOKING: 4}


def test_who_did_not_answer_is_asked_and_counts_neither_way() -> None:
    of_18 = counted(ARTICLE, silent=4)

    assert (of_18.asked, of_18.answered, of_18.answer_rate, of_18.positive_rate) == (18, 14, 78, 100)


def test_who_said_nothing_yet_is_asked_too() -> None:
    alone = figures_at(SIX_WEEKS, [Leaver("1", END)], [], TODAY)

    assert (alone.asked, alone.answered, alone.answer_rate, alone.positive_rate) == (1, 0, 0, None)


def test_nobody_counts_before_their_day() -> None:
    leavers = [Leaver("1", END), Leaver("2", date(2026, 6, 1)), Leaver("3", date(2026, 7, 1))]
    said = [Placement(str(number), SIX_WEEKS, KIND.PERMANENT, related=True) for number in (1, 2, 3)]

    figures = figures_at(SIX_WEEKS, leavers, said, TODAY)

    assert (figures.asked, figures.positive, figures.related) == (2, 2, 2)
    assert figures.period == (date(2026, 6, 1), END)


def test_what_was_said_at_another_moment_does_not_count() -> None:
    said = [Placement("1", PlacementMoment.AT_END, KIND.PERMANENT)]

    assert figures_at(SIX_WEEKS, [Leaver("1", END)], said, TODAY).answered == 0


def test_only_work_and_training_can_be_related() -> None:
    assert counted({KIND.LOOKING: 2, KIND.PERMANENT: 3}, related=4).related == 2


def test_without_anybody_there_is_no_rate() -> None:
    nobody = counted({})

    assert (nobody.asked, nobody.period, nobody.answer_rate, nobody.positive_rate) == (0, None, None, None)


def test_a_share_is_rounded_half_up() -> None:
    assert [percent(1, 8), percent(1, 3), percent(2, 3), percent(14, 18)] == [13, 33, 67, 78]


def test_small_cells_are_masked_and_so_is_a_total_that_would_tell_a_small_rest() -> None:
    of_18 = masked(counted({**ARTICLE, KIND.LOOKING: 4}))

    assert (of_18.asked, of_18.answered, of_18.positive, of_18.positive_rate) == (18, 18, None, None)
    assert shown(of_18) == {KIND.PERMANENT: 6}


@pytest.mark.parametrize(
    ("kinds", "between"),
    [
        ({**ARTICLE, KIND.LOOKING: 4}, (14, 18)),
        ({**ARTICLE, KIND.PERMANENT: 10}, (14, 18)),
        ({KIND.OWN_COMPANY: 2, KIND.LOOKING: 9}, (0, 4)),
        ({KIND.PERMANENT: 4}, (0, 4)),
        ({KIND.PERMANENT: 1}, (0, 1)),
    ],
)
def test_a_masked_total_is_told_by_its_bounds(kinds: dict[PlacementKind, int], between: tuple[int, int]) -> None:
    assert masked(counted(kinds)).positive_between == ToldCount(*between)


def test_a_large_rest_lets_the_total_be_shown() -> None:
    of_20 = masked(counted({**ARTICLE, KIND.LOOKING: 6}, related=7))

    assert (of_20.positive, of_20.positive_rate, of_20.related) == (14, 70, 7)
    assert of_20.positive_between is None
    assert shown(of_20) == {KIND.PERMANENT: 6}


def test_the_next_smallest_is_masked_with_small_cells_that_the_total_would_tell() -> None:
    figures = masked(counted({KIND.PERMANENT: 9, KIND.OWN_COMPANY: 6, KIND.TEMPORARY: 2, KIND.LOOKING: 8}))

    assert figures.positive == 17
    assert shown(figures) == {KIND.PERMANENT: 9}


def test_of_fewer_than_five_answers_nothing_is_shown_but_how_many() -> None:
    of_4 = masked(counted({KIND.PERMANENT: 4}, silent=8))

    assert (of_4.asked, of_4.answered, of_4.positive, of_4.related, shown(of_4)) == (12, 4, None, None, {})


@given(st.lists(st.integers(0, 9), min_size=11, max_size=11), st.integers(0, 60))
def test_no_masked_cell_can_be_computed_from_what_is_shown(counts: list[int], related: int) -> None:
    figures = counted(dict(zip((*POSITIVE, *NOT_POSITIVE), counts, strict=True)), related=related)
    told = masked(figures)
    groups = [(*POSITIVE, *NOT_POSITIVE)] if told.positive is None else [POSITIVE, NOT_POSITIVE]

    hidden = [[figures.kinds[kind] or 0 for kind in group if told.kinds[kind] is None] for group in groups]

    assert all(count >= 5 for count in shown(told).values())
    assert all(not cells or (len(cells) >= 2 and sum(cells) >= 5) for cells in hidden if figures.answered >= 5)
    assert told.positive is None or min(told.positive, figures.answered - told.positive) >= 5
