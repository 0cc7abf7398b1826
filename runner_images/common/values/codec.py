"""The codec: a closed set of plain Python values as tagged JSON, exact types only.

None, bool, str, finite float and small int are JSON's own; everything else is an object of one key, the tag.
A container that can be changed carries its number on the shelf; what is outside the set is for a `Foreign` to say.
"""

from runner_images.common.values.decoder import Decoder
from runner_images.common.values.encoder import Encoder
from runner_images.common.values.foreign import CodecError, Foreign, Nobody
from runner_images.common.values.shared_collections import ContainerShelfError, SharedCollections
from runner_images.common.wire.frames import Json
from runner_images.common.wire.interruptions import broke_in
from runner_images.common.wire.limits import MAX_NODES

__all__ = ["CodecError", "Foreign", "decode", "encode"]


def encode(
    value: object,
    *,
    shelf: SharedCollections | None = None,
    foreign: Foreign | None = None,
    whole: bool = False,
    nodes: int = MAX_NODES,
) -> Json:
    """Return `value` as tagged JSON.

    Args:
        value: any object.
        shelf: where containers are kept that may be named again; None uses one of its own.
        foreign: who writes an object outside the closed set; None refuses it.
        whole: write what `value` holds, though it is on the shelf: it was changed.
        nodes: how many values it may consist of.

    Raises:
        CodecError: an object outside the set, a cycle, or more than the caps of `limits`.
    """
    try:
        return Encoder(shelf or SharedCollections(step=1), foreign or Nobody(), nodes).encode(value, 0, whole=whole)
    except OverflowError as error:
        raise CodecError(type(value).__name__, str(error)) from error


def decode(
    coded: Json, *, shelf: SharedCollections | None = None, foreign: Foreign | None = None, nodes: int = MAX_NODES
) -> object:
    """Return the value of tagged JSON.

    Args:
        coded: what a frame held; nothing is believed about it.
        shelf: where the peer's containers are kept; None uses one of its own.
        foreign: who makes the object of a tag outside the closed set; None refuses it.
        nodes: how many values it may consist of.

    Raises:
        CodecError: not what `encode` writes, or more than the caps.
    """
    try:
        return Decoder(shelf or SharedCollections(step=-1), foreign or Nobody(), nodes).decode(coded, 0)
    except (
        ValueError,
        TypeError,
        LookupError,
        ArithmeticError,
        RecursionError,
        ContainerShelfError,
    ) as error:
        if broke_in(error):
            raise
        msg = "frame"
        raise CodecError(msg, f"{type(error).__name__}: {error}") from error
