"""The stored form of an exercise version: one JSON document with its files in base64."""

from base64 import b64decode, b64encode
from datetime import timedelta
from typing import NotRequired, TypedDict

from grader.domain.errors import PlatformError
from grader.domain.exercises.exercise import Check, Exercise, Isolation, Limits, SourceFile, Visibility
from grader.domain.exercises.pictures import Picture
from grader.domain.text import Text
from grader.domain.tries import TryRule

SCHEMA_VERSION = 1
MICROSECOND = timedelta(microseconds=1)


class TextDocument(TypedDict):
    """A text in both languages, as stored."""

    fr: str
    en: str


class FileDocument(TypedDict):
    """A file as stored."""

    path: str
    base64: str


class PictureDocument(FileDocument):
    """A picture as stored."""

    alt: TextDocument


class CheckDocument(TypedDict):
    """A check as stored."""

    id: str
    test: str
    title: TextDocument
    points: int
    visibility: str
    needs: list[str]
    hints: list[TextDocument]
    competencies: NotRequired[list[str]]
    picture: NotRequired[PictureDocument]


class LimitsDocument(TypedDict):
    """Limits as stored; durations are whole microseconds."""

    run_us: int
    check_us: int
    memory_bytes: int
    output_bytes: int


class TriesDocument(TypedDict):
    """How tries are bounded, as stored; the duration is whole microseconds."""

    at_once: int
    every_us: int


class ExerciseDocument(TypedDict):
    """An exercise version as stored."""

    schema_version: int
    slug: str
    title: TextDocument
    runner: str
    hand_in: list[str]
    checks: list[CheckDocument]
    suite_digest: str
    statement: TextDocument
    tests: list[FileDocument]
    starter: list[FileDocument]
    isolation: str
    cache: bool
    limits: LimitsDocument
    competencies: list[str]
    asks_history: NotRequired[bool]
    packages: NotRequired[list[str]]
    tries: NotRequired[TriesDocument]


def document_of(exercise: Exercise) -> ExerciseDocument:
    """Return the document to store for an exercise version."""
    document: ExerciseDocument = {
        "schema_version": SCHEMA_VERSION,
        "slug": exercise.slug,
        "title": _text_document(exercise.title),
        "runner": exercise.runner,
        "hand_in": list(exercise.hand_in),
        "checks": [_check_document(check) for check in exercise.checks],
        "suite_digest": exercise.suite_digest,
        "statement": _text_document(exercise.statement),
        "tests": [_file_document(file) for file in exercise.tests],
        "starter": [_file_document(file) for file in exercise.starter],
        "isolation": exercise.isolation.value,
        "cache": exercise.cache,
        "limits": _limits_document(exercise.limits),
        "competencies": list(exercise.competencies),
        "asks_history": exercise.asks_history,
        "packages": list(exercise.packages),
    }
    if exercise.tries is not None:
        every_us = exercise.tries.one_more_every // MICROSECOND
        document["tries"] = {"at_once": exercise.tries.at_once, "every_us": every_us}
    return document


def exercise_of(document: ExerciseDocument) -> Exercise:
    """Return the exercise version of a stored document.

    Raises:
        PlatformError: A newer version of this program stored it.
    """
    if document["schema_version"] != SCHEMA_VERSION:
        raise PlatformError(
            "A stored exercise has schema version %(found)s, and this program reads %(known)s.",
            found=document["schema_version"],
            known=SCHEMA_VERSION,
        )
    return Exercise(
        slug=document["slug"],
        title=Text(**document["title"]),
        runner=document["runner"],
        hand_in=tuple(document["hand_in"]),
        checks=tuple(_check(check) for check in document["checks"]),
        suite_digest=document["suite_digest"],
        statement=Text(**document["statement"]),
        tests=tuple(_file(file) for file in document["tests"]),
        starter=tuple(_file(file) for file in document["starter"]),
        isolation=Isolation(document["isolation"]),
        cache=document["cache"],
        limits=_limits(document["limits"]),
        competencies=tuple(document["competencies"]),
        asks_history=document.get("asks_history", False),
        packages=tuple(document.get("packages", ())),
        tries=_tries(document["tries"]) if "tries" in document else None,
    )


def _text_document(text: Text) -> TextDocument:
    return {"fr": text.fr, "en": text.en}


def _file_document(file: SourceFile) -> FileDocument:
    return {"path": file.path, "base64": b64encode(file.content).decode("ascii")}


def _file(document: FileDocument) -> SourceFile:
    return SourceFile(path=document["path"], content=b64decode(document["base64"]))


def _check_document(check: Check) -> CheckDocument:
    document: CheckDocument = {
        "id": check.id,
        "test": check.test,
        "title": _text_document(check.title),
        "points": check.points,
        "visibility": check.visibility.value,
        "needs": list(check.needs),
        "hints": [_text_document(hint) for hint in check.hints],
    }
    if check.competencies:  # else left out, so that versions stored before keep the digest of their document
        document["competencies"] = list(check.competencies)
    if check.picture is not None:
        shown = _file_document(SourceFile(check.picture.path, check.picture.content))
        document["picture"] = {**shown, "alt": _text_document(check.picture.alt)}
    return document


def _check(document: CheckDocument) -> Check:
    return Check(
        id=document["id"],
        test=document["test"],
        title=Text(**document["title"]),
        points=document["points"],
        visibility=Visibility(document["visibility"]),
        needs=tuple(document["needs"]),
        hints=tuple(Text(**hint) for hint in document["hints"]),
        competencies=tuple(document.get("competencies", ())),
        picture=_picture(document["picture"]) if "picture" in document else None,
    )


def _picture(document: PictureDocument) -> Picture:
    return Picture(document["path"], b64decode(document["base64"]), Text(**document["alt"]))


def _limits_document(limits: Limits) -> LimitsDocument:
    return {
        "run_us": limits.run // MICROSECOND,
        "check_us": limits.check // MICROSECOND,
        "memory_bytes": limits.memory_bytes,
        "output_bytes": limits.output_bytes,
    }


def _tries(document: TriesDocument) -> TryRule:
    return TryRule(document["at_once"], document["every_us"] * MICROSECOND)


def _limits(document: LimitsDocument) -> Limits:
    return Limits(
        run=document["run_us"] * MICROSECOND,
        check=document["check_us"] * MICROSECOND,
        memory_bytes=document["memory_bytes"],
        output_bytes=document["output_bytes"],
    )
