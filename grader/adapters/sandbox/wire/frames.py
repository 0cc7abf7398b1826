"""Frames that come out of containers, as `runner_images/PROTOCOL.md` has them, believed in no detail."""

from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from grader.domain.errors import SandboxBroke
from grader.domain.grading.report import Call, CheckReport, Ending, Report, Screenshot, Sharing
from grader.domain.text import Message
from grader.domain.verdicts import Outcome, Reason

T = TypeVar("T")
MAX_INTEGER = 2**63 - 1


def _storable(text: str) -> str:
    """Return the text without NUL, which PostgreSQL cannot store."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
Line = Annotated[str, StringConstraints(max_length=512), AfterValidator(_storable)]
Words = Annotated[str, StringConstraints(max_length=8_192), AfterValidator(_storable)]
Complaint = Annotated[str, StringConstraints(max_length=16_384)]
Output = Annotated[str, StringConstraints(max_length=262_144), AfterValidator(_storable)]
Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]*={0,2}$", max_length=100_000)]
Whole = Annotated[int, Field(ge=-MAX_INTEGER, le=MAX_INTEGER)]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class ReadyFrame(_Strict):
    """Process 1 of a container has imported what it needs."""

    kind: Literal["ready"]
    version: Literal[2]


class RunningFrame(_Strict):
    """It serves the run that it was asked for."""

    kind: Literal["running"]


class CleanFrame(_Strict):
    """Nothing of the run is left in it."""

    kind: Literal["clean"]


class UncleanFrame(_Strict):
    """Something of a run is left that cannot be removed."""

    kind: Literal["unclean"]


class BrokenFrame(_Strict):
    """It ends for a fault of our own."""

    kind: Literal["broken"]
    complaint: Complaint


class MessageField(_Strict):
    """A sentence to be rendered for its reader."""

    code: Code
    params: Annotated[dict[Code, Words | Whole | None], Field(max_length=16)]
    raw: Words

    def to_domain(self) -> Message:
        """Return it as the domain knows it."""
        return Message(self.code, dict(self.params), self.raw)


class CallField(_Strict):
    """One use of the learner's code by a test."""

    call: Line
    gave: Line | None
    raised: Line | None
    typed: Line
    printed: Line

    def to_domain(self) -> Call:
        """Return it as the domain knows it."""
        return Call(self.call, self.gave, self.raised, self.typed, self.printed)


class ScreenshotField(_Strict):
    """How the learner's page was; the image comes from their sandbox, and may be anything."""

    image: Base64
    tree: Words

    def to_domain(self) -> Screenshot:
        """Return it as the domain knows it, without an image that is none."""
        seen = Screenshot(self.image, self.tree)
        return seen if seen.media_type else replace(seen, image="")


class CheckFrame(_Strict):
    """The outcome of one check."""

    kind: Literal["check"]
    id: Line
    outcome: Outcome
    reason: Reason | None
    message: MessageField | None
    expected: Words | None
    actual: Words | None
    output: Output
    duration_ms: Annotated[int, Field(ge=0, le=86_400_000)]
    calls: Annotated[tuple[CallField, ...], Field(max_length=8)] = ()
    again: Line | None = None
    screenshot: ScreenshotField | None = None

    @model_validator(mode="after")
    def _has_a_reason_when_failed(self) -> Self:
        if (self.reason is not None) != (self.outcome is Outcome.FAILED):
            msg = "a check has a reason if and only if it failed"
            raise ValueError(msg)
        return self

    def to_domain(self) -> CheckReport:
        """Return it as the domain knows it."""
        return CheckReport(
            id=self.id,
            outcome=self.outcome,
            reason=self.reason,
            message=self.message.to_domain() if self.message else None,
            expected=self.expected,
            actual=self.actual,
            output=self.output,
            duration=timedelta(milliseconds=self.duration_ms),
            calls=tuple(call.to_domain() for call in self.calls),
            again=self.again,
            screenshot=self.screenshot.to_domain() if self.screenshot else None,
        )


class RowField(_Strict):
    """Checks that share a learner process."""

    fixture: Line
    checks: Annotated[tuple[Line, ...], Field(min_length=2, max_length=1_000)]


class EndFrame(_Strict):
    """How the run ended; nothing follows it."""

    kind: Literal["end"]
    ending: Ending
    reason: Reason | None
    message: MessageField | None
    unmapped: Annotated[tuple[Line, ...], Field(max_length=1_000)]
    rows: Annotated[tuple[RowField, ...], Field(max_length=1_000)] = ()

    def to_domain(self) -> Report:
        """Return it as the domain knows it: a report of no check."""
        return Report(
            checks=(),
            ending=self.ending,
            reason=self.reason,
            message=self.message.to_domain() if self.message else None,
            unmapped=self.unmapped,
            sharing=tuple(Sharing(row.fixture, row.checks) for row in self.rows),
        )


Frame = CheckFrame | EndFrame
News = ReadyFrame | RunningFrame | CleanFrame | UncleanFrame | BrokenFrame
_FRAME: TypeAdapter[Frame] = TypeAdapter(Annotated[Frame, Field(discriminator="kind")])
_NEWS: TypeAdapter[News] = TypeAdapter(Annotated[News, Field(discriminator="kind")])


def read_frame(body: bytes | bytearray) -> CheckReport | Report:
    """Return what the frame of a run's channel says: one check, or the end without its checks.

    Raises:
        SandboxBroke: It is none of this version of the protocol.
    """
    return _valid(_FRAME, body).to_domain()


def read_news(body: bytes | bytearray) -> News:
    """Return the frame of a link to process 1.

    Raises:
        SandboxBroke: It is none of this version of the protocol.
    """
    return _valid(_NEWS, body)


def _valid(adapter: TypeAdapter[T], body: bytes | bytearray) -> T:
    try:
        return adapter.validate_json(body)
    except ValidationError as error:
        # The input itself may hold a learner's output, which does not belong into logs.
        problems = error.errors(include_input=False, include_url=False, include_context=False)
        msg = f"the harness sent a frame of {len(body)} bytes that is none: {problems[:3]}"
        raise SandboxBroke(msg) from None
