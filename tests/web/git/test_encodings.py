"""Files as editors of Windows save them, pushed by the real client: taken as they are, or told in one sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.sandbox import FakeSandbox
from tests.web.git.beginner import Beginner, school_of_beginners

pytestmark = pytest.mark.slow  # the real client each

FILE = "bonjour/bonjour.py"
WORK = "def saluer(prenom):\n    return f'Bonjour {prenom} !'\n"
TAKEN = {
    "a mark of UTF-8": b"\xef\xbb\xbf" + WORK.encode(),
    "line ends of Windows": WORK.replace("\n", "\r\n").encode(),
    "line ends of an old Mac": WORK.replace("\n", "\r").encode(),
}
REFUSED = {
    "UTF-16": (WORK.encode("utf-16"), "bonjour.py est enregistré en UTF-16."),
    "UTF-16 without its mark": (WORK.encode("utf-16-le"), "bonjour.py est enregistré en UTF-16."),
    "an old encoding": ("# pr\u00e9nom\n".encode("latin-1") + WORK.encode(), "ligne 1 de bonjour.py"),
}


@pytest.fixture
def sandbox() -> FakeSandbox:
    return FakeSandbox()


@pytest.fixture
def ada(sandbox: FakeSandbox, tmp_path: Path) -> Iterator[Beginner]:
    """Return a learner whose pushes are graded."""
    with school_of_beginners(tmp_path / "school", sandbox) as school:
        yield school.beginner(tmp_path)


@pytest.mark.parametrize("content", TAKEN.values(), ids=TAKEN)
def test_what_python_reads_is_run_as_it_is(content: bytes, ada: Beginner, sandbox: FakeSandbox) -> None:
    ada.types("git config core.autocrlf false")

    answer = ada.hand_in(FILE, content)

    (_, (file,), _), *_ = sandbox.runs
    assert "Bravo !" in answer.said
    assert file.content == content


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED)
def test_what_python_cannot_read_is_told_with_how_to_save_it(content: bytes, said: str, ada: Beginner) -> None:
    answer = ada.hand_in(FILE, content)

    assert said in answer.said
    assert "en UTF-8" in answer.said
    assert "Rendu incomplet" in answer.said
