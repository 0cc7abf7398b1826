"""What a file's text tells of how it was committed: marks of a conflict, keys, and files that are not there."""

import re

from grader.domain.accounts.credentials import TOKEN_PREFIX
from grader.domain.exercises.exercise import SourceFile

CONFLICT, CONFLICT_END = re.compile(rb"^<{7} ", re.MULTILINE), re.compile(rb"^>{7} ", re.MULTILINE)
OUR_TOKEN = re.compile(rb"\b%s[\w-]{40,}" % TOKEN_PREFIX.encode())
KEYS = re.compile(
    rb"-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----"
    rb"|\b(?:gh[pousr]_\w{36}|github_pat_\w{40}|glpat-[\w-]{20}|AKIA[0-9A-Z]{16}|sk_live_\w{20}|AIza[\w-]{35}"
    rb"|xox[abprs]-[\w-]{10}|sk-(?:proj-|ant-)?[\w-]{40})"
)
"""As GitHub, GitLab, AWS, Stripe, Google, Slack and the sellers of language models write theirs."""

LFS_POINTER = b"version https://git-lfs.github.com/spec/v1\n"


def conflict_line(file: SourceFile) -> int | None:
    """Return the line at which marks of a conflict begin, counted from 1."""
    begun = CONFLICT.search(file.content)
    return _line_of(CONFLICT, file) if begun and CONFLICT_END.search(file.content, begun.end()) else None


def our_token_line(file: SourceFile) -> int | None:
    """Return the line that holds an access token of ours."""
    return _line_of(OUR_TOKEN, file)


def key_line(file: SourceFile) -> int | None:
    """Return the line that holds a key of somebody else's service."""
    return _line_of(KEYS, file)


def is_lfs_pointer(file: SourceFile) -> bool:
    """Tell whether only Git LFS's note of a file was pushed (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md)."""
    return file.content.startswith(LFS_POINTER)


def _line_of(pattern: re.Pattern[bytes], file: SourceFile) -> int | None:
    found = pattern.search(file.content)
    return file.content.count(b"\n", 0, found.start()) + 1 if found else None
