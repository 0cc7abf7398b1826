"""What the command line says of somebody's time."""

from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

MORE = N_("%(handle)s has %(percent)s %% more time. Dates that are still to come and the next runs follow.")
NONE = N_("%(handle)s has the time of the others.")


def more_time_line(handle: str, percent: int, language: Language) -> str:
    """Return how much time somebody has from now on."""
    return gettext_for(language).gettext(MORE if percent else NONE) % {"handle": handle, "percent": percent}
