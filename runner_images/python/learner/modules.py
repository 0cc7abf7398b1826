"""The modules in the learner's process: theirs as the tests ask for them, and the library's where they patch it."""

import importlib
import importlib.util
import sys
from collections.abc import Callable
from types import ModuleType

from runner_images.common.wire import fields
from runner_images.common.wire.frames import Frame, Json
from runner_images.python.learner.clues import nearest


def missing(module: str, name: str) -> Frame:
    """Return the answer that a module of theirs has no such name, and which of its names is like it."""
    near = nearest(name, vars(sys.modules[module])) if module in sys.modules else None
    return {"kind": "missing", "module": module, "name": name, "near": near}


class Modules:
    """What the tests imported and resolved, and what they put in the place of functions of the library."""

    def __init__(self, encode: Callable[[object], Json]) -> None:
        """Tell of values by `encode`."""
        self._encode = encode
        self._steady: dict[tuple[str, str], object] = {}
        """What the tests resolved, by module and name."""
        self._originals: dict[tuple[str, str], object] = {}

    def load(self, request: Frame) -> Frame:
        """Answer `import`."""
        name = fields.text(request, "module")
        if request.get("again") is True and isinstance(sys.modules.get(name), ModuleType):
            importlib.reload(sys.modules[name])
        else:
            importlib.import_module(name)
        return {"kind": "imported"}

    def names(self, request: Frame) -> Frame:
        """Answer `names`."""
        module = importlib.import_module(fields.text(request, "module"))
        listed = getattr(module, "__all__", None)
        names = listed if isinstance(listed, list | tuple) else [n for n in vars(module) if not n.startswith("_")]
        return {
            "kind": "names",
            "names": [name for name in names if isinstance(name, str)],
        }

    def resolve(self, request: Frame) -> Frame:
        """Answer `resolve`."""
        module, name = fields.text(request, "module"), fields.text(request, "name")
        try:
            value: object = getattr(importlib.import_module(module), name)
        except AttributeError as error:
            if error.__traceback__ is None or error.__traceback__.tb_next is None:
                return missing(module, name)
            raise
        if vars(importlib.import_module(module)).get(name, self) is not value:
            return {"kind": "returned", "value": self._encode(value)}
        # The tests need not ask again before they hear that it is another.
        self._steady[module, name] = value
        return {"kind": "returned", "value": self._encode(value), "steady": True}

    def moved(self) -> list[Json]:
        """Return the places that no longer hold what was resolved there, and forget them."""
        moved = [place for place, value in self._steady.items() if _global(place) is not value]
        for place in moved:
            del self._steady[place]
        return [*moved]

    def patch(self, patch: Json, decode: Callable[[Json], object]) -> None:
        """Put what the tests put in the place of a function of the library there, or the original back."""
        if isinstance(patch, list) and isinstance(patch[0], str) and isinstance(patch[1], str):
            module, name, coded = patch
            space = vars(importlib.import_module(module))
            original = self._originals.setdefault((module, name), space.get(name))
            space[name] = original if coded is None else decode(coded)


def _global(place: tuple[str, str]) -> object:
    module, name = place
    return vars(sys.modules[module]).get(name) if module in sys.modules else None
