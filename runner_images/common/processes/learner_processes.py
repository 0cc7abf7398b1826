"""The learner's processes: one at a time, each another user, and nothing of the last before the next."""

import contextlib
import dataclasses
import os
import signal
import socket
import time
from collections.abc import Callable, Mapping, Sequence

from runner_images.common.processes import cgroup
from runner_images.common.processes.asking import asks
from runner_images.common.processes.begun import Begun, begin, living
from runner_images.common.processes.child_setup import keep_only
from runner_images.common.processes.companion import Companion
from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.processes.dying import may_be_exiting
from runner_images.common.processes.hand_in_build import built
from runner_images.common.processes.language import LearnerLanguage
from runner_images.common.processes.privileges import UserIds, acting_for
from runner_images.common.processes.programs import Programs, Started
from runner_images.common.processes.spares import Spares
from runner_images.common.processes.sweep import Clean, wipe
from runner_images.common.processes.unclean import StuckError, UncleanError
from runner_images.common.processes.whereabouts import Whereabouts, innermost
from runner_images.common.wire.endings import Fate
from runner_images.common.wire.frames import Frame
from runner_images.common.wire.load import Load

_SWEEP_SECONDS = 10.0
"""What was killed goes as fast as the machine lets it: a compiler of many threads, on a busy one, in over three."""
_PAUSE_SECONDS = 0.0005
_FATE_SECONDS = 0.3
_EXIT_SECONDS = 5.0
_LENT_SECONDS = 5.0
_FAILED = 70
EVERYBODY = -1
LENT_USERS = 1_000
"""User ids that are put aside for a run whose processes another forks: it needs two a check, and some."""


