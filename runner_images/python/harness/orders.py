"""What the tests may ask over the door of a learner's sandbox: a fresh process, and what became of the last one."""

from harness import fields
from harness.frames import Message
from harness.keeper import Keeper, UncleanError
from harness.links import Link
from harness.load import Load


def obey(order: Message, door: Link, keeper: Keeper, load: Load) -> None:
    """Do what `order` asks, and answer over `door`.

    Raises:
        UncleanError: the last process's traces could not be removed, which the tests were told.
        ClosedError, FrameError: the tests are gone, or ask for what there is not.
    """
    if fields.text(order, "kind") == "fate":
        fate = keeper.fate(patient=order.get("patient") is True)
        door.send({"kind": "fate", "status": fate.status, "memory": fate.memory, "processes": fate.processes})
        return
    fields.expect(order, "spawn")
    try:
        border = keeper.spawn(load)
    except UncleanError:
        door.send({"kind": "unclean"})
        raise
    with border:
        door.pass_on({"kind": "spawned"}, border.fileno())
