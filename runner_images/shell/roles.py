"""What a container of this image is: each of its two roles, put together from its parts."""

from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.wire.frame_links import FrameLink


def learner(place: ContainerPlace, host: FrameLink) -> None:
    """Be process 1 of a learner's sandbox."""
    from runner_images.common.processes import supervisor  # noqa: PLC0415 - each role holds its own parts alone
    from runner_images.common.processes.folder_life import live  # noqa: PLC0415
    from runner_images.common.processes.language import LearnerLanguage  # noqa: PLC0415

    supervisor.main(place, host, LearnerLanguage(live, {".sh": ("bash",), ".txt": ("bash",)}))


def tests(place: ContainerPlace, host: FrameLink) -> None:
    """Be process 1 of the tests' container."""
    from runner_images.common.tests import stops  # noqa: PLC0415
    from runner_images.common.tests_container import server  # noqa: PLC0415
    from runner_images.shell import complaints  # noqa: PLC0415
    from runner_images.shell.bats import BATS  # noqa: PLC0415

    stops.read_by({".sh": complaints.stop_in, ".txt": complaints.stop_in})
    server.main(place, host, native=BATS)
