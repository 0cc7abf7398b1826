"""What hand-ins of this machine came to: one whose files and exercise have not changed is not run again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from grader.adapters.database.grading.results import document_of, result_of
from grader.commands.exercises.kept import KeptDocuments
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.grading.reuse import may_answer, may_ask
from grader.domain.grading.run import Result
from grader.domain.queue.queues import QueueName

MOST = 500


class GradedHandIns:
    """Remembers those of one exercise, by the rule for learners' own; their folder may be emptied at any time."""

    def __init__(self, place: Path, exercise: Exercise, *, every: bool) -> None:
        """Keep them in `place`.

        Args:
            every: Find nothing, so that everything is run.
        """
        self._kept = KeptDocuments(place, MOST)
        self._exercise = exercise
        self._may_find = not every and may_ask(exercise, QueueName.AUTHORING)

    def find(self, files: Iterable[SourceFile], image_digest: str) -> Result | None:
        """Return what these files came to in this image, if that would come out the same again."""
        document = self._kept.find(self._key(files, image_digest)) if self._may_find else None
        try:
            return result_of(document) if document is not None else None
        except (ValueError, KeyError, TypeError):
            return None

    def keep(self, files: Iterable[SourceFile], image_digest: str, result: Result) -> None:
        """Remember it, if it may answer."""
        if may_answer(result):
            self._kept.keep(self._key(files, image_digest), document_of(result))

    def _key(self, files: Iterable[SourceFile], image_digest: str) -> str:
        checks = ",".join(check.id for check in self._exercise.checks)
        digest = hashlib.sha256(f"{self._exercise.suite_digest}\0{checks}\0{image_digest}\0".encode())
        for file in sorted(files, key=lambda file: file.path):
            digest.update(f"{file.path}\0{len(file.content)}\0".encode("utf-8", "surrogateescape"))
            digest.update(file.content)
        return digest.hexdigest()
