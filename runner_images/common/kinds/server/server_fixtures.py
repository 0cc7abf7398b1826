"""The fixtures of the kind server: the learner's application, and an httpx client that asks it."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from runner_images.common.kinds.server.servers import LearnerServer
from runner_images.common.kinds.telling import TellingFixtures

if TYPE_CHECKING:
    import httpx

_PATIENCE_SECONDS = 5.0
_RESERVE_SECONDS = 0.5


class ServerFixtures(TellingFixtures):
    """What a test may ask for by the name of a parameter."""

    @pytest.fixture
    def server(self) -> Iterator[LearnerServer]:
        """Yield what starts the learner's application, anew in each check."""
        server = LearnerServer(self._sandbox)
        yield server
        server.collect()

    @pytest.fixture
    def client(self, server: LearnerServer) -> "Iterator[httpx.Client]":
        """Yield a client of httpx whose addresses begin at the server, which the test starts."""
        import httpx  # noqa: PLC0415 - no other image has it

        from runner_images.common.kinds.server.client_errors import told_of  # noqa: PLC0415
        from runner_images.common.kinds.server.door_transport import DoorTransport  # noqa: PLC0415

        left = self._sandbox.learner.deadline - time.monotonic() - _RESERVE_SECONDS
        self._tellers.append(lambda error: told_of(error, server))
        with httpx.Client(
            transport=DoorTransport(self._sandbox, server.stopped),
            timeout=max(min(_PATIENCE_SECONDS, left), 0.1),
            base_url=server.url,
            event_hooks={"request": [lambda _: server.collect()], "response": [lambda _: server.collect()]},
        ) as client:
            yield client
