"""Tells by the end of its name how a framework's file is read, and makes the framework of what it says."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from grader.adapters.framework_files.tables import table_said
from grader.adapters.framework_files.yaml_files import yaml_said
from grader.domain.competencies.framework import (
    MAX_NAME_LENGTH,
    MAX_TEXT_LENGTH,
    UNKNOWN_VERSION,
    Block,
    Competency,
    Framework,
    checked_framework,
)
from grader.domain.errors import NotValid
from grader.domain.text import Text

MOST_BYTES = 262_144
READERS: Mapping[str, Callable[[str], object]] = {
    ".csv": table_said,
    ".toml": tomllib.loads,
    ".yaml": yaml_said,
    ".yml": yaml_said,
}

Name = Annotated[str, StringConstraints(min_length=1, max_length=MAX_NAME_LENGTH)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_TEXT_LENGTH)]
French = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT_LENGTH)]


class _Model(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class _Title(_Model):
    fr: French
    en: Words = ""

    def value(self) -> Text:
        return Text(self.fr, self.en)


class _Competency(_Title):
    by_person: bool = False


class _Block(_Model):
    code: Name
    title: _Title
    competencies: dict[Name, _Competency] = Field(min_length=1)

    def block(self) -> Block:
        found = (Competency(code, one.value(), one.by_person) for code, one in self.competencies.items())
        return Block(self.code, self.title.value(), tuple(found))


class _Framework(_Model):
    slug: Name
    title: _Title
    source: Words
    dated: date
    blocks: list[_Block] = Field(min_length=1)


def read_framework(name: str, content: bytes) -> Framework:
    """`grader.engine.ports.competencies.ReadFramework`."""
    read = READERS.get(PurePosixPath(name).suffix.lower())
    if read is None:
        raise NotValid("framework_kind")
    if len(content) > MOST_BYTES:
        raise NotValid("framework_large", most=MOST_BYTES // 1024)
    try:
        found = _Framework.model_validate(read(content.decode("utf-8-sig")))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise NotValid("framework_shape", where=".".join(map(str, first["loc"]))[:MAX_NAME_LENGTH]) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, yaml.YAMLError, RecursionError, ValueError) as error:
        raise NotValid("framework_shape", where=PurePosixPath(name).suffix.lower()) from error
    blocks = tuple(block.block() for block in found.blocks)
    return checked_framework(
        Framework(found.slug, UNKNOWN_VERSION, found.title.value(), found.source, found.dated, blocks)
    )
