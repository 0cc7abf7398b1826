"""The learner's modules as the tests see them: proxies, found by the import system like any other."""

import inspect
from collections.abc import Iterable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import PurePosixPath
from types import ModuleType

from runner_images.common.proxies import learner_folder
from runner_images.common.proxies.border import Border
from runner_images.common.proxies.handles import LearnerClass
from runner_images.common.tests import autograder
from runner_images.common.tests.cannot_cross import CannotCrossError
from runner_images.common.tests.module_names import free_names, is_known, is_package
from runner_images.common.tests.suite_language import spoken
from runner_images.common.wire import fields


class LearnerModule(ModuleType):
    """A module whose every name is asked of the learner's current process."""

    __learner_module__ = True

    def __init__(self, name: str, file: str, border: Border) -> None:
        """Stand for the module `name` in the learner's `file`."""
        super().__init__(name)
        self.__file__ = file
        self.__learner_border__ = border

    def __getattr__(self, name: str) -> object:
        """Return the learner's value, or what stands for their object; AttributeError when they have no such name."""
        if name == "__all__":
            return self._names()
        if name.startswith(("__", "_pytest")) or name == "pytestmark":
            raise AttributeError(name)
        value = self._learner().resolve(self.__name__, name)
        if isinstance(value, LearnerClass):
            value.__learner_kind__.named = True
        return value

    def _names(self) -> list[str]:
        border = self._learner()
        reply = border.request({"kind": "names", "module": self.__name__})
        with border.suspicion():
            offered = fields.texts(reply, "names")
        return free_names(offered)

    def __setattr__(self, name: str, value: object) -> None:
        """Take what the import system sets; have the rest set in the learner's process, for this check."""
        if name.startswith("__") or isinstance(value, LearnerModule):
            super().__setattr__(name, value)
            return
        self._refuse_for_all(name)
        self._learner().operate("set", self, name, value)

    def __delattr__(self, name: str) -> None:
        """Have it deleted in the learner's process, for this check."""
        self._refuse_for_all(name)
        self._learner().operate("delete", self, name)

    @property
    def __dict__(self) -> dict[str, object]:  # type: ignore[override]
        """The names of the module, the learner's asked for one by one."""
        return _Names(self, vars(ModuleType)["__dict__"].__get__(self))

    def __dir__(self) -> list[str]:
        """Return the names that the learner's module has."""
        names = self._learner().operate("dir", self)
        return [name for name in names if type(name) is str] if isinstance(names, list) else []

    def _learner(self) -> Border:
        """Return the border to a process of the learner's that has the module."""
        border = self.__learner_border__
        border.have(self.__name__)
        return border

    def _refuse_for_all(self, name: str) -> None:
        if self.__learner_border__.collecting:
            # Each check has a process of its own, in which it would not be set.
            raise CannotCrossError(f"{self.__name__}.{name}", outbound=True, obstacle="for_all")


class _Names(dict[str, object]):
    """The names of a learner's module, looked up where `monkeypatch` and `mock` look for what to put back."""

    def __init__(self, module: LearnerModule, own: dict[str, object]) -> None:
        super().__init__(own)
        self._module = module

    def __missing__(self, name: str) -> object:
        try:
            return getattr(self._module, name)
        except AttributeError:
            raise KeyError(name) from None

    def get(self, name: str, default: object = None) -> object:
        try:
            return self[name]
        except KeyError:
            return default


class LearnerFinder(MetaPathFinder, Loader):
    """Finds the learner's modules for the tests' own files, and nothing that anyone else could mean.

    A name of the standard library, of pytest, of ours or of the tests themselves stays theirs: a learner's `math.py`
    that a test's `import math` found would let them decide what the test expects.
    """

    def __init__(self, border: Border, files: Iterable[str], suite_files: Iterable[str], *, suite: str) -> None:
        """Offer the modules of the learner's `files` to imports made in the folder `suite`."""
        taken = {PurePosixPath(name).parts[0].removesuffix(".py") for name in suite_files}
        self._border = border
        self._suite = suite
        border.suite = border.marshaller.lent_objects.suite = suite
        border.place = border.calls.place = f"{PurePosixPath(suite).parent}/"
        autograder.FOLDERS[:] = [learner_folder.folder(border)]
        given = tuple(files)
        self._files = {name: file for name, file in spoken().modules(given).items() if not is_known(name, taken)}
        self._packages = {name for name, file in self._files.items() if file not in given or is_package(file)}
        self._packages |= {name.rpartition(".")[0] for name in self._files}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of a learner's module, when it is a test that imports it."""
        del path, target
        if fullname not in self._files or not _importer().startswith(self._suite):
            return None
        file = self._files[fullname]
        return ModuleSpec(fullname, self, origin=file, is_package=fullname in self._packages)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the proxy module of `spec`."""
        self._border.files[spec.name] = spec.origin or ""
        return LearnerModule(spec.name, spec.origin or "", self._border)

    def exec_module(self, module: ModuleType) -> None:
        """Have the learner's process import the module."""
        self._border.load(module.__name__)


def _importer() -> str:
    """Return the file whose code is importing: pytest tries optional modules, whose names a learner may take."""
    frame = inspect.currentframe()
    while frame is not None:
        name = frame.f_code.co_filename
        if name != __file__ and "importlib" not in name:
            return name
        frame = frame.f_back
    return ""
