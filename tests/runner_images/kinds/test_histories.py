"""The fixture `history`: a learner's commits, told by the host, as tests look at them."""

from typing import Any

import pytest

from tests.runner_images.conftest import LIMITS, Frame, Harness, files

pytestmark = pytest.mark.slow


def commit(number: int, subject: str, *paths: str, parents: tuple[int, ...] = (), author: str = "ada") -> Frame:
    return {
        "id": f"{number:040x}",
        "parents": [f"{parent:040x}" for parent in parents],
        "subject": subject,
        "author": author,
        "at": "2026-01-05T09:00:00+00:00",
        "files": list(paths),
    }


COMMITS = [
    commit(1, "Starter", "r.md", author="school"),
    commit(2, "Ajoute la recette", "r.md", parents=(1,)),
    commit(3, "Ajoute un dessert", "d.md", parents=(2,)),
    commit(4, "Merge branch 'dessert' into main", "d.md", parents=(2, 3)),
]


def checked(harness: Harness, body: str, commits: list[Frame] | None) -> Frame:
    """Return the frame of a check whose test has this body."""
    job: dict[str, Any] = {
        "tests": files({"test_it.py": f"def test_it(history):\n    {body}\n"}),
        "checks": [{"id": "it", "test": "test_it.py::test_it", "needs": []}],
        "limits": LIMITS,
    }
    told = {} if commits is None else {"history": commits}
    frames = list(harness.run(files({"r.md": "x"}), {**job, **told}))
    assert frames[-1]["ending"] == "finished", frames
    return frames[0]


TRUE = [
    "assert history.subjects == ['Ajoute la recette', 'Ajoute un dessert', \"Merge branch 'dessert' into main\"]",
    "assert (len(history), [commit.author for commit in history]) == (3, ['ada'] * 3)",
    "assert history.merged_branches == ['dessert']",
    "assert [commit.subject for commit in history.changing('d.md')] == ['Ajoute un dessert']",
    "assert history.commits[0].date.year == 2026",
]


@pytest.mark.parametrize("body", TRUE)
def test_commits_are_as_the_host_tells_them(harness: Harness, body: str) -> None:
    assert checked(harness, body, COMMITS)["outcome"] == "passed"


def test_a_failure_comes_with_the_commits_and_the_command_that_shows_them(harness: Harness) -> None:
    check = checked(harness, "assert len(history.changing('r.md')) == 3", COMMITS)

    assert check["again"] == "git log --oneline --graph"
    assert "Ajoute la recette" in check["calls"][0]["printed"]
    assert "Starter" not in check["calls"][0]["printed"]


def test_too_few_commits_are_the_learners_to_mend(harness: Harness) -> None:
    check = checked(harness, "history.commits[5].subject", COMMITS)

    assert (check["outcome"], check["reason"]) == ("failed", "check_failed")


def test_without_a_history_there_is_no_commit(harness: Harness) -> None:
    assert checked(harness, "assert len(history) == 0", None)["outcome"] == "passed"
