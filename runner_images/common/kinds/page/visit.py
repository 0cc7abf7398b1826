"""A check's visit to the learner's page: its context and its page, what the page said meanwhile, and why it ended."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from runner_images.common.kinds.page.findings import crashed, found_in
from runner_images.common.kinds.page.opened_browser import HAND_IN, OpenedBrowser
from runner_images.common.kinds.page.screenshots import screenshot
from runner_images.common.tests.console import FloodError
from runner_images.common.tests.judged import JudgedError
from runner_images.common.wire.conditions import days_ahead
from runner_images.common.wire.endings import CheckEnding, CodedMessage, LearnerGoneError

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError

    from runner_images.common.wire.reports import ReportedScreenshot

_TEXT = 1_000
_LOOK_SECONDS = 1.0
_SITE = f"{HAND_IN}/"
_ANOTHER_DAY = """(() => {
  const RealDate = Date;
  const now = () => RealDate.now() + %d * 86_400_000;
  const Shifted = new Proxy(RealDate, {
    construct: (_, given, made) => Reflect.construct(RealDate, given.length ? given : [now()], made),
    apply: () => String(new RealDate(now())),
    get: (_, name) => (name === "now" ? now : RealDate[name]),
  });
  RealDate.prototype.constructor = Shifted;
  globalThis.Date = Shifted;
})();"""
"""What a page's script takes the time from, so many days ahead."""


class Visit:
    """What is known of the pages that a check opened."""

    def __init__(self, opened: OpenedBrowser) -> None:
        """Begin one in a fresh context, as of a browser that nobody used before."""
        from playwright.sync_api import expect  # noqa: PLC0415 - no other image has it

        self._opened = opened
        self._said_too_much = False
        self._crashed = False
        self._stopped = ""
        patience = opened.milliseconds(upper=opened.patience_seconds)
        expect.set_options(timeout=patience)
        self.context: BrowserContext = opened.browser.new_context(base_url=HAND_IN, locale="fr-FR")
        self.context.set_default_timeout(patience)
        if ahead := days_ahead():
            self.context.add_init_script(_ANOTHER_DAY % ahead)
        self.context.on("page", self._hear)
        self.context.on("weberror", self._note_error)
        self.context.on("console", self._note_said)
        self.context.on("requestfailed", self._note_missed)

    def new_page(self) -> "Page":
        """Return a page of it."""
        return self.context.new_page()

    def verdict(self, error: Exception) -> BaseException | None:
        """Return what `error`, which ended the test, is in truth; None where it is the tests' own."""
        learner = self._opened.sandbox.learner
        learner.calls.screenshot = self._screenshot()
        if self._said_too_much or self._opened.flooded:
            return learner.end(CheckEnding("output", CodedMessage("output", {"bytes": self._output_bytes})))
        if self._crashed or self._opened.is_gone:
            return self._gone()
        return found_in(error, self._stopped)

    def _screenshot(self) -> "ReportedScreenshot | None":
        if self._crashed or self._opened.is_gone or not self.context.pages:
            return None
        return screenshot(self.context.pages[-1], partial(self._opened.milliseconds, upper=_LOOK_SECONDS))

    @property
    def _output_bytes(self) -> int:
        return self._opened.sandbox.console.output_bytes

    def _gone(self) -> LearnerGoneError | JudgedError:
        """Return why the browser, or the page in it, is no more."""
        fate = self._opened.sandbox.door.fate(patient=False)
        if fate.memory or fate.processes:
            return self._opened.sandbox.learner.end(fate.ending())
        return crashed()

    def _hear(self, page: "Page") -> None:
        page.on("crash", self._note_crash)

    def _note_crash(self, _page: "Page") -> None:
        self._crashed = True

    def _note_error(self, error: "WebError") -> None:
        text = thrown(error.error.name, str(error.error))
        self._stopped = self._stopped or text
        self._print("stderr", f"Uncaught {text}{_place(str(error.error.stack or ''))}")

    def _note_said(self, message: "ConsoleMessage") -> None:
        where = message.location
        place = f" ({_name(where['url'])}:{where['lineNumber'] + 1})" if where.get("url") else ""
        kind = "" if message.type == "log" else f"{message.type}: "
        self._print("stderr" if message.type == "error" else "stdout", f"{kind}{message.text[:_TEXT]}{place}")

    def _note_missed(self, request: "Request") -> None:
        why = "there is no network here" if "NAME_NOT_RESOLVED" in (request.failure or "") else request.failure
        self._print("stderr", f"{request.method} {_name(request.url)}: {why}")

    def _print(self, stream: str, line: str) -> None:
        """Pass on a line as their program's; what is too much ends the check at its next step."""
        try:
            self._opened.sandbox.console.take(stream, f"{line}\n".encode(errors="replace"))
        except FloodError:
            self._said_too_much = True
            self._opened.close()


def thrown(name: str | None, said: str) -> str:
    """Return what a script threw, in one line; of what is no error, as `throw null`, there is no name."""
    line = said.partition("\n")[0]
    return (f"{name}: {line}" if name else line)[:_TEXT]


def _name(url: str) -> str:
    """Return an address as the learner knows it: a file of theirs by its path."""
    return url.removeprefix(_SITE)[:_TEXT]


def _place(stack: str) -> str:
    """Return where the script was, as the first line of its stack that names a file of theirs."""
    for line in stack.splitlines():
        _, found, rest = line.partition(_SITE)
        if found:
            return f" ({rest.rstrip(')').rpartition(':')[0]})"
    return ""


Told = Callable[[Exception], BaseException | None]
"""Says what an error that ended a test is in truth."""
