"""The names of the learner's modules, and which of their names the tests may take by `import *`."""

import builtins
import importlib.util
import inspect
import sys
from collections.abc import Iterable
from pathlib import PurePosixPath

_BUILTINS = frozenset(dir(builtins))


def module_files(files: Iterable[str]) -> dict[str, str]:
    """Return the file of each module name; a folder without `__init__.py` is a package by its own name."""
    modules: dict[str, str] = {}
    for file in files:
        path = PurePosixPath(file)
        if path.suffix != ".py" or not all(part.isidentifier() for part in path.with_suffix("").parts):
            continue
        for folder in list(path.parents)[:-1]:
            modules.setdefault(".".join(folder.parts), str(folder))
        parts = path.parent.parts if is_package(file) else path.with_suffix("").parts
        if parts:
            modules[".".join(parts)] = file
    return modules


def is_package(file: str) -> bool:
    """Tell whether a file makes its folder a package."""
    return PurePosixPath(file).name == "__init__.py"


def is_known(module: str, taken: set[str]) -> bool:
    """Tell whether a module's name is one of `taken`, or of Python's and pytest's own."""
    name = module.partition(".")[0]
    if name in taken or name in sys.stdlib_module_names or name in sys.modules:
        return True
    return importlib.util.find_spec(name) is not None


def free_names(offered: Iterable[str]) -> list[str]:
    """Return the names for `import *` that change none of the tests' own: a learner's `abs` must not judge them.

    Call it from what answers a module's `__all__`.
    """
    taken = _globals_of_importer()
    # Nor a name by which pytest would take orders from the tests' module.
    free = (name for name in offered if not name.startswith(("__", "pytest")) and name not in _BUILTINS)
    return [name for name in free if name not in taken]


def _globals_of_importer() -> frozenset[str]:
    """Return the names that the module has which runs `from … import *`, above the frames of this file's kind."""
    frame = inspect.currentframe()
    while frame is not None and "/runner_images/" in frame.f_code.co_filename:
        frame = frame.f_back
    return frozenset() if frame is None else frozenset(frame.f_globals)
