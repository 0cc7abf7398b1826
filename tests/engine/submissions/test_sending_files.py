"""Files that are handed in without Git: a commit of ours on the learner's main, taken in like a push."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from grader.adapters.exercise_files.packed import packed_files
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.errors import GraderError, NotAllowed, NotFound, NotValid, Refused
from grader.domain.exercises.exercise import SourceFile
from grader.engine.publishing.withdrawing import withdraw
from grader.engine.submissions.sending_files import SentFiles, send_files
from tests.adapters.exercise_files.test_archives import plain_tar, tarred, zipped
from tests.engine.cohorts.test_starters import files
from tests.engine.grading_school import SOLUTION, STARTER, WRONG, School


def send(school: School, content: bytes = SOLUTION, handle: str = "ada", name: str = "bonjour.py") -> SentFiles:
    """Send a file of the first exercise."""
    return send_files(
        school.people[handle],
        "bonjour",
        [SourceFile(name, content)],
        unpack=packed_files,
        database=school.database,
        repositories=school.repositories,
        doorbell=school.doorbell,
        new_id=school.new_id,
    )


def refused(school: School, kind: type[GraderError], handle: str = "ada", content: bytes = SOLUTION) -> str:
    with pytest.raises(kind) as caught:
        send(school, content, handle)
    assert isinstance(caught.value, Refused)
    return caught.value.code


def test_what_was_sent_is_on_main_and_waits_to_be_run(grading_school: School) -> None:
    sent = send(grading_school)

    with grading_school.database.read() as tx:
        submission = tx.submissions.get(sent.submission_id)
    main = grading_school.repositories.main(grading_school.repository().path)
    assert submission is not None
    assert main is not None
    assert (sent.created, submission.exercise, submission.commit) == (True, "bonjour", main[0])
    assert files(grading_school, "ada", "bonjour") == {"bonjour.py": SOLUTION}
    assert files(grading_school, "ada", "prix") == {"prix.py": STARTER}
    assert grading_school.grade()


@pytest.mark.parametrize("pack", [zipped, tarred, plain_tar])
def test_an_archive_of_the_folder_is_its_files(
    grading_school: School, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    archive = pack({"ada/bonjour/bonjour.py": SOLUTION, "ada/bonjour/notes.txt": b"mine", "ada/prix/prix.py": WRONG})

    sent = send(grading_school, archive, name="Dossier compressé.tar.gz")

    assert sent.created
    assert files(grading_school, "ada", "bonjour") == {"bonjour.py": SOLUTION}
    assert files(grading_school, "ada", "prix") == {"prix.py": STARTER}


def test_what_was_pushed_before_is_a_hand_in_of_its_own(grading_school: School) -> None:
    grading_school.push(bonjour=WRONG, prix=SOLUTION)

    send(grading_school)

    assert (grading_school.cell().submissions, grading_school.cell(slug="prix").submissions) == (2, 1)
    assert files(grading_school, "ada", "prix") == {"prix.py": SOLUTION}


def test_the_same_again_leads_to_the_same_hand_in(grading_school: School) -> None:
    first, again = send(grading_school), send(grading_school)

    assert again == SentFiles(first.submission_id, created=False)
    assert grading_school.cell().submissions == 1


def test_the_starter_itself_is_no_hand_in(grading_school: School) -> None:
    assert refused(grading_school, NotValid, content=STARTER) == "sent_same"
    assert grading_school.cell().submissions == 0


def test_what_a_learner_pushes_at_that_moment_is_not_lost(grading_school: School) -> None:
    read, pushed = grading_school.repositories.add, []

    def pushing(*given: object, **named: object) -> str | None:
        if not pushed:
            pushed.append(grading_school.push(bonjour=WRONG, prix=SOLUTION))
        return read(*given, **named)  # type: ignore[arg-type]

    grading_school.repositories.add = pushing  # type: ignore[method-assign,assignment]
    send(grading_school)

    assert (grading_school.cell().submissions, grading_school.cell(slug="prix").submissions) == (2, 1)
    assert files(grading_school, "ada", "bonjour") == {"bonjour.py": SOLUTION}


def test_a_file_in_the_place_of_the_folder_stays(grading_school: School) -> None:
    path = grading_school.repository().path
    grading_school.repositories.push(path, [SourceFile("bonjour", b"mine"), SourceFile("prix/prix.py", STARTER)])

    assert refused(grading_school, NotValid) == "sent_in_the_way"


def leave(school: School) -> None:
    with school.database.begin() as tx:
        (place,) = tx.cohorts.enrollments_of_person(school.people["ada"].id)
        tx.cohorts.change_place(replace(place, status=EnrollmentStatus.LEFT))


def let_nobody_hand_in(school: School) -> None:
    withdraw("bonjour", database=school.database, now=school.clock)


@pytest.mark.parametrize(("change", "code"), [(leave, "not_active"), (let_nobody_hand_in, "withdrawn")])
def test_who_could_not_push_it_cannot_send_it(
    grading_school: School, change: Callable[[School], None], code: str
) -> None:
    change(grading_school)

    assert refused(grading_school, NotAllowed) == code
    assert files(grading_school, "ada", "bonjour") == {"bonjour.py": STARTER}


def test_it_is_not_there_for_who_was_not_given_it(grading_school: School) -> None:
    assert refused(grading_school, NotFound, "ines") == "exercise"


def test_files_go_where_the_repository_says_that_the_exercise_is(grading_school: School) -> None:
    path = grading_school.repository().path
    files_there = {"grader.toml": b'[folders]\n"exo/un" = "bonjour"\n', "exo/un/bonjour.py": STARTER}
    grading_school.repositories.push(path, [SourceFile(name, content) for name, content in files_there.items()])

    sent = send(grading_school)

    with grading_school.database.read() as tx:
        submission = tx.submissions.get(sent.submission_id)
    assert submission is not None
    (entry,) = grading_school.repositories.entries(path, submission.tree, ())
    assert grading_school.repositories.read(path, [entry])[0].content == SOLUTION