class LearnerProcesses:
    """Forks the learner's processes from its own, which holds nothing but their files, and ends them.

    It is process 1 of their container: whatever their code starts is in the end a child of it, so that no child left
    means no process left.
    """

    def __init__(self, place: ContainerPlace, language: LearnerLanguage, *, spare_bytes: int = 0) -> None:
        """Work at `place`; each process that is forked leads the life that its `language` has.

        Args:
            spare_bytes: Of the address space: what is not the program's.
        """
        self._place, self._spare_bytes = place, spare_bytes
        self.language = language
        self.programs = Programs()
        self._companion = Companion(language.companion, self.programs)
        self._uids = UserIds(place.learners_from)
        self._uid = self._uids.fresh()
        self._pid: int | None = None
        self._status: int | None = None
        self._dirty = False
        self._memory_kills = 0
        self._full_at = self._peak_bytes = 0
        """How much memory an engine holds that says that its heap is full, and how much the ended process held."""
        self._refused_forks = 0
        self._fate = Fate(None, memory=False, processes=False)
        self._ahead: socket.socket | None = None
        self.spares = Spares(language, place.work_folder, self._uids)
        self._lent = False
        self._whereabouts: Whereabouts | None = None

    def built(self, load: Load) -> Load:
        """Return the load with what their language makes of the hand-in, once for all of its processes.

        Raises:
            UncleanError: traces of it could not be removed.
        """
        if self.language.build is None:
            return load
        self._dirty = True
        made = built(self._place, self.language, load, self._uid)
        self.sweep()
        return dataclasses.replace(load, built=made)

    def prepare(self, load: Load) -> None:
        """Fork the next learner process before it is asked for, if the last one has ended.

        Raises:
            UncleanError: the last one's traces could not be removed.
        """
        if self._pid is None and self._ahead is None:
            self._fate = self._seen()
            self._ahead = self._fork(load)

    def spawn(self, load: Load) -> socket.socket:
        """Return the tests' end of the border to a fresh learner process.

        Raises:
            UncleanError: the last one's traces could not be removed.
        """
        ours, self._ahead = self._ahead or self._fork(load), None
        return ours

    def await_run(self) -> None:
        """Begin what takes long before anybody's run."""
        self._companion.expect()
        self._companion.start_ahead(self._uid)

    def _fork(self, load: Load) -> socket.socket:
        self.sweep()
        self._companion.start_ahead(self._uid)
        self._memory_kills = cgroup.memory_kills()
        self._refused_forks = cgroup.refused_forks()
        self._status = None
        self._full_at, self._peak_bytes = load.memory_bytes // 2, 0
        self._dirty = True
        begun = self._begun(load) if self.language.wait is None else self.spares.take(load, self._uid)
        self._pid, self._uid, self._whereabouts = begun.pid, begun.uid, begun.whereabouts
        return begun.border

    def _begun(self, load: Load) -> Begun:
        addresses = self.language.addresses(load.memory_bytes + self._spare_bytes)
        folder = self._place.work_folder
        life = living(self.language, folder, load, uid=self._uid, addresses=addresses)
        return begin(life, uid=self._uid).let_go()

    def start(self, words: Sequence[str], environment: Mapping[str, str], load: Load) -> Started | None:
        """Start a program beside the learner process that was handed out last; None when that one is no more."""
        self.heard()
        if self._pid is None or self._ahead is not None:
            return None
        addresses = self.language.addresses(load.memory_bytes)
        around = {**self.language.surroundings, **environment}
        return self.programs.start(words, around, folder=self._place.work_folder, addresses=addresses, uid=self._uid)

    def companion(self) -> Started | None:
        """Return the companion of the learner process that was handed out last; None where there is none."""
        self.heard()
        return None if self._pid is None or self._ahead is not None else self._companion.claim(self._uid)

    def status_of(self, program: int, *, patient: bool) -> int | None:
        """Return the exit status of a program of theirs, waiting a moment for it if `patient`; None without one.

        Theirs are those beside the process that was handed out last, be it that the next one is there already.
        """
        self.heard()
        if self._ahead is not None:
            return self.programs.ended.get(program)
        deadline = time.monotonic() + _FATE_SECONDS
        while patient and self.programs.statuses.get(program) is None and time.monotonic() < deadline:
            time.sleep(_PAUSE_SECONDS)
            self.heard()
        return self.programs.statuses.get(program)

    def asks(self, program: int) -> bool:
        """Tell whether a program of theirs does nothing until it has more to read, as far as the kernel tells."""
        pid = self.programs.pid_of(program)
        return pid is not None and asks(pid, self._uid)

    def lend(self, kept: int, serve: Callable[[ContainerPlace], int]) -> None:
        """Fork a process that keeps the descriptor `kept` and makes them, with user ids of its own, in this run.

        Raises:
            UncleanError: the last run's traces could not be removed.
        """
        self.sweep()
        self._status = None
        self._dirty = self._lent = True
        pid = os.fork()
        if pid == 0:
            status = _FAILED
            with contextlib.suppress(Exception):
                keep_only(kept)
                signal.set_wakeup_fd(-1)
                status = serve(dataclasses.replace(self._place, learners_from=self._uid))
            os._exit(status)
        self._pid = pid

    def heard(self) -> None:
        """Bury the dead; once the learner's own process is among them, its children follow it."""
        if self._bury() and self._pid is None and self._dirty:
            self._kill()

    def fate(self, *, patient: bool) -> Fate:
        """Return what became of the learner process that was handed out last, waiting for its end if `patient`.

        One that is not on its way out has a moment; one that is takes what the machine takes.
        """
        if self._ahead is not None:
            return self._fate
        start = time.monotonic()
        self.heard()
        late = not patient
        while self._pid is not None and not late:
            time.sleep(_PAUSE_SECONDS)
            late = time.monotonic() - start > (_EXIT_SECONDS if may_be_exiting(self._pid) else _FATE_SECONDS)
            # After the clock was read: of two that were both held up, the process may have come to its end.
            self.heard()
        return self._seen()

    def _seen(self) -> Fate:
        # An engine that somebody took the descriptors from aborts too, with little memory.
        full = self._status in self.language.out_of_memory and self._peak_bytes >= self._full_at
        return Fate(
            self._status,
            memory=cgroup.memory_kills() > self._memory_kills or full,
            processes=cgroup.refused_forks() > self._refused_forks,
        )

    def where(self, load: Load, told: str | None) -> Frame | None:
        """Return where the learner's code is in the process that was handed out last; None when it does not say.

        Args:
            told: What a program beside it told of its steps, if one is asked for instead.
        """
        if told is not None:
            return innermost(told.encode(errors="replace"), self._place.work_folder, load.hand_in)
        if self._pid is None or self._ahead is not None or self._whereabouts is None:
            return None
        return self._whereabouts.ask(self._pid, self._place.work_folder, load.hand_in)

    def sweep(self) -> None:
        """End every process of the learner's, empty what they could write, and give their user id up.

        Raises:
            UncleanError: something is left.
        """
        if self._ahead is not None:
            self._ahead.close()
            self._ahead = None
        if self._whereabouts is not None:
            self._whereabouts.close()
            self._whereabouts = None
        if not self._dirty:
            return
        self._await_lent()
        deadline = time.monotonic() + _SWEEP_SECONDS
        self._kill()
        late = False
        while self._bury():
            if late:
                msg = "processes are left"
                raise StuckError(msg)
            time.sleep(_PAUSE_SECONDS)
            late = time.monotonic() > deadline
        if self._wipe() is not Clean.YES:
            msg = "files are left"
            raise UncleanError(msg)
        if self._uid is not None:
            if cgroup.has_system_v_objects():
                msg = "System V objects are left"
                raise UncleanError(msg)
            self._uid = self._uids.fresh(LENT_USERS if self._lent else 0)
        self._companion.forget()
        self.programs.forget()
        self._dirty = self._lent = False

    def _wipe(self) -> Clean:
        if self.language.companion:
            wipe(self._place.learner_folders, self._companion.uid(self._uid))
        return wipe(self._place.learner_folders, self._uid)

    def _await_lent(self) -> None:
        """Let the fork server of this run, if it had one, remove what its users left, as it alone knows them."""
        deadline = time.monotonic() + _LENT_SECONDS
        while self._lent and self._bury() and self._pid is not None:
            if time.monotonic() > deadline:
                msg = "the run's fork server does not come to an end"
                raise UncleanError(msg)
            time.sleep(_PAUSE_SECONDS)
        if self._lent and self._status != 0:
            msg = "the run's fork server could not clean up"
            raise UncleanError(msg)

    def _kill(self) -> None:
        # Of process 1 this is atomic, and reaches all of its container but itself: no fork outruns it.
        own = [] if self._pid is None else [self._pid]
        targets = [EVERYBODY] if self._uid is not None else [*own, *self.programs.numbers]
        with acting_for(self._uid if self.spares else None):  # then it reaches all of theirs, and no spare
            for target in targets:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(target, signal.SIGKILL)

    def _bury(self) -> bool:
        """Reap the dead; tell whether anybody is left."""
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, status, used = os.wait4(-1, os.WNOHANG)
                if pid == 0:
                    return not (self.spares and self.spares.are_alone())
                if pid == self._pid:
                    self._status = os.waitstatus_to_exitcode(status)
                    self._peak_bytes = used.ru_maxrss << 10
                    self._pid = None
                else:
                    self.spares.bury(pid)
                    self.programs.bury(pid, os.waitstatus_to_exitcode(status))
        return False
