"""The job: one run's tests, checks and limits, as the host sends them."""

from dataclasses import dataclass

from runner_images.common.wire import fields
from runner_images.common.wire.file_set import FileSet
from runner_images.common.wire.frames import Frame, FrameError
from runner_images.common.wire.load import core_in

VERSION = 2


@dataclass(frozen=True)
class JobCheck:
    """One line of the manifest: a pytest test, all its parametrised cases together."""

    id: str
    test: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class JobLimits:
    """What one run may use."""

    run_seconds: float
    check_seconds: float
    memory_bytes: int
    output_bytes: int


@dataclass(frozen=True)
class Job:
    """What the tests' process is told: the names of the learner's files, never a byte of them."""

    learner_files: tuple[str, ...]
    tests: FileSet
    checks: tuple[JobCheck, ...]
    limits: JobLimits
    core: int | None
    """The processor to stay on, if there is a choice."""
    shared: bool = False
    """The tests run in the learner's sandbox, in one process with their code."""
    history: tuple[Frame, ...] = ()
    """The learner's commits in the exercise's folder, oldest first, where the tests look at them."""

    @classmethod
    def from_frame(cls, frame: Frame) -> "Job":
        """Return the job of a frame; FrameError when it is none of this version."""
        if fields.text(frame, "kind") != "job" or fields.whole(frame, "version") != VERSION:
            msg = "no job of this version"
            raise FrameError(msg)
        limits = fields.record(frame, "limits")
        return cls(
            learner_files=tuple(fields.text(file, "path") for file in fields.records(frame, "files")),
            tests=FileSet.from_records(fields.records(frame, "tests")),
            checks=tuple(_check(record) for record in fields.records(frame, "checks")),
            limits=JobLimits(
                run_seconds=fields.seconds(limits, "run_seconds"),
                check_seconds=fields.seconds(limits, "check_seconds"),
                memory_bytes=fields.whole(limits, "memory_bytes"),
                output_bytes=fields.whole(limits, "output_bytes"),
            ),
            core=core_in(frame),
            shared=frame.get("shared") is True,
            history=fields.records(frame, "history") if "history" in frame else (),
        )


def _check(record: Frame) -> JobCheck:
    return JobCheck(
        fields.text(record, "id"),
        fields.text(record, "test"),
        fields.texts(record, "needs") if "needs" in record else (),
    )
