"""What a kind of exercise expects of the learner's program by itself, without an assertion of the trainer's."""

from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure


class UnmetError(AssertionError):
    """Something that is not as a kind expects it, with what is to be said of it."""

    def __init__(self, message: CodedMessage, *, expected: str | None = None, actual: str | None = None) -> None:
        """Keep what the report needs; both values are in writing."""
        super().__init__(message.code)
        self.failure = Failure(CheckEnding("check_failed", message), expected, actual)
