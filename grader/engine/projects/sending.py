"""Handing in a project without Git: files become a commit in the learner's repository, whose folder is handed in."""

from collections.abc import Sequence

from grader.domain.errors import NotValid
from grader.domain.exercises.exercise import SourceFile
from grader.domain.people import Person
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.submissions.sent_files import named_plainly
from grader.engine.ports.database import Database
from grader.engine.ports.git import Repositories
from grader.engine.ports.sources import NewId, Now
from grader.engine.projects.handing_in import asked_of, hand_in_project

MESSAGE = "Fichiers du projet déposés sur le site"


def send_project_files(
    viewer: Person,
    project_id: str,
    sent: Sequence[SourceFile],
    *,
    database: Database,
    repositories: Repositories,
    now: Now,
    new_id: NewId,
) -> ProjectHandIn:
    """Put a learner's files into the project's folder on `main`, as a commit of ours, and hand that in.

    No other file of theirs is touched; the next sweep takes the moved `main` in, as after a push.

    Raises:
        NotFound, NotAllowed: As `hand_in_project`.
        NotValid: What `named_plainly` refuses; `sent_same`, `sent_in_the_way`, `sent_busy`; `project_no_folder`: they
            have no repository.
        RepositoryUnreadable: Git could not do it.
    """
    files = named_plainly(sent)
    with database.read() as tx:
        project, place = asked_of(viewer, project_id, tx, now)
        repository = tx.repositories.of_enrollment(place.id)
    main = repositories.main(repository.path) if repository else None
    if repository is None or main is None:
        raise NotValid("project_no_folder", folder=project.slug)
    _put(repository.path, main[0], project.slug, files, repositories)
    return hand_in_project(
        viewer, project_id, None, database=database, repositories=repositories, now=now, new_id=new_id
    )


def _put(path: str, main: str, folder: str, files: Sequence[SourceFile], repositories: Repositories) -> None:
    tree = repositories.folders(path, main).get(folder)
    wanted = sorted(file.path for file in files)
    there = {one.path for one in repositories.entries(path, tree, wanted)} if tree else set[str]()
    for name in wanted:
        if any(name.startswith(f"{other}/") or other.startswith(f"{name}/") for other in there):
            raise NotValid("sent_in_the_way", file=f"{folder}/{name}")
    placed = [SourceFile(f"{folder}/{file.path}", file.content) for file in files]
    over = [f"{folder}/{name}" for name in wanted if name in there]
    if repositories.add(path, main, placed, MESSAGE, over=over) is None:
        raise NotValid("sent_busy")
