"""An exercise's title: its name and, after a colon, the one new idea that it brings."""

from grader.domain.text import Text


def short_title(title: Text) -> Text:
    """Return the name alone, in each language, for where many titles stand side by side."""
    return Text(_before_colon(title.fr), _before_colon(title.en))


def _before_colon(title: str) -> str:
    return title.partition(": ")[0].rstrip()
