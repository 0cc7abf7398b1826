"""Git's own English words for what it refuses in a push, turned into stable codes."""

import re
from collections.abc import Mapping

REPORT_CODES = {
    "deny updating a hidden ref": "ref_refused",
    "deny deleting a hidden ref": "ref_refused",
    "non-fast-forward": "main_rewritten",
    "failed to update ref": "main_moved",
    "incorrect old value provided": "main_moved",
    "reference already exists": "main_moved",
    "deletion prohibited": "main_deleted",
    "deletion of the current branch prohibited": "main_deleted",
    "shallow update not allowed": "shallow_refused",
}
ENDED = re.compile(rb"unpack \S+ abnormal exit")
REASON = re.compile(rb"(fatal|error): ")
OUT_OF_BOUNDS = b"fatal: Out of memory"
LENGTH = re.compile(rb"[0-9a-fA-F]{4}")
COMPLAINT_CODES = (
    (re.compile(rb"pack exceeds maximum allowed size"), "pack_too_large"),
    (re.compile(rb"Out of memory"), "file_too_large"),
    (re.compile(rb"gitmodules(Blob|Large|Missing|Name|Parse|Path|Symlink|Update|Url)\b"), "submodules_damaged"),
    (re.compile(rb"fsck error|error in (tree|blob|commit|tag|object)|error: object [0-9a-f]{40}"), "damaged_objects"),
    (re.compile(rb"No space left on device|Disk quota exceeded"), "disk_full"),
)


def refusals_of(report: bytes, complaints: bytes) -> Mapping[str, str]:
    """Return a stable code by refused ref, from `report-status` lines and Git's remarks.

    The form of a report is `unpack <state>`, then `ok <ref>` or `ng <ref> <why>` as packets:
    https://git-scm.com/docs/gitprotocol-pack#_report_status
    """
    refused = {}
    if ENDED.search(report) and not REASON.search(complaints):
        complaints = OUT_OF_BOUNDS  # where nothing is said before it, what unpacks was ended by its bounds
    for line in _lines(report):
        kind, _, rest = line.partition(" ")
        if kind == "ng":
            ref, _, why = rest.partition(" ")
            refused[ref] = _code(why, complaints)
    return refused


def _code(why: str, complaints: bytes) -> str:
    if why in REPORT_CODES:
        return REPORT_CODES[why]
    return next((code for pattern, code in COMPLAINT_CODES if pattern.search(complaints)), "push_refused")


def _lines(report: bytes) -> list[str]:
    """Return the report's lines, up to what is no packet."""
    lines, at = [], 0
    while LENGTH.match(report, at):
        length = int(report[at : at + 4], 16)
        lines.append(report[at + 4 : at + length].decode("utf-8", "replace").rstrip("\n"))
        at += max(length, 4)
    return lines
