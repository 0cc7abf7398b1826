"""What a container of this image is: each of its two roles, put together from its parts.

Each imports its own parts only: the learner's interpreter must hold nothing of the tests' side.
"""

from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.load import Load


def learner(place: ContainerPlace, host: FrameLink) -> None:
    """Be process 1 of a learner's sandbox."""
    from runner_images.common.processes import supervisor  # noqa: PLC0415
    from runner_images.common.processes.language import LearnerLanguage  # noqa: PLC0415
    from runner_images.python.learner.life import live  # noqa: PLC0415

    supervisor.main(place, host, LearnerLanguage(live, {".py": ("python3",), ".sh": ("bash",)}), _serve_shared)


def tests(place: ContainerPlace, host: FrameLink) -> None:
    """Be process 1 of the tests' container."""
    from importlib.util import find_spec  # noqa: PLC0415

    from runner_images.common.tests import python_stops, stops  # noqa: PLC0415
    from runner_images.common.tests_container import server  # noqa: PLC0415
    from runner_images.python.gradescope import RUN_AUTOGRADER  # noqa: PLC0415
    from runner_images.python.shared.judging.judge import judge  # noqa: PLC0415

    stops.read_by({".py": python_stops.stop_in})
    # Where an exercise asks for it; imported before there is a hand-in, which may have a file of its name.
    beside = tuple(filter(find_spec, ("numpy", "pandas")))
    server.main(place, host, judge, imports=beside, native=RUN_AUTOGRADER)


def _serve_shared(place: ContainerPlace, door: FrameLink, load: Load) -> int:
    from runner_images.python.shared.in_process import fork_server  # noqa: PLC0415

    return fork_server.main(place, door, load)
