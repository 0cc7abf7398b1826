"""A press that makes no paper: what it gives back is the page that it was given."""

from dataclasses import dataclass

from grader.domain.errors import PaperFault, PaperNotMade


@dataclass
class FakePress:
    """`grader.engine.ports.press.Press`.

    Attributes:
        fault: Why it makes none, if it does not.
    """

    fault: PaperFault | None = None

    def pdf(self, page: str) -> bytes:
        if self.fault is not None:
            raise PaperNotMade(self.fault)
        return b"%PDF " + page.encode()
