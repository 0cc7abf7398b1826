"""Files that were handed in without Git, met again by the real client."""

import pytest

from grader.domain.errors import NotValid
from grader.domain.exercises.exercise import SourceFile
from grader.engine.submissions.sending_files import send_files
from tests.web.git.beginner import Beginner

pytestmark = pytest.mark.slow  # the real client each

WORK = b"def saluer(prenom):\n    return 'Bonjour'\n"


def send(ada: Beginner) -> None:
    """Send the file of the first exercise."""
    ours = ada.school.grader
    send_files(
        ada.person,
        "bonjour",
        [SourceFile("bonjour.py", WORK)],
        unpack=ours.unpack_files,
        database=ours.database,
        repositories=ours.repositories,
        doorbell=ours.doorbell,
        new_id=ours.new_id,
    )


def test_git_pull_brings_what_was_sent(ada: Beginner) -> None:
    send(ada)
    ada.does("git pull")

    assert (ada.folder / "bonjour/bonjour.py").read_bytes() == WORK
    assert ada.taken("bonjour") == WORK


@pytest.mark.parametrize("commands", ["rm bonjour/bonjour.py && ln -s ../prix bonjour/bonjour.py", "rm -r bonjour"])
def test_a_link_gives_way_and_a_folder_comes_back(ada: Beginner, commands: str) -> None:
    ada.does(commands)
    ada.commit()
    ada.push()

    send(ada)

    assert ada.taken("bonjour") == WORK


def test_no_folder_of_the_learners_is_written_over(ada: Beginner) -> None:
    ada.does("rm bonjour/bonjour.py && mkdir bonjour/bonjour.py && echo 1 > bonjour/bonjour.py/a.py")
    ada.commit()
    ada.push()

    with pytest.raises(NotValid) as refused:
        send(ada)

    assert refused.value.code == "sent_in_the_way"


def test_no_file_in_the_folders_place_is_written_over(ada: Beginner) -> None:
    ada.does("rm -r bonjour && echo 1 > bonjour")
    ada.commit()
    ada.push()

    with pytest.raises(NotValid) as refused:
        send(ada)

    assert refused.value.code == "sent_in_the_way"
