"""The caps of the border, the same on both of its sides."""

from runner_images.common.wire.frames import MEBIBYTE

LEARNER_FRAME_BYTES = 8 * MEBIBYTE
"""A frame from the learner's process: of plain text and numbers no more than some ten times as much memory."""

MAX_OPENINGS = 250_000
"""How many brackets a frame of theirs that is longer than 4 MiB may open: an object grows thirtyfold once read."""

SUITE_FRAME_BYTES = 8 * MEBIBYTE
JOB_FRAME_BYTES = 16 * MEBIBYTE
REPORT_FRAME_BYTES = MEBIBYTE

MAX_NODES = 200_000
"""Of a value from the learner's process."""

NUMBERS_A_NODE = 10
"""How many of the numbers of a `list` that holds nothing else count as one."""

MAX_SUITE_NODES = 2_000_000
"""Of a value from the tests: a list of a million numbers is an honest question."""

MAX_DEPTH = 100
MAX_HEX_DIGITS = 20_000
"""Of an integer: some 24,000 decimal digits, enough for the factorial of 7,000."""

MAX_OBJECTS = 50_000
"""Of the learner's that the tests hold at once."""

MAX_CROSSINGS = 200
"""How deep calls of the tests and calls of the learner's code may lie in each other."""

MAX_LENGTH = 10_000_000
"""What an object may say of its length, for which the tests' `list` would make room."""

TEXT_CHARACTERS = 8_192
"""Of any one text of a report; the host takes no longer one."""
VALUE_CHARACTERS = 2_000
CALL_CHARACTERS = 400
OUTPUT_CHARACTERS = 100_000
TREE_CHARACTERS = 4_000
SCREENSHOT_CHARACTERS = 100_000
"""Of the base64 of an image."""
