"""What the tests may ask over the door of a learner's sandbox: a fresh process, and what became of the last one."""

from runner_images.common.processes.learner_processes import LearnerProcesses, UncleanError
from runner_images.common.wire import fields
from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.frames import Frame
from runner_images.common.wire.load import Load


def obey(order: Frame, door: FrameLink, processes: LearnerProcesses, load: Load) -> None:
    """Do what `order` asks, and answer over `door`.

    Raises:
        UncleanError: the last process's traces could not be removed, which the tests were told.
        ClosedError, FrameError: the tests are gone, or ask for what there is not.
    """
    if fields.text(order, "kind") == "fate":
        fate = processes.fate(patient=order.get("patient") is True)
        door.send({"kind": "fate", "status": fate.status, "memory": fate.memory, "processes": fate.processes})
        return
    fields.expect(order, "spawn")
    try:
        border = processes.spawn(load)
    except UncleanError:
        door.send({"kind": "unclean"})
        raise
    with border:
        door.pass_on({"kind": "spawned"}, border.fileno())
