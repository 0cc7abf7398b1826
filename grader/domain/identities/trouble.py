"""A provider by which nobody came in since a sign-in by it failed for a reason that is not its person's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from grader.domain.errors import ProviderFault

TOLD_FOR = timedelta(days=1)
"""For how long after the last such sign-in an operator is told: nobody may have tried since it was mended."""


@dataclass(frozen=True)
class ProviderTrouble:
    """What is known of it.

    Attributes:
        provider: Its name in the settings; of a learning platform, too.
        fault: Of the newest sign-in that failed.
        times: How many failed since one worked, those of the same minute counted once.
    """

    provider: str
    fault: ProviderFault
    at: datetime
    times: int

    def is_told(self, now: datetime) -> bool:
        """Tell whether it still matters."""
        return now < self.at + TOLD_FOR
