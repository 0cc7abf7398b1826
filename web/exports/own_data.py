"""All that is kept about a person as a ZIP: JSON for other programs, and a Git bundle of each repository."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from flask import Response

from grader.assembly import Grader
from grader.domain.errors import RepositoryUnreadable
from grader.domain.exercises.runners import Runners
from grader.domain.people import Person
from grader.engine.people.own_data import OwnData, OwnPlace, own_data
from grader.engine.ports.git import Repositories
from grader.wording.grading.run_json import Json
from web.exports.own_data_json import account_json, own_hand_in_json, place_json

SCHEMA_VERSION = 1
IN_MEMORY_BYTES, BLOCK_BYTES = 1_048_576, 65_536
"""What is longer goes through a file: memory holds a page of hand-ins, however many there are."""

MEDIA_TYPE = "application/zip"
COPIES, COUNTED_AS = "6 per hour", "own data"
"""Each reads all that somebody ever handed in, whether a page or a program asks."""


def own_data_answer(person: Person, ours: Grader) -> Response:
    """Answer with all that is kept about a person, and write down that they took it."""
    data = own_data(person, database=ours.database, now=ours.now)
    at = ours.now().astimezone(ours.settings.zone)
    zipped = _archive(data, at, ours.repositories, ours.runners)
    answer = Response(_blocks(zipped), mimetype=MEDIA_TYPE)
    answer.call_on_close(zipped.close)
    answer.headers["Content-Disposition"] = f"attachment; filename={person.handle}.zip"
    answer.headers["Cache-Control"] = "no-store"  # a class shares its computers
    return answer


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while block := file.read(BLOCK_BYTES):
            yield block


def _archive(data: OwnData, at: datetime, repositories: Repositories, runners: Runners) -> IO[bytes]:
    """Return the ZIP, to be read from its beginning; a repository that Git cannot read is left out."""
    target = SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 - whoever sends it closes it
    with ZipFile(target, "w", ZIP_DEFLATED) as zipped:
        for name, blocks in _parts(data, repositories, runners):
            part = ZipInfo(name, at.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            with zipped.open(part, "w", force_zip64=True) as file:
                for block in blocks:
                    file.write(block)
    target.seek(0)
    return target


def _parts(data: OwnData, repositories: Repositories, runners: Runners) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield each file of the ZIP: its name, and what is in it."""
    yield "account.json", iter([_written(account_json(data)).encode()])
    for place in data.places:
        yield f"{place.enrollment.cohort}/submissions.json", _pieces(place, runners)
        if place.repository is not None:
            with suppress(RepositoryUnreadable):
                yield f"{place.enrollment.cohort}/repository.bundle", repositories.bundle(place.repository.path)


def _pieces(place: OwnPlace, runners: Runners) -> Iterator[bytes]:
    """Yield the document of a place, its hand-ins last and one by one, so that they need not be held together."""
    yield _written(place_json(place)).removesuffix("\n}").encode() + b',\n "submissions": ['
    for number, sent in enumerate(place.hand_ins):
        yield (",\n" if number else "\n").encode() + _dumped(own_hand_in_json(sent, runners)).encode()
    yield b"]\n}"


def _written(document: Json) -> str:
    return _dumped({"schema_version": SCHEMA_VERSION} | document)


def _dumped(document: Json) -> str:
    # Halves of characters, which a learner's program may show, stay escapes: the file is plain ASCII.
    return json.dumps(document, indent=1, default=_plain)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
