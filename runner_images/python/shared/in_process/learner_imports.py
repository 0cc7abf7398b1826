"""The learner's modules in the tests' own process: who finds them, and which exceptions are theirs."""

import builtins
import contextlib
import importlib.machinery
import re
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import CodeType, ModuleType, TracebackType

from runner_images.common.tests.calls import NotedCalls
from runner_images.common.tests.cannot_cross import never_ours
from runner_images.common.tests.collection import collection_ending
from runner_images.common.tests.learner_errors import MissingName, fault_in, fault_of, mark
from runner_images.common.tests.module_names import free_names, is_known, module_files
from runner_images.common.tests.suite_source import FailedLine
from runner_images.common.tests.verdicts import chain
from runner_images.common.wire.endings import CheckEnding, CodedMessage, LearnerGoneError, exit_ending
from runner_images.common.wire.reports import RunEnding
from runner_images.python.learner.clues import nearest
from runner_images.python.learner.exception_frame import exception_frame
from runner_images.python.shared.in_process.own_imports import own_builtins

_NAME = re.compile(r"cannot import name '(?P<name>[^']+)'")


class LearnerImports:
    """What the pytest plugin and the verdicts ask a border, where there is none."""

    gone: CheckEnding | None = None
    touched = True
    """The tests use the learner's code from the first import on."""
    deadline = 0.0
    calls: NotedCalls | None = None
    """No call crosses a border here."""
    lent: str | None = None
    """No path of the tests' own is out of reach here."""
    suite = "/nowhere/"
    """No fixture is kept for a check in another process."""

    def __init__(
        self, folder: Path, suite: Path, *, collecting: bool, leave: Callable[[CheckEnding | RunEnding], None]
    ) -> None:
        """Tell apart the files of `folder` and of `suite`; `leave` ends a process whose learner's code wants to."""
        self.collecting = collecting
        self.missing: MissingName | None = None
        self.recent: deque[object] = deque(maxlen=2)
        self.held: list[object] = []
        self._folder = folder
        self._suite = str(suite)
        self._leave = leave
        self._files: dict[str, str] = {}

    def open(self, *, seconds: float) -> None:
        """Begin a check; the judge bounds its time."""
        del seconds

    def go_on(self, *, seconds: float) -> None:
        """Begin another check in the same process; the judge bounds its time."""
        del seconds

    def close(self) -> None:
        """End a check; its process ends by itself."""

    def late(self) -> LearnerGoneError:
        """Return the exception of a time that is over."""
        return LearnerGoneError(CheckEnding("time", CodedMessage("timed_out")))

    def given_up(self) -> CheckEnding | None:
        """Return None: a call of the tests' is one of Python's own here, and nobody counts them."""

    def line_of(self, error: BaseException) -> FailedLine:
        """Return the line of the suite that `error` came through last."""
        return FailedLine(error.__traceback__, self._suite, tuple(self._files), _by_its_name_alone)

    @contextlib.contextmanager
    def showing(self) -> Iterator[None]:
        """Let the learner's objects say how they look."""
        yield

    def finder(self, files: Iterable[str], suite_files: Iterable[str]) -> MetaPathFinder:
        """Return the finder of the learner's modules, all but those whose names mean something else to the tests."""
        taken = {name.partition("/")[0].removesuffix(".py") for name in suite_files}
        # A package comes before a module of the same name, as it does for Python.
        every = module_files(sorted(files, key=lambda file: file.endswith("__init__.py")))
        self._files = {name: file for name, file in every.items() if not is_known(name, taken)}
        own = {name: str(self._folder / file) for name, file in every.items() if name not in self._files}
        return _Finder(self, self._folder, self._files, own)

    def note(self, error: BaseException | None) -> None:
        """Mark what the learner's code raised in `error` and its causes, as a border marks what crosses it."""
        for cause in chain(error):
            if fault_of(cause) is not None:
                continue
            if self._lacks_name(cause):
                continue
            # What is short of memory is so for what their code took of it, wherever that shows.
            if self._is_theirs(cause) or isinstance(cause, MemoryError):
                mark(cause, fault_in(exception_frame(cause, self._folder, _told)))

    def load_failed(self, error: BaseException) -> None:
        """End the process for what a module of the learner's raised while it was collected, if pytest would."""
        if not self.collecting or isinstance(error, Exception):
            return
        self.note(error)
        if isinstance(error, SystemExit):
            fault = fault_of(error)
            self._leave(exit_ending(error, *((fault.raw, fault.place()) if fault else ("", {}))))
        elif (ending := collection_ending(error, self)) is not None:
            self._leave(ending)

    def _lacks_name(self, error: BaseException) -> bool:
        """Note the name that a module of theirs does not have, if that is what `error` says."""
        if isinstance(error, ImportError) and error.name in self._files and (found := _NAME.search(str(error))):
            self.missing = self._missing(error.name, found["name"])
        elif isinstance(error, AttributeError) and isinstance(error.obj, ModuleType) and isinstance(error.name, str):
            module = vars(error.obj).get("__name__")
            if module not in self._files:
                return False
            self.missing = self._missing(module, error.name)
        else:
            return False
        return not self._is_theirs(error)

    def _missing(self, module: str, name: str) -> MissingName:
        space = vars(sys.modules[module]) if module in sys.modules else {}
        near = nearest(name, space)
        return MissingName(module, name, self._files[module], {} if near is None else {"near": near})

    def _is_theirs(self, error: BaseException) -> bool:
        """Tell whether their code raised it: of the frames that are theirs or the suite's the innermost is theirs."""
        if isinstance(error, SyntaxError) and isinstance(error.filename, str) and self._owns(error.filename):
            return True
        trace, theirs = error.__traceback__, False
        while isinstance(trace, TracebackType):
            name = trace.tb_frame.f_code.co_filename
            if self._owns(name):
                theirs = True
            elif name.startswith(self._suite):
                theirs = False
            trace = trace.tb_next
        return theirs

    def _owns(self, filename: str) -> bool:
        return filename.startswith(f"{self._folder}/")


