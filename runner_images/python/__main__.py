"""The entry point of the image: the supervisor, or one of the two processes that it starts by role."""

import sys

from harness.place import Place


def main(arguments: list[str]) -> None:
    """Run the role in `arguments`: nothing for the supervisor; else role, place and two descriptors.

    Each role imports its own modules only: the learner's interpreter must hold nothing of the tests' side.
    """
    match arguments:
        case []:
            from harness import supervisor  # noqa: PLC0415 - each role its own

            supervisor.main(Place())
        case ["zygote", place, control, doors]:
            from harness import zygote  # noqa: PLC0415 - each role its own

            zygote.main(Place.from_argument(place), int(control), int(doors))
        case ["suite", place, control, doors]:
            from harness import suite  # noqa: PLC0415 - each role its own

            suite.main(Place.from_argument(place), int(control), int(doors))


main(sys.argv[1:])
