"""The API's description, OpenAPI 3.1: made from the operations that are served, so that it says the same."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from flask import Response
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from web.api.endpoints import OPERATIONS, Operation, blueprint
from web.api.shapes.problems import Problem
from web.http.problems import KINDS, MEDIA_TYPE

VERSION = "1.0.0"
PREFIX = "/api/v1"
PART = re.compile(r"<(\w+)>")
REFERENCE = "#/components/schemas/{model}"
ALWAYS = ("token", "scope", "not-valid", "too-many-requests", "our-fault", "not-ready")
"""Problems that any operation may answer with."""

LATER = ("too-many-requests", "queue-full")
"""Problems that say when to come back."""

WITH_BODY = ("unreadable-request", "too-large", "media-type")

Json = dict[str, object]


@blueprint.get("/openapi.json")
def document() -> Response:
    """Answer with the description; anybody may read it."""
    return Response(_written(), mimetype="application/json")


@cache
def _written() -> str:
    return json.dumps(openapi(), ensure_ascii=False, indent=1)


def openapi() -> Json:
    """Return the document; see https://spec.openapis.org/oas/v3.1.1.html."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Grader",
            "version": VERSION,
            "description": "Hand in commits, and read whatever a page shows. docs/api.md has examples.",
        },
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "paths": _paths(),
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "A token of the account page."}
            },
        },
    }


def _paths() -> Json:
    paths: dict[str, Json] = {}
    for operation in OPERATIONS:
        path = PREFIX + PART.sub(r"{\1}", operation.path)
        paths.setdefault(path, {})[operation.method.lower()] = _operation(operation)
    return cast("Json", paths)


def _operation(operation: Operation) -> Json:
    described: Json = {
        "operationId": operation.name,
        "summary": operation.summary,
        "security": [{"token": [operation.scope]}],
        "parameters": _parameters(operation),
        "responses": _responses(operation),
    }
    if operation.body is not None:
        described["requestBody"] = {"required": True, "content": _content("application/json", operation.body)}
    return described


def _parameters(operation: Operation) -> list[Json]:
    path: list[Json] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in PART.findall(operation.path)
    ]
    return [*path, *_fields(operation.query, "query"), *_fields(operation.headers, "header")]


def _fields(shape: type[BaseModel] | None, place: str) -> list[Json]:
    if shape is None:
        return []
    schema = shape.model_json_schema(by_alias=True)
    required, words = schema.get("required", []), cast("dict[str, Json]", schema.get("$defs", {}))
    return [
        {
            "name": name,
            "in": place,
            "required": name in required,
            "description": described.pop("description", ""),
            "schema": _without_null(_in_place(described, words)),
        }
        for name, described in cast("dict[str, Json]", schema["properties"]).items()
    ]


def _in_place(schema: Json, words: Mapping[str, Json]) -> Json:
    """Return the schema of a parameter with a word's own in the place of its name, which nothing else would explain."""
    name = str(schema.pop("$ref", "")).rpartition("/")[2]
    return schema | words[name] if name else schema


def _without_null(schema: Json) -> Json:
    """Return the schema of a parameter that may be left out: what is not sent is not null, but not there."""
    choices = cast("list[Json]", schema.pop("anyOf", []))
    schema.pop("default", None) if choices else None
    return schema | next((choice for choice in choices if choice.get("type") != "null"), {})


def _responses(operation: Operation) -> Json:
    answers: dict[str, Json] = {
        str(status): {"description": said, "content": _content(operation.media_type, shape)}
        for status, (said, shape) in operation.answers.items()
    }
    if operation.method == "GET" and operation.media_type == "application/json":
        answers["304"] = {"description": "Nothing moved since the answer that `If-None-Match` names."}
    for name in (*ALWAYS, *operation.refusals, *(WITH_BODY if operation.body else ())):
        _add_problem(answers, name)
    return cast("Json", answers)


def _add_problem(answers: dict[str, Json], name: str) -> None:
    kind = KINDS[name]
    known = answers.setdefault(str(kind.status), {"description": "", "content": _content(MEDIA_TYPE, Problem)})
    if name in LATER:
        known["headers"] = {"Retry-After": {"description": "In how many seconds.", "schema": {"type": "integer"}}}
    known["description"] = " ".join(filter(None, [str(known["description"]), f"{kind.title} (`{kind.name}`)."]))


def _content(media_type: str, shape: type[BaseModel] | None) -> Json:
    if shape is None:
        return {media_type: {}}
    return {media_type: {"schema": {"$ref": REFERENCE.format(model=shape.__name__)}}}


def _schemas() -> Json:
    answers = [(shape, "serialization") for one in OPERATIONS for _, shape in one.answers.values() if shape]
    bodies = [(one.body, "validation") for one in OPERATIONS if one.body is not None]
    _, definitions = models_json_schema(
        [*answers, *bodies, (Problem, "validation")],  # type: ignore[list-item] # the modes are its own literals
        ref_template=REFERENCE,
    )
    return cast("Json", definitions["$defs"])
