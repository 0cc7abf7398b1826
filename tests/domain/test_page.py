"""A page of a longer list: which it is, by its number or by what has to be on it."""

import pytest

from grader.domain.page import page_of, page_with, whole

ITEMS = tuple(range(7))


@pytest.mark.parametrize(("asked", "shown"), [(1, (0, 1, 2)), (3, (6,)), (0, (0, 1, 2)), (99, (6,))])
def test_a_number_that_there_is_not_leads_to_the_nearest(asked: int, shown: tuple[int, ...]):
    assert page_of(asked, 3, len(ITEMS)).of(ITEMS) == shown


@pytest.mark.parametrize(
    ("place", "shown"), [(0, (0, 1, 2)), (2, (0, 1, 2)), (3, (3, 4, 5)), (6, (6,)), (None, (3, 4, 5))]
)
def test_what_has_to_be_shown_decides_and_else_the_number(place: int | None, shown: tuple[int, ...]):
    assert page_with(place, 2, 3, len(ITEMS)).of(ITEMS) == shown


@pytest.mark.parametrize("many", [0, 1, 7])
def test_a_whole_list_is_one_page(many: int):
    page = whole(many)

    assert (page.pages, page.of(ITEMS[:many])) == (1, ITEMS[:many])
