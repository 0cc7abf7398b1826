"""A sandbox for one run on a learner's computer: two containers, as at the school, that somebody outside starts."""

import json
import socket
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from grader.adapters.sandbox.containers.bounds import ContainerRole, bounds_of
from grader.adapters.sandbox.containers.seccomp import system_calls
from grader.adapters.sandbox.conversation import GRACE, Conversation
from grader.adapters.sandbox.images.room import Room
from grader.adapters.sandbox.pool.seat import Seat
from grader.adapters.sandbox.wire.link import DeadlinePassed, Link, StreamEnded
from grader.adapters.sandbox.wire.listening import listening_in
from grader.adapters.sandbox.wire.orders import pack
from grader.at_home.command_line import arguments
from grader.at_home.frames import read_plainly
from grader.at_home.outside import Outside
from grader.domain.errors import SandboxBroke
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.exercises.history import History
from grader.domain.grading.report import Report
from grader.engine.ports.grading import OnCheck

LINKS = Path("/links")
"""Of this container: a folder a role, which that role's container has as its own link folder."""

START_SECONDS = 60.0
CORE = 0


class HomeSandbox:
    """`grader.engine.ports.grading.CheckRunner` for one learner, who owns the machine."""

    def __init__(self, digest: str, room: Room, outside: Outside) -> None:
        """Prepare; nothing is started yet.

        Args:
            digest: Of the image that this runs in, and the containers too.
            room: What that image asks for.
        """
        self._digest = digest
        self._room = room
        self._outside = outside

    def image_digest(self, runner: str) -> str:
        """Return that of the image that this runs in, whichever is asked for."""
        del runner
        return self._digest

    def run(
        self,
        exercise: Exercise,
        files: Sequence[SourceFile],
        *,
        owner: str,
        on_check: OnCheck,
        history: History | None = None,
    ) -> Report:
        """Run the checks in two new containers; see `CheckRunner.run`."""
        del owner
        memory = {
            ContainerRole.LEARNER: exercise.limits.memory_bytes,
            ContainerRole.TESTS: self._room.tests_memory_bytes,
        }
        with ExitStack() as open_ends:
            # Both doors are shut once both have come in: nobody's code is there yet.
            with ExitStack() as doors:
                listeners = {role: doors.enter_context(listening_in(LINKS / role)) for role in memory}
                for role, most in memory.items():
                    self._outside.start(role, tuple(arguments(bounds_of(role, self._room, most))), system_calls())
                begun = {role: _begun(listener, open_ends) for role, listener in listeners.items()}
            seat = Seat("learner", CORE, begun[ContainerRole.LEARNER], begun[ContainerRole.TESTS])
            conversation = Conversation(seat, exercise, on_check, history, read=read_plainly)
            deadline = time.monotonic() + (exercise.limits.run + GRACE).total_seconds()
            return conversation.to_its_end(files, deadline=deadline, ran_out_of_memory=self._outside.ran_out_of_memory)


def _begun(listener: socket.socket, open_ends: ExitStack) -> Link:
    """Return the channel of a run that the container at the other end of a link serves."""
    listener.settimeout(START_SECONDS)
    try:
        link = Link(listener.accept()[0])
        open_ends.callback(link.close)
        _expect(link, "ready")
        ours, theirs = socket.socketpair()
        channel = Link(ours)
        open_ends.callback(channel.close)
        with theirs:
            link.send(pack({"kind": "run"}), [theirs.fileno()], deadline=_soon())
        _expect(link, "running")
    except (TimeoutError, DeadlinePassed, StreamEnded) as error:
        msg = f"a container does not get ready ({type(error).__name__})"
        raise SandboxBroke(msg) from error
    return channel


def _expect(link: Link, kind: str) -> None:
    said = json.loads(link.next_frame(deadline=_soon()))
    if said["kind"] != kind:
        msg = f"the harness says {said}, out of turn"
        raise SandboxBroke(msg)


def _soon() -> float:
    return time.monotonic() + START_SECONDS
