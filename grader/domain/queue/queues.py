"""The queues that runs wait in."""

from enum import StrEnum


class QueueName(StrEnum):
    """The three queues, in the order workers serve them."""

    LIVE = "live"
    AUTHORING = "authoring"
    REGRADE = "regrade"
