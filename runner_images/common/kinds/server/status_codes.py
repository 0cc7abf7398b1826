"""The code of a server's answer: a number that says, where another one is expected, what it means."""

from runner_images.common.tests.judged import Told, ToldValue

_EXPLAINED = frozenset({200, 301, 302, 303, 308, 400, 401, 403, 404, 405, 415, 422, 500})
"""Codes of https://www.rfc-editor.org/rfc/rfc9110#section-15 that `grader/wording/…/difference_sentences.py` knows."""


class StatusCode(int, ToldValue):
    """One of them."""

    def told(self, expected: object) -> Told | None:
        """Return what this code means instead of the expected one."""
        if not isinstance(expected, int):
            return None
        return Told(expected, int(self), {"difference": f"status_{self:d}"} if self in _EXPLAINED else {})
