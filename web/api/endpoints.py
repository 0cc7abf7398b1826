"""How an operation of the API is written down: its address, scope and shapes, which its route and document share."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import TypeVar

from flask import Blueprint, Response, request
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from grader.domain.accounts.credentials import Scope
from web.api.shapes.basic import NoQuery
from web.http.bearer import counted_by, require
from web.http.security import limiter

MAX_BODY_BYTES = 65_536
READS = "1200 per minute"
WRITES = "300 per minute"
AS_IT_COMES = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""Of an answer that is sent block by block, which nothing on its way may keep back."""

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True)
class Answered:
    """What a view answers with, where it is not simply 200."""

    body: BaseModel
    status: int


View = Callable[..., BaseModel | Answered]
FileView = Callable[..., Response]
StreamView = Callable[..., Iterator[bytes]]


@dataclass(frozen=True)
class Operation:
    """One method at one address.

    Attributes:
        path: As Flask writes it, below `/api/v1`.
        answers: What each status of success says, and its shape; a file has none.
        media_type: Of what succeeds.
        most_bytes: Of the request's body.
        refusals: Names of the problems it may answer with, beyond those that every operation has.
    """

    name: str
    method: str
    path: str
    scope: Scope
    summary: str
    answers: Mapping[int, tuple[str, type[BaseModel] | None]]
    query: type[BaseModel] = NoQuery
    body: type[BaseModel] | None = None
    headers: type[BaseModel] | None = None
    refusals: tuple[str, ...] = ()
    media_type: str = "application/json"
    most_bytes: int = MAX_BODY_BYTES


OPERATIONS: list[Operation] = []


class NotUnderstood(Exception):
    """Values of the request that have not the shape that the document asks for."""

    def __init__(self, faults: list[ErrorDetails]) -> None:
        super().__init__(len(faults))
        self.faults = faults


@dataclass(frozen=True)
class Reading:
    """How to read the parts of a request, where an operation has them."""

    query: type[BaseModel] = NoQuery
    body: type[BaseModel] | None = None
    headers: type[BaseModel] | None = None
    refusals: tuple[str, ...] = field(default=())
    most_bytes: int = MAX_BODY_BYTES


def endpoint(
    path: str,
    answer: type[BaseModel],
    *,
    scope: Scope = Scope.READ,
    method: str = "GET",
    created: bool = False,
    reading: Reading | None = None,
) -> Callable[[View], View]:
    """Register a view as an operation: its first line of documentation is what the document says of it.

    The view is called with the parts of the path, and with `query`, `body` and `headers` where it reads them.

    Args:
        created: It may answer 201, too.
    """
    read = reading or Reading()
    answers = {200: ("What was asked for.", answer)} | ({201: ("It was made.", answer)} if created else {})

    def register(view: View) -> View:
        summary = (view.__doc__ or "").partition("\n")[0].rstrip(".")
        operation = Operation(
            *(view.__name__, method, path, scope, summary, answers),
            *(read.query, read.body, read.headers, read.refusals),
            most_bytes=read.most_bytes,
        )
        OPERATIONS.append(operation)
        limited = limiter.shared_limit(READS if method == "GET" else WRITES, scope=method, key_func=counted_by)
        blueprint.add_url_rule(path, view.__name__, limited(_answering(operation, view)), methods=[method])
        return view

    return register


def download(
    path: str, media_type: str, *, limit: str, counted_as: str, reading: Reading | None = None
) -> Callable[[FileView], FileView]:
    """Register a view that answers with a file, for tokens of the scope `read`; called as those of `endpoint` are.

    Args:
        limit: How often somebody gets it, by whichever way that counts under the same name.
    """
    read = reading or Reading()

    def register(view: FileView) -> FileView:
        summary = (view.__doc__ or "").partition("\n")[0].rstrip(".")
        answers = {200: ("The file.", None)}
        operation = Operation(
            *(view.__name__, "GET", path, Scope.READ, summary, answers),
            *(read.query, read.body, read.headers, read.refusals),
            media_type=media_type,
        )
        OPERATIONS.append(operation)
        counted = limiter.shared_limit(limit, scope=counted_as, key_func=counted_by)

        @wraps(view)
        def answer(**parts: str) -> Response:
            require(operation.scope)
            return counted(view)(**parts, **_read(operation))

        blueprint.add_url_rule(path, view.__name__, answer, methods=["GET"])
        return view

    return register


def stream(path: str, media_type: str, *, reading: Reading) -> Callable[[StreamView], StreamView]:
    """Register a view that answers as it happens, for tokens of the scope `read`; what it refuses, it refuses at once.

    The view is called as those of `endpoint` are.
    """

    def register(view: StreamView) -> StreamView:
        summary = (view.__doc__ or "").partition("\n")[0].rstrip(".")
        answers = {200: ("Its lines, as they come.", None)}
        operation = Operation(
            *(view.__name__, "GET", path, Scope.READ, summary, answers),
            *(reading.query, reading.body, reading.headers, reading.refusals),
            media_type=media_type,
        )
        OPERATIONS.append(operation)

        @wraps(view)
        def answer(**parts: str) -> Response:
            require(operation.scope)
            blocks = view(**parts, **_read(operation))
            return Response(blocks, mimetype=media_type, headers=AS_IT_COMES, direct_passthrough=True)

        limited = limiter.shared_limit(READS, scope="GET", key_func=counted_by)
        blueprint.add_url_rule(path, view.__name__, limited(answer), methods=["GET"])
        return view

    return register


def _answering(operation: Operation, view: View) -> Callable[..., Response]:
    @wraps(view)
    def answer(**path: str) -> Response:
        require(operation.scope)
        given = view(**path, **_read(operation))
        answered = given if isinstance(given, Answered) else Answered(given, 200)
        response = Response(answered.body.model_dump_json(), answered.status, mimetype="application/json")
        response.headers["Cache-Control"] = "private, no-cache"
        response.vary.add("Authorization")
        if operation.method == "GET":
            response.add_etag()
            response.make_conditional(request)
        return response

    return answer


def _read(operation: Operation) -> dict[str, BaseModel]:
    query = _understood(operation.query, _single(request.args.to_dict(flat=False)))
    read = {} if operation.query is NoQuery else {"query": query}
    if operation.headers is not None:
        read["headers"] = _understood(operation.headers, _named_headers(operation.headers))
    if operation.body is not None:
        read["body"] = _body(operation.body, operation.most_bytes)
    return read


def _single(values: Mapping[str, list[str]]) -> dict[str, object]:
    """Return each parameter's value; one that is given twice stays a list, which no shape takes."""
    return {name: given[0] if len(given) == 1 else given for name, given in values.items()}


def _named_headers(shape: type[BaseModel]) -> dict[str, object]:
    wanted = [str(one.alias) for one in shape.model_fields.values()]
    return {name: request.headers[name] for name in wanted if name in request.headers}


def _understood(shape: type[Shape], values: Mapping[str, object]) -> Shape:
    try:
        return shape.model_validate(values)
    except ValidationError as error:
        raise NotUnderstood(error.errors(include_url=False, include_context=False, include_input=False)) from error


def _body(shape: type[Shape], most_bytes: int) -> Shape:
    request.max_content_length = most_bytes
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    try:
        return shape.model_validate_json(request.get_data(cache=True), strict=True)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        if any(fault["type"] == "json_invalid" for fault in faults):
            raise BadRequest from error
        raise NotUnderstood(faults) from error
