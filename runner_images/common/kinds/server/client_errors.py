"""What a client's error says of the server that it asked."""

import httpx

from runner_images.common.kinds.server.servers import LearnerServer, finding
from runner_images.common.wire.endings import LearnerGoneError

_QUOTED = 200


def told_of(error: Exception, server: LearnerServer) -> BaseException | None:
    """Return what `error` of a client's tells of the learner's `server`; None for one of the tests' own."""
    if not isinstance(error, httpx.TransportError):
        return None
    try:
        over = server.ended()
    except LearnerGoneError as gone:
        return gone
    if over is not None:
        return over
    return finding(_word(error), **_asked(error))


def _word(error: httpx.TransportError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "slow"
    if isinstance(error, httpx.ConnectError):
        return "refused"
    is_odd = isinstance(error, httpx.RemoteProtocolError) and "disconnected" not in str(error)
    return "no_http" if is_odd else "hung_up"


def _asked(error: httpx.TransportError) -> dict[str, str]:
    try:
        request = error.request
    except RuntimeError:
        return {"method": "GET", "path": "/"}
    return {"method": request.method, "path": request.url.raw_path.decode(errors="replace")[:_QUOTED]}
