"""What pytest and suites would import at their first use, imported before there is a suite."""

import importlib
import sys

from _pytest.config import default_plugins

from runner_images.common.tests import autograder


def warm(*others: str) -> None:
    """Import it all, and `others`; from here on a suite's `import autograder` finds ours."""
    for name in default_plugins:
        importlib.import_module(f"_pytest.{name}")
    for name in ("unittest.mock", "pdb", *others):
        importlib.import_module(name)
    sys.modules["autograder"] = autograder