class _Finder(MetaPathFinder):
    """Finds their modules by their files; one that needs modules by names of the library gets those of their own."""

    def __init__(
        self, learner_imports: LearnerImports, folder: Path, files: dict[str, str], own: dict[str, str]
    ) -> None:
        self._learner_imports = learner_imports
        self._folder = folder
        self._files = files
        self._own = {name: path for name, path in own.items() if path.endswith(".py")}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return the spec of one of their modules."""
        del path, target
        file = self._files.get(fullname)
        if file is None:
            return None
        whole = str(self._folder / file)
        if not file.endswith(".py"):
            spec = importlib.machinery.ModuleSpec(fullname, None, is_package=True)
            spec.submodule_search_locations = [whole]
            return spec
        loader = _Loader(fullname, whole, self._learner_imports, self._own)
        spec = importlib.machinery.ModuleSpec(fullname, loader, origin=whole, is_package=file.endswith("/__init__.py"))
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(str(Path(whole).parent))
        spec.has_location = True
        return spec


class _Module(ModuleType):
    """A module of theirs, which gives by `import *` nothing that changes what the tests mean."""

    @property
    def __all__(self) -> list[str]:
        space = vars(self)
        listed = space.get("__all__")
        offered = listed if isinstance(listed, list | tuple) else [name for name in space if not name.startswith("_")]
        return free_names([name for name in offered if isinstance(name, str)])


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, fullname: str, path: str, learner_imports: LearnerImports, own: dict[str, str]) -> None:
        super().__init__(fullname, path)
        self._learner_imports = learner_imports
        self._own = own

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        """Return the module, still empty."""
        return _Module(spec.name)

    def get_code(self, fullname: str) -> CodeType | None:
        """Compile the source itself: a planted bytecode file is nobody's program."""
        try:
            return self.source_to_code(self.get_data(self.path), self.get_filename(fullname))
        except SyntaxError as error:
            # Python names no file when it finds a null byte.
            error.filename = error.filename or self.path
            raise

    def exec_module(self, module: ModuleType) -> None:
        """Run it."""
        space = vars(module)
        if self._own:
            space["__builtins__"] = own_builtins(self._own)
        try:
            super().exec_module(module)
        except BaseException as error:
            self._learner_imports.load_failed(error)
            raise
        for name, value in list(space.items()):
            if not hasattr(builtins, name):
                space[name] = never_ours(name, value)


def _told(_value: object, **_how: object) -> None:
    """Encode nothing: the exception itself is here."""


def _by_its_name_alone(_value: object) -> bool:
    """Take no object for theirs: to look at one may run their code."""
    return False
