"""The fixtures of the kinds, as a plugin of pytest's."""

from collections.abc import Iterator

import pytest

from runner_images.common.kinds.databases import Databases
from runner_images.common.kinds.histories import History, history_of
from runner_images.common.kinds.page.page_fixtures import PageFixtures
from runner_images.common.kinds.programs import Program
from runner_images.common.kinds.server.server_fixtures import ServerFixtures
from runner_images.common.kinds.shells import Shell


class KindFixtures(PageFixtures, ServerFixtures):
    """What a test may ask for by the name of a parameter."""

    @pytest.fixture
    def program(self) -> Iterator[Program]:
        """Yield what runs the learner's programs."""
        program = Program(self._sandbox)
        yield program
        program.close()

    @pytest.fixture
    def shell(self) -> Iterator[Shell]:
        """Yield a folder in which the learner's commands are run."""
        shell = Shell(self._sandbox)
        yield shell
        shell.close()

    @pytest.fixture
    def database(self) -> Databases:
        """Return what makes databases, and runs the learner's SQL in them."""
        return Databases(self._sandbox)

    @pytest.fixture
    def history(self) -> History:
        """Return the learner's commits in the exercise's folder."""
        return history_of(self._sandbox)
