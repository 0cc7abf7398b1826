"""What a container of this image is: each of its two roles, put together from its parts."""

from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.wire.frame_links import FrameLink


def learner(place: ContainerPlace, host: FrameLink) -> None:
    """Be process 1 of a learner's sandbox."""
    from runner_images.common.processes import supervisor  # noqa: PLC0415 - each role imports its own parts only
    from runner_images.common.processes.language import LearnerLanguage  # noqa: PLC0415
    from runner_images.sql.learner.life import live  # noqa: PLC0415
    from runner_images.sql.learner.postgresql_server import read_cluster  # noqa: PLC0415

    read_cluster()
    supervisor.main(place, host, LearnerLanguage(live))


def tests(place: ContainerPlace, host: FrameLink) -> None:
    """Be process 1 of the tests' container."""
    from runner_images.common.tests_container import server  # noqa: PLC0415

    server.main(place, host)
