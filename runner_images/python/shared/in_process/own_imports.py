"""Imports of a program whose files bear names of the library: `import random` means the one beside it, for it alone."""

import builtins
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import module_from_spec
from types import ModuleType


class _OwnBuiltins(dict[str, object]):
    """Python's builtins as they are at each look, but for the import statement."""

    def __missing__(self, name: str) -> object:
        return vars(builtins)[name]


def own_builtins(files: Mapping[str, str]) -> dict[str, object]:
    """Return the builtins of a module that imports from `files`, by module name, what has a name there."""
    space = _OwnBuiltins()
    loaded: dict[str, ModuleType] = {}

    def load(name: str) -> ModuleType:
        if name not in loaded:
            loader = SourceFileLoader(name, files[name])
            module = module_from_spec(ModuleSpec(name, loader, origin=files[name]))
            vars(module)["__builtins__"] = space
            loaded[name] = module
            try:
                loader.exec_module(module)
            except BaseException:
                del loaded[name]
                raise
        return loaded[name]

    def own_import(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - the names that Python's own has
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] = (),
        level: int = 0,
    ) -> ModuleType:
        if level == 0 and name in files:
            return load(name)
        return builtins.__import__(name, globals, locals, fromlist, level)

    space["__import__"] = own_import
    return space
