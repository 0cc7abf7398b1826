"""Submissions a second at a concurrency of two, by how often the same learner comes again."""

import itertools
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from benching.others import docker_run
from benching.school import School
from grader.domain.submissions.submission import Repository

AT_ONCE = 2
PATTERNS: dict[str, Sequence[int]] = {
    "all different learners": (1,),
    "ten in a row": (10,),
    "mix of a class": (1, 2, 3, 5, 8, 1, 4),
}
"""How many pushes each learner makes in a row, again and again from the beginning.

The mix: most pushes follow another of the same person within minutes (Dodona counted 750 a learner and course), while
some come once and leave; on average between three and four.
"""


def of_docker_run(image: str, count: int) -> float:
    """Return the seconds that so many containers take, two at a time."""
    begun = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda _: docker_run(image), range(count)))
    return time.monotonic() - begun


def of_school(school: School, learners: Iterator[Repository], sizes: Sequence[int], count: int) -> tuple[int, float]:
    """Return how many submissions were made, and the seconds until the last verdict, accept to verdict each."""
    series, planned = [], 0
    for size in itertools.cycle(sizes):
        series.append((next(learners), min(size, count - planned)))
        planned += series[-1][1]
        if planned >= count:
            break
    for learner, times in series:
        school.prepare(learner, times)
    begun = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda one: _push_in_a_row(school, *one), series))
    return planned, time.monotonic() - begun


def _push_in_a_row(school: School, learner: Repository, times: int) -> None:
    for number in range(times):
        school.wait(school.push(learner, number))
