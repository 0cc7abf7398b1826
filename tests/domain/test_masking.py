"""Counts as others may be told: small ones masked, and nothing by which such a one could be computed."""

from collections import defaultdict
from itertools import product

import pytest

from grader.domain.masking import ToldCount, may_be_told, told, told_part


def bounds(*counts: int) -> list[tuple[int, int]]:
    """Return between which numbers each count is told to be."""
    return [(one.least, one.most) for one in told(dict(enumerate(counts))).values()]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((18, 0, 0), [(18, 18), (0, 0), (0, 0)]),
        ((12, 6, 0), [(12, 12), (6, 6), (0, 0)]),
        ((14, 2, 2), [(10, 16), (1, 4), (1, 4)]),
        ((17, 1, 0), [(14, 17), (1, 4), (0, 0)]),
        ((9, 12, 3), [(8, 11), (12, 12), (1, 4)]),
        ((2, 2, 3, 20), [(1, 4), (1, 4), (1, 4), (20, 20)]),
    ],
)
def test_small_counts_are_masked_and_what_would_tell_them(
    counts: tuple[int, ...], expected: list[tuple[int, int]]
) -> None:
    assert bounds(*counts) == expected


@pytest.mark.parametrize("counts", [(1, 0), (2, 2), (4, 4), (1, 1, 1)])
def test_of_too_few_nothing_may_be_told_by_its_sum(counts: tuple[int, ...]) -> None:
    assert not may_be_told(dict(enumerate(counts)))


def test_a_count_that_is_told_lies_between_its_bounds() -> None:
    for counts in product(range(14), repeat=3):
        between = bounds(*counts)

        assert all(least <= count <= most for count, (least, most) in zip(counts, between, strict=True))


def test_who_knows_the_sum_computes_no_small_count_of_two() -> None:
    worlds = defaultdict(list)
    for counts in product(range(30), repeat=2):
        if may_be_told(dict(enumerate(counts))):
            worlds[sum(counts), tuple(bounds(*counts))].append(counts)

    told_twice = [
        (between, {world[place] for world in fits})
        for (total, between), fits in worlds.items()
        if total < 30
        for place in range(2)
        if between[place] == (1, 4)
    ]

    assert told_twice
    assert all(len(values) > 2 for _, values in told_twice)


@pytest.mark.parametrize(
    ("part", "expected"),
    [(0, (0, 0)), (3, (1, 4)), (9, (9, 9)), (17, (14, 17)), (18, (18, 18))],
)
def test_a_part_is_masked_where_it_or_the_rest_is_small(part: int, expected: tuple[int, int]) -> None:
    assert told_part(part, 18) == ToldCount(*expected)
