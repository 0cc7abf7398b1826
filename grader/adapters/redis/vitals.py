"""How worker hosts stand, as each says every two seconds: one Redis hash, a field a host."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

import redis
import structlog

from grader.domain.errors import QueueUnavailable
from grader.domain.operation.software import ImageCondition, ImageState
from grader.engine.ports.operation import HostVitals

log = structlog.get_logger()

KEY = "grader:hosts"
KEPT = timedelta(days=1)
"""How long a host that fell silent is still listed."""


class RedisVitals:
    """Writes and reads the hash `grader:hosts`."""

    def __init__(self, connection: redis.Redis) -> None:
        self._connection = connection

    def tell(self, vitals: HostVitals) -> None:
        """Store what a host says of itself; a Redis that is away is logged and otherwise ignored."""
        try:
            self._connection.hset(KEY, vitals.host, _to_json(vitals))
        except redis.RedisError as fault:
            log.warning("vitals_not_told", fault=fault)

    def hosts(self, now: datetime) -> tuple[HostVitals, ...]:
        """Return what each host said last, by name, and forget those that have been silent for a day."""
        try:
            stored = self._connection.hgetall(KEY)
            heard = [_from_json(_text(name), _text(said)) for name, said in sorted(stored.items())]
            for gone in (vitals.host for vitals in heard if now - vitals.said_at > KEPT):
                self._connection.hdel(KEY, gone)
        except redis.RedisError as error:
            raise QueueUnavailable("Redis does not answer: %(why)s", why=str(error)) from error
        return tuple(vitals for vitals in heard if now - vitals.said_at <= KEPT)


def _text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value


def _to_json(vitals: HostVitals) -> str:
    return json.dumps(
        {
            "said_at": vitals.said_at.isoformat(),
            "workers": vitals.workers,
            "sandboxes": dict(vitals.sandboxes),
            "given": dict(vitals.given),
            "program": vitals.program,
            "engine": vitals.engine,
            "images": [_image_fields(image) for image in vitals.images],
        }
    )


def _from_json(host: str, text: str) -> HostVitals:
    fields = json.loads(text)
    return HostVitals(
        host=host,
        said_at=datetime.fromisoformat(fields["said_at"]),
        workers=fields["workers"],
        sandboxes=fields["sandboxes"],
        given=fields["given"],
        # A host that runs an older version does not say these.
        program=fields.get("program", ""),
        engine=fields.get("engine", ""),
        images=tuple(_image(image) for image in fields.get("images", ())),
    )


def _image_fields(image: ImageState) -> dict[str, object]:
    return vars(image) | {"built_at": image.built_at and image.built_at.isoformat()}


def _image(fields: Mapping[str, str]) -> ImageState:
    return ImageState(
        name=fields["name"],
        condition=ImageCondition(fields["condition"]),
        on_demand=bool(fields["on_demand"]),
        digest=fields["digest"],
        built_at=datetime.fromisoformat(fields["built_at"]) if fields["built_at"] else None,
    )
