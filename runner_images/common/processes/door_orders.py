"""What the tests may ask over the door of a learner's sandbox: a fresh process, and what became of the last one."""

from runner_images.common.processes.learner_processes import LearnerProcesses, StuckError, UncleanError
from runner_images.common.wire import fields
from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.frames import Frame
from runner_images.common.wire.load import Load


def obey(order: Frame, door: FrameLink, processes: LearnerProcesses, load: Load) -> None:
    """Do what `order` asks, and answer over `door`.

    Raises:
        UncleanError: the last process's traces could not be removed, which the tests were told.
        StuckError: it does not come to its end, of which they hear nothing.
        ClosedError, FrameError: the tests are gone, or ask for what there is not.
    """
    number = {"number": fields.whole(order, "number")}
    if fields.text(order, "kind") == "fate":
        fate = processes.fate(patient=order.get("patient") is True)
        told: Frame = {"kind": "fate", "status": fate.status, "memory": fate.memory, "processes": fate.processes}
        door.send({**told, **number})
        return
    fields.expect(order, "spawn")
    try:
        border = processes.spawn(load)
    except StuckError:
        raise  # said without a word: this is the host's to explain, and not the program's fault
    except UncleanError:
        door.send({"kind": "unclean", **number})
        raise
    with border:
        door.pass_on({"kind": "spawned", **number}, border.fileno())
