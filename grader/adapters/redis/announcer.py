"""The live view of runs, as a capped Redis stream a run, kept for an hour."""

import json
from datetime import timedelta

import redis
import structlog
from pydantic import TypeAdapter, ValidationError

from grader.domain.errors import QueueUnavailable
from grader.domain.grading.report import CheckReport
from grader.domain.text import Message
from grader.engine.ports.grading import Event

log = structlog.get_logger()

KEPT = timedelta(hours=1)
MAX_EVENTS = 500
START = "0-0"
_CHECK = TypeAdapter(CheckReport)

_Sent = bytes | bytearray | memoryview | str | int | float
"""What redis-py takes as a field or value of a stream's entry."""


class RedisAnnouncer:
    """Writes and reads `run:<id>` streams."""

    def __init__(self, connection: redis.Redis) -> None:
        self._connection = connection

    def announce(self, run_id: str, event: Event) -> None:
        fields: dict[_Sent, _Sent] = {
            "kind": event.kind,
            "check": _WRITER.encode(vars(event.check)) if event.check else "",
        }
        try:
            with self._connection.pipeline(transaction=False) as pipeline:
                pipeline.xadd(_key(run_id), fields, maxlen=MAX_EVENTS, approximate=True)
                pipeline.expire(_key(run_id), KEPT)
                pipeline.execute()
        except redis.RedisError:
            log.warning("event_not_announced", run=run_id, kind=event.kind)

    def newest(self, run_id: str) -> str:
        try:
            entries = self._connection.xrevrange(_key(run_id), count=1)
        except redis.RedisError:
            return ""
        return next((cursor.decode() for cursor, _ in _flat(entries)), "")

    def listen(self, run_id: str, after: str, timeout: timedelta) -> tuple[Event, ...]:
        milliseconds = max(1, int(timeout.total_seconds() * 1000))
        try:
            answer = self._connection.xread({_key(run_id): after or START}, block=milliseconds)
        except redis.RedisError as error:
            raise QueueUnavailable("Redis does not answer: %(why)s", why=str(error)) from error
        return tuple(_event(cursor, fields) for cursor, fields in _entries(answer))


def _key(run_id: str) -> str:
    return f"run:{run_id}"


def _entries(answer: object) -> list[tuple[bytes, dict[bytes, bytes]]]:
    """Return the entries of the one stream that was asked for, in either shape that redis-py answers in."""
    if isinstance(answer, dict):
        return [entry for batches in answer.values() for batch in batches for entry in _flat(batch)]
    if isinstance(answer, list):
        return [entry for _, entries in answer for entry in entries]
    return []


def _flat(batch: object) -> list[tuple[bytes, dict[bytes, bytes]]]:
    return [batch] if isinstance(batch, tuple) else list(batch) if isinstance(batch, list) else []


def _event(cursor: bytes, fields: dict[bytes, bytes]) -> Event:
    check = fields.get(b"check", b"")
    return Event(fields[b"kind"].decode(), cursor.decode(), _from_json(check) if check else None)


def _plain(value: timedelta | Message) -> object:
    return value.total_seconds() if isinstance(value, timedelta) else vars(value)


_WRITER = json.JSONEncoder(default=_plain)  # pydantic's own refuses halves of characters, which a program may print


def _from_json(text: bytes) -> CheckReport | None:
    """Return the check, or None for one that another version of this program wrote: the verdict will tell it."""
    try:
        return _CHECK.validate_python(json.loads(text))
    except ValidationError:
        return None
