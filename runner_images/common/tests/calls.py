"""What a test asked of the learner's code last, as the learner would write it, with what came of it."""

import contextlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from runner_images.common.tests.console import Console
from runner_images.common.tests.learner_errors import fault_of
from runner_images.common.tests.literals import Literal, cut_middle, literal
from runner_images.common.tests.stops import Stop
from runner_images.common.tests.suite_language import Again, spoken
from runner_images.common.wire.limits import CALL_CHARACTERS
from runner_images.common.wire.reports import ReportedCall, ReportedScreenshot
from runner_images.common.wire.storable_text import tidy

_LAST = 3
_NOTHING = object()

NameOf = Callable[[object], str | None]
"""Names an object that is no plain value: by its name or its class."""
HandedIn = Callable[[str], bytes | None]


def _nothing(_path: str) -> None:
    return None


@dataclass
class NotedCall:
    """One use of the learner's code."""

    subject: str
    """What was called, or looked up: `saluer`, `Compte(…).deposer`."""
    arguments: tuple[tuple[str, object], ...] = ()
    """Names, empty for those given by place, and values: themselves if they never change, else as literals."""
    home: str | None = None
    """The module in which `subject` can be found by its name."""
    is_call: bool = True
    command: str | None = None
    """What runs the whole of it at home, where it is a program."""
    is_program: bool = False
    """It was run as a program, and not imported."""
    stop: Stop | None = None
    """What ended it, where it is a program."""
    warned: Stop | None = None
    """What their language warned of meanwhile, going on all the same."""
    lists: tuple[list[object], ...] = ()
    """The lists that were handed over, as they are now."""
    gave: object = _NOTHING
    error: BaseException | None = None
    printed: str = ""
    typed: list[str] = field(default_factory=list)

    @property
    def gave_none(self) -> bool:
        """Tell whether it came to an end and gave nothing."""
        return self.gave is spoken().nothing

    @property
    def is_silent_run(self) -> bool:
        """Tell whether it did nothing but load a file, as any import does."""
        return self.command is not None and not (self.is_program or self.printed or self.typed or self.error)


class NotedCalls:
    """The last uses of the learner's code in a test."""

    def __init__(self, console: Console, name_of: NameOf, handed_in: HandedIn = _nothing) -> None:
        """Hear from `console` what is printed and typed meanwhile; `name_of` names objects that are no plain values.

        `handed_in` returns a file as it was handed in: no word of the learner's process is needed for it.
        """
        self.handed_in = handed_in
        self._console = console
        self._name_of = name_of
        self.place = "/nowhere/"
        """Where the tests' own files lie, which is nowhere at home."""
        self.files: dict[str, str] = {}
        """The learner's file of each of their modules."""
        self.screenshot: ReportedScreenshot | None = None
        """How their page was, where the test looked at one and failed."""
        self._last: deque[NotedCall] = deque(maxlen=_LAST)
        self._open = False

    def clear(self) -> None:
        """Begin a test: what came out right before it explains nothing."""
        self._console.forget()
        self.screenshot = None
        self._last.clear()

    @property
    def last(self) -> NotedCall | None:
        """The last one."""
        return self._last[-1] if self._last else None

    def call(
        self, subject: str, home: str | None, arguments: Sequence[object], keywords: Mapping[str, object]
    ) -> NotedCall:
        """Return a call of `subject`, to be noted."""
        given = [("", value) for value in arguments] + list(keywords.items())
        lists = tuple(value for _, value in given if type(value) is list)
        return NotedCall(subject, tuple((name, self._kept(value)) for name, value in given), home, lists=lists)

    def note_program(self, call: NotedCall) -> Callable[[], None]:
        """Note a program that begins, and return what notes what was printed and typed since then."""
        self._last.append(call)
        marks = self._console.marks()

        def follow() -> None:
            call.printed, call.typed = self._console.since(*marks)

        return follow

    @contextlib.contextmanager
    def noting(self, call: NotedCall) -> Iterator[NotedCall]:
        """Note `call` with what is printed and typed in this block; one within another is no call of the test's."""
        if self._open:
            yield call
            return
        self._open = True
        self._last.append(call)
        printed, typed = self._console.marks()
        try:
            yield call
        except BaseException as error:
            call.error = error
            raise
        finally:
            self._open = False
            call.printed, call.typed = self._console.since(printed, typed)

    def gave(self, call: NotedCall, value: object) -> object:
        """Note what came of `call`, and return it."""
        call.gave = self._kept(value)
        return value

    def untyped(self) -> str | None:
        """Return the last call, if it hands values over and nothing is typed in it."""
        last = self.last
        if last is None or not (last.is_call and last.arguments) or last.typed:
            return None
        return self._told(last).call

    def told(self) -> tuple[tuple[ReportedCall, ...], str | None]:
        """Return them as a report has them, and a line that does the last one again at home; None where none can."""
        told = [self._told(call) for call in self._last if not call.is_silent_run]
        again = self._again()
        calls = tuple(replace(one, call=one.call.replace(self.place, "")) for one in told)
        return calls, None if again is None or self.place in again else again

    def _again(self) -> str | None:
        last = self.last
        if last is None or last.is_silent_run:
            return None
        if last.command is not None:
            return last.command
        words = [(name, _literal(value)) for name, value in last.arguments]
        if last.home is None or not all(word.exact for _, word in words):
            return None
        given = ", ".join(_argument(name, word.pasted) for name, word in words)
        file = self.files.get(last.home, last.home)
        is_silent = not (last.printed and (last.gave_none or last.error is not None))
        line = spoken().again(Again(last.home, file, last.subject, given if last.is_call else None, is_silent))
        return line if line is not None and len(line) <= CALL_CHARACTERS else None

    def _told(self, call: NotedCall) -> ReportedCall:
        given = [(name, _literal(value).shown) for name, value in call.arguments]
        words = ", ".join(_argument(name, word) for name, word in given)
        fault = None if call.error is None else fault_of(call.error)
        raised = None if fault is None else fault.type + (f": {fault.text}" if fault.text else "")
        return ReportedCall(
            call=_fit(f"{call.subject}({words})" if call.is_call else call.subject),
            gave=None if call.gave is _NOTHING or call.command else _fit(_literal(call.gave).shown),
            raised=_fit(call.stop.told) if call.stop is not None else None if raised is None else _fit(raised),
            typed=_fit("\n".join(call.typed)),
            printed=_fit(call.printed),
        )

    def _kept(self, value: object) -> object:
        """Return a value that never changes as it is, and anything else as a literal of what it is now."""
        steady = type(value) in _STEADY or value is spoken().nothing
        return value if steady else literal(value, self._name_of)


_STEADY = frozenset((int, float, bool, str, type(None)))


def _argument(name: str, word: str) -> str:
    return spoken().named(name, word) if name else word


def _literal(value: object) -> Literal:
    return value if isinstance(value, Literal) else literal(value, _nameless)


def _nameless(_value: object) -> None:
    return None


def _fit(text: str) -> str:
    return tidy(cut_middle(text, CALL_CHARACTERS))
