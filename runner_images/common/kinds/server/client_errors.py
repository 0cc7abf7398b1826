"""What a client's error says of the server that it asked."""

import httpx

from runner_images.common.kinds.server.servers import LearnerServer, finding
from runner_images.common.wire.endings import LearnerGoneError

_QUOTED = 200
_UNREAD = (ValueError, RecursionError)
"""What reading a text as JSON ends in, where it is none, or none that anybody reads: too deep, too long a number."""


def told_of(error: Exception, server: LearnerServer) -> BaseException | None:
    """Return what `error` of a client's tells of the learner's `server`; None for one of the tests' own."""
    answer = _unread(error)
    if answer is not None and not answer.is_server_error:
        return finding("no_json" if answer.content.strip() else "empty", **_of(answer.request))
    if not isinstance(error, httpx.TransportError | httpx.DecodingError | httpx.TooManyRedirects):
        return None
    try:
        over = server.ended()
    except LearnerGoneError as gone:
        return gone
    if over is not None:
        return over
    return finding(_word(error), **_asked(error))


def _unread(error: Exception) -> httpx.Response | None:
    """Return the answer that was read as JSON in vain; None where `error` is of something else."""
    trace = error.__traceback__ if isinstance(error, _UNREAD) else None
    while trace is not None:
        frame = trace.tb_frame
        if frame.f_code is httpx.Response.json.__code__:
            answer = frame.f_locals.get("self")
            return answer if isinstance(answer, httpx.Response) else None
        trace = trace.tb_next
    return None


def _word(error: httpx.RequestError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "slow"
    if isinstance(error, httpx.ConnectError):
        return "refused"
    if isinstance(error, httpx.TooManyRedirects):
        return "circle"
    is_odd = isinstance(error, httpx.RemoteProtocolError) and "disconnected" not in str(error)
    return "no_http" if is_odd or isinstance(error, httpx.DecodingError) else "hung_up"


def _asked(error: httpx.RequestError) -> dict[str, str]:
    try:
        return _of(error.request)
    except RuntimeError:
        return {"method": "GET", "path": "/"}


def _of(request: httpx.Request) -> dict[str, str]:
    return {"method": request.method, "path": request.url.raw_path.decode(errors="replace")[:_QUOTED]}
