"""What makes the twenty runs of a solution be made again, and what does not."""

from pathlib import Path

import pytest

from grader.commands.exercises.steady import SteadySolutions, key_of_solution
from grader.domain.exercises.choice import chosen_of_folder
from tests.adapters.exercise_files.conftest import Draft, draft

__all__ = ["draft"]


def key(draft: Draft, *only: str, image: str = "1" * 64) -> str:
    return key_of_solution(chosen_of_folder(draft.read(), only), image_digest=image)


def test_a_steady_solution_is_known_again(tmp_path: Path) -> None:
    steady = SteadySolutions(tmp_path / "steady")

    steady.keep("ab12", 20)

    assert (steady.runs("ab12"), steady.runs("cd34")) == (20, 0)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"runs": "20"}', b"\xff"])
def test_what_cannot_be_read_is_not_known(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "ab12").write_bytes(content)

    assert SteadySolutions(tmp_path).runs("ab12") == 0


@pytest.mark.parametrize("file", ["solution/bonjour.py", "tests/test_bonjour.py"])
def test_the_solution_and_its_tests_decide(draft: Draft, file: str) -> None:
    before = key(draft)

    draft.add(file, (draft.folder / file).read_bytes() + b"\n")

    assert key(draft) != before


def test_what_a_check_may_take_decides_and_so_do_the_image_and_the_choice(draft: Draft) -> None:
    before = {key(draft), key(draft, image="2" * 64), key(draft, "says-hello")}

    draft.edit("exercise.toml", "[[checks]]", "[limits]\ncheck_seconds = 1\n\n[[checks]]")

    assert len({key(draft), *before}) == 4


@pytest.mark.parametrize(
    "file", ["statement.fr.md", "starter/bonjour.py", "wrong/forgets-to-trim/bonjour.py"]
)
def test_words_and_what_must_not_pass_decide_nothing(draft: Draft, file: str) -> None:
    before = key(draft)

    draft.add(file, (draft.folder / file).read_bytes() + b"\n# ...\n")

    assert key(draft) == before
