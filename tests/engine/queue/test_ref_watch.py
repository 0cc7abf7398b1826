"""Which repositories a sweep opens, over repositories in memory."""

from dataclasses import dataclass, field

import pytest

from grader.engine.queue.ref_watch import WHOLE_LOOK_EVERY, RefWatch
from tests.engine.grading_school import SOLUTION, School


@dataclass
class Watch:
    """Somebody who looks again and again at Ada's and Karim's repositories."""

    school: School
    seconds: float = 0
    watch: RefWatch = field(init=False)

    def __post_init__(self) -> None:
        self.watch = RefWatch(repositories=self.school.repositories, monotonic=lambda: self.seconds)

    def look(self) -> list[str]:
        """Look at what may have moved, and return whose it was."""
        known = [self.school.repository(handle) for handle in ("ada", "karim")]
        moved = self.watch.maybe_moved(known)
        for repository, mark in moved:
            self.watch.looked_at(repository, mark)
        return [repository.handle for repository, _ in moved]


@pytest.fixture
def watch(grading_school: School) -> Watch:
    """Return a watch that has seen everything."""
    watch = Watch(grading_school)
    watch.look()
    return watch


def test_the_first_look_is_at_everybody(grading_school: School) -> None:
    assert Watch(grading_school).look() == ["ada", "karim"]


def test_what_did_not_move_is_not_opened(watch: Watch) -> None:
    assert watch.look() == []


def test_what_moved_is_opened_once(watch: Watch) -> None:
    watch.school.push("karim", bonjour=SOLUTION)

    assert [watch.look(), watch.look()] == [["karim"], []]


def test_what_could_not_be_taken_in_is_opened_again(watch: Watch) -> None:
    watch.school.push("karim", bonjour=SOLUTION)
    watch.watch.maybe_moved([watch.school.repository("karim")])

    assert watch.look() == ["karim"]


def test_now_and_then_everything_is_opened(watch: Watch) -> None:
    watch.seconds += WHOLE_LOOK_EVERY.total_seconds()

    assert watch.look() == ["ada", "karim"]
