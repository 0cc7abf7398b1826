"""The entry point of the image."""

import sys

from runner_images.common.processes import entry
from runner_images.java import roles

entry.main(sys.argv[1], learner=roles.learner, tests=roles.tests)
