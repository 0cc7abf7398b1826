"""What bash and the commands that it runs complain of: which line of the learner's file, and in which words."""

import re
from typing import TYPE_CHECKING

from runner_images.common.tests.stops import SourceOf, Stop
from runner_images.common.tests.texts import cut, public
from runner_images.common.wire.endings import CodedMessage
from runner_images.common.wire.storable_text import tidy

if TYPE_CHECKING:
    from runner_images.common.wire.frames import Json

_OF_BASH = re.compile(r"(?P<file>[^:\n]{1,200}): (?:line )?(?P<line>\d{1,6}): (?P<text>.{1,500})")
_OF_A_COMMAND = re.compile(r"(?P<command>[a-z][\w.-]{0,30}): (?P<text>.{1,500})")
_KNOWN = re.compile(
    r"(?:No such file or directory|Permission denied|File exists|Is a directory|Not a directory|Directory not empty"
    r"|omitting directory .*|missing (?:file |destination file )?operand.*|too few arguments|extra operand .*"
    r"|invalid option .*|unrecognized option .*|invalid mode.*|are the same file|target .* is not a directory"
    r"|No such file or directory\. .*)$"
)
"""How the complaints of common commands end: what a script writes itself to its stream of errors is no complaint."""
_LAST_CHARACTERS = 20_000


def stop_in(complained: str, status: int, source_of: SourceOf) -> Stop | None:
    """Return the first complaint, of bash itself or of a command."""
    for line in complained[:_LAST_CHARACTERS].split("\n"):
        if found := _OF_BASH.fullmatch(line):
            return _of_bash(found, line, status, source_of)
        found = _OF_A_COMMAND.fullmatch(line)
        if found is not None and _KNOWN.search(found["text"]):
            said = public(line)
            params: dict[str, Json] = {"type": "command", "text": said, "file": None, "line": None, "source": ""}
            return Stop(CodedMessage("complained", params, said), said, halts=False)
    return None


def _of_bash(found: re.Match[str], line: str, status: int, source_of: SourceOf) -> Stop:
    file, number, text = tidy(found["file"]), int(found["line"]), tidy(cut(found["text"], 500))
    unread = text.startswith("syntax error") or "unexpected EOF" in text
    params: dict[str, Json] = {"type": "bash", "text": text, "file": file, "line": number}
    params["source"] = source_of(file, number)
    said = tidy(line)
    return Stop(
        CodedMessage("syntax_error" if unread else "complained", params, said), said, halts=unread and status != 0
    )
