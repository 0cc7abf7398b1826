"""The fixtures of the kinds, as a plugin of pytest's."""

from collections.abc import Iterator

import pytest

from runner_images.common.kinds.programs import Program
from runner_images.common.kinds.sandbox import KindSandbox


class KindFixtures:
    """What a test may ask for by the name of a parameter."""

    def __init__(self, sandbox: KindSandbox) -> None:
        """Reach the learner's programs in `sandbox`."""
        self._sandbox = sandbox

    @pytest.fixture
    def program(self) -> Iterator[Program]:
        """Yield what runs the learner's programs."""
        program = Program(self._sandbox)
        yield program
        program.close()
