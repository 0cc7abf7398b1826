"""What a container of this image is: each of its two roles, put together from its parts."""

from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.wire.frame_links import FrameLink


def learner(place: ContainerPlace, host: FrameLink) -> None:
    """Be process 1 of a learner's sandbox."""
    from runner_images.common.processes import supervisor  # noqa: PLC0415 - each role holds its own parts alone
    from runner_images.php.learner.life import LANGUAGE  # noqa: PLC0415

    supervisor.main(place, host, LANGUAGE)


def tests(place: ContainerPlace, host: FrameLink) -> None:
    """Be process 1 of the tests' container."""
    from runner_images.common.tests import php_stops, stops  # noqa: PLC0415
    from runner_images.common.tests_container import server  # noqa: PLC0415
    from runner_images.php.tests.phpunit import PHPUNIT  # noqa: PLC0415
    from runner_images.php.tests.spoken import LANGUAGE  # noqa: PLC0415

    stops.read_by({".php": php_stops.stop_in})
    server.main(place, host, language=LANGUAGE, native=PHPUNIT)
