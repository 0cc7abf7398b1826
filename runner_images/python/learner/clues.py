"""What a line of Python's means in the program at hand: names alike, read from its dicts, never by its code."""

import builtins
import contextlib
import difflib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FrameType, FunctionType, GetSetDescriptorType, ModuleType, TracebackType

from runner_images.common.wire.frames import Json

_MOST_NAMES = 1_000
_CHARACTERS = 60
_ALIKE = 0.75
_CALLED = re.compile(r"\b([A-Za-z_]\w{0,60})\s?\(")
_UNBOUND = re.compile(r"local variable '(\w{1,80})'")
_LOCALS = frozenset({"dict", "FrameLocalsProxy"})
_SPACE = vars(ModuleType)["__dict__"]
_CLASS_SPACE, _CLASS_LINE = vars(type)["__dict__"], vars(type)["__mro__"]


def clues(error: BaseException, folder: Path, source: str) -> dict[str, Json]:
    """Return what helps to mend `error`.

    `near` is a known name like the wrong one, `shadowed` a builtin that is hidden, `library` a module to import,
    `hides` a file of theirs that stands before a module of Python's, `outer` a name that the function shares with its
    module, `selfish` the `self` of a function that is no method.

    Args:
        source: The line that raised.
    """
    frame = _last_frame(error.__traceback__)
    found = {
        "near": _near(error, frame, folder),
        "shadowed": _shadowed(error, frame, source),
        "library": _library(error, source),
        "hides": _hides(error, folder),
        "outer": _outer(error, frame),
        "selfish": _selfish(error, folder),
    }
    return {name: value for name, value in found.items() if value is not None}


def nearest(name: object, *groups: Iterable[object]) -> str | None:
    """Return the name most like this one, of the first group that has one."""
    if type(name) is not str or len(name) > _CHARACTERS:
        return None
    for group in groups:
        known = [one for one in group if type(one) is str and one != name and len(one) <= _CHARACTERS]
        public = [one for one in known if one.startswith("_") <= name.startswith("_")]
        if alike := difflib.get_close_matches(name, public[:_MOST_NAMES], 1, _ALIKE):
            return alike[0]
    return None


def _near(error: BaseException, frame: FrameType | None, folder: Path) -> str | None:
    # Of these classes themselves, whose attributes are Python's own: what a subclass has may be a program.
    if type(error) is NameError and frame is not None:
        return nearest(error.name, _names(frame), vars(builtins))
    if type(error) is KeyError and frame is not None and error.args:
        return nearest(error.args[0], *map(list, _dictionaries(frame)))
    if type(error) is AttributeError:
        return nearest(error.name, _attributes(error.obj))
    if type(error) is ModuleNotFoundError:
        importer = None if frame is None else frame.f_globals.get("__name__")
        own = (name for name in _modules(folder) if name != importer)
        return nearest(error.name, own, sys.stdlib_module_names)
    if type(error) is ImportError and type(error.name) is str:
        return nearest(getattr(error, "name_from", None), _attributes(sys.modules.get(error.name)))
    return None


def _shadowed(error: BaseException, frame: FrameType | None, source: str) -> str | None:
    """Return the builtin that the line calls, and that is something else in this program, which cannot be called."""
    if type(error) is not TypeError or frame is None:
        return None
    spaces = [frame.f_locals, frame.f_globals] if type(frame.f_locals).__name__ in _LOCALS else [frame.f_globals]
    for name in _CALLED.findall(source):
        value = next((space[name] for space in spaces if name in space), None)
        if value is not None and callable(vars(builtins).get(name)) and not callable(value):
            return str(name)
    return None


def _library(error: BaseException, source: str) -> str | None:
    """Return the name that is not defined, if it is a module of Python's and the line takes something from it."""
    if type(error) is not NameError or type(error.name) is not str:
        return None
    return error.name if error.name in sys.stdlib_module_names and f"{error.name}." in source else None


def _hides(error: BaseException, folder: Path) -> str | None:
    """Return the file of theirs that is found in place of a module of Python's, if that module is what is lacking."""
    name = None
    if type(error) is AttributeError and isinstance(error.obj, ModuleType):
        name = _SPACE.__get__(error.obj).get("__name__")
    elif type(error) in {ImportError, ModuleNotFoundError} and isinstance(error, ImportError):
        name = error.name
    top = name.partition(".")[0] if type(name) is str else ""
    return f"{top}.py" if top in sys.stdlib_module_names and top in _modules(folder) else None


def _outer(error: BaseException, frame: FrameType | None) -> str | None:
    """Return the name without a value, if the module has one of that name."""
    if type(error) is not UnboundLocalError or frame is None:
        return None
    found = _UNBOUND.search(str(error))
    return found[1] if found is not None and found[1] in dict.keys(frame.f_globals) else None


def _selfish(error: BaseException, folder: Path) -> str | None:
    """Return `self`, if a function of theirs that lacks an argument, and is in no class, begins with it."""
    text = str(error) if type(error) is TypeError else ""
    name = text.partition("()")[0] if "() missing " in text else ""
    if not name.isidentifier():
        return None
    for module in [sys.modules[one] for one in _modules(folder) if one in sys.modules]:
        value = _SPACE.__get__(module).get(name) if type(module) is ModuleType else None
        if type(value) is FunctionType and value.__code__.co_varnames[:1] == ("self",):
            return "self"
    return None


def _last_frame(trace: TracebackType | None) -> FrameType | None:
    frame = None
    while trace is not None:
        frame, trace = trace.tb_frame, trace.tb_next
    return frame


def _names(frame: FrameType) -> Iterator[object]:
    code = frame.f_code
    yield from (*code.co_varnames, *code.co_cellvars, *code.co_freevars)
    yield from dict.keys(frame.f_globals)


def _dictionaries(frame: FrameType) -> Iterator[dict[object, object]]:
    """Yield the dictionaries that the function has by a name, or first in a list that has one."""
    for value in list(frame.f_locals.values())[:_MOST_NAMES]:
        held = value[0] if type(value) is list and value else value
        if type(held) is dict:
            yield held


def _attributes(value: object) -> Iterator[object]:
    if isinstance(value, ModuleType):
        yield from list(_SPACE.__get__(value))
        return
    for kind in _CLASS_LINE.__get__(value if isinstance(value, type) else type(value)):
        space = _CLASS_SPACE.__get__(kind)
        yield from list(space)
        if isinstance(own := space.get("__dict__"), GetSetDescriptorType) and not isinstance(value, type):
            yield from list(own.__get__(value))


def _modules(folder: Path) -> Iterator[str]:
    with contextlib.suppress(OSError):
        yield from (name.removesuffix(".py") for name in os.listdir(folder))  # noqa: PTH208 - names are all it needs
