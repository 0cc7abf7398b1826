"""What a container of this image is: each of its two roles, put together from its parts.

Each imports its own parts only: the learner's side holds nothing of the tests'.
"""

from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.wire.frame_links import FrameLink

_COMMANDS = {".py": ("python3",), ".js": ("node",), ".mjs": ("node",), ".php": ("php",), ".sh": ("bash",)}


def learner(place: ContainerPlace, host: FrameLink) -> None:
    """Be process 1 of a learner's sandbox."""
    from runner_images.common.processes import supervisor  # noqa: PLC0415
    from runner_images.common.processes.language import LearnerLanguage  # noqa: PLC0415
    from runner_images.site.learner.browser import BROWSER  # noqa: PLC0415
    from runner_images.site.learner.life import live  # noqa: PLC0415

    # A browser and Node reserve far more addresses than they use.
    language = LearnerLanguage(live, _COMMANDS, companion=BROWSER, bounds_addresses=False)
    supervisor.main(place, host, language)


def tests(place: ContainerPlace, host: FrameLink) -> None:
    """Be process 1 of the tests' container."""
    from runner_images.common.kinds.page import driver  # noqa: PLC0415
    from runner_images.common.tests import node_stops, php_stops, python_stops, stops  # noqa: PLC0415
    from runner_images.common.tests_container import server  # noqa: PLC0415

    of_node = dict.fromkeys((".js", ".mjs", ".cjs"), node_stops.stop_in)
    stops.read_by({".py": python_stops.stop_in, ".php": php_stops.stop_in, **of_node})
    server.main(place, host, imports=driver.IMPORTS, ahead=driver.begin)
