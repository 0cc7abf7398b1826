"""What a push reads of its branches and of all that Git refused: why, and the commands that bring the work in."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.grading.verdict_lines import wrapped
from grader.wording.quoting import quotable
from grader.wording.submissions.commands import typed

BRANCHES, TAGS = "refs/heads/", "refs/tags/"
MOST_NAMED = 3
COMMIT = "git commit"

JOIN = (
    "git fetch origin main",
    "git merge -X ours -m ok --allow-unrelated-histories FETCH_HEAD",
    "git push origin HEAD:main",
)
"""Brings `main` into the work at hand and ends without a conflict: where both changed a line, the one at hand stays."""

PUSH_MAIN = ("git push origin main",)
REFUSALS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "mirror_refused": (N_("Git sent its own notes too, as with --mirror: those are not taken."), PUSH_MAIN),
    "tag_refused": (N_("“%(ref)s” is not taken: only branches are, not tags."), PUSH_MAIN),
    "many_branches": (N_("That is many branches at once: they are not taken. “main” is enough."), PUSH_MAIN),
    "main_rewritten": (
        N_(
            "“main” is not replaced: its history here stays. Nothing is lost. "
            "These commands bring both together. Where they differ, the lines of this computer stay:"
        ),
        JOIN,
    ),
    "main_moved": (
        N_(
            "Something came into “main” at the same moment: files of an exercise that your school brought or mended, "
            "or a push of yours. Nothing is lost. These commands fetch it and send your work:"
        ),
        JOIN,
    ),
    "main_deleted": (N_("“main” cannot be deleted: your work stays here, safe."), ()),
    "shallow_refused": (
        N_("Your copy has only a part of the history. Fetch the rest, then push again:"),
        ("git fetch --unshallow", "git push origin main"),
    ),
    "pack_too_large": (
        N_("This push weighs more than 100 MB. To push it without its new files:"),
        ("git reset origin/main", "git add -u", COMMIT, "git push"),
    ),
    "file_too_large": (
        N_("A file of this push is too large to be kept. To push it without its new files:"),
        ("git reset origin/main", "git add -u", COMMIT, "git push"),
    ),
    "submodules_damaged": (
        N_("Git cannot read the file “.gitmodules”. To push without it:"),
        ("git reset --soft origin/main", "git rm -f --cached .gitmodules", COMMIT, "git push"),
    ),
    "damaged_objects": (
        N_("Git found a damaged commit in this push. To make it again from your files:"),
        ("git reset origin/main", "git add .", COMMIT, "git push"),
    ),
    "disk_full": (N_("Our disk is full. It is not your fault, the team is told. Push again later."), ()),
    "push_refused": (N_("Git did not take “%(ref)s”. Show this screen to your trainer."), ()),
}
"""By code, or by what a refused ref is; none is mended by force."""


def refused_lines(refusals: Mapping[str, str], language: Language, *, main_moved: bool = False) -> Iterator[str]:
    """Yield, for what Git refused of a push, the reason and the commands that mend it.

    Args:
        main_moved: The work came in all the same, so there is nothing to push again.
    """
    text = gettext_for(language).gettext
    reasons = {_reason(code, ref): ref for ref, code in reversed(list(refusals.items()))}
    if "mirror_refused" in reasons:  # what else was refused of it is told by that
        reasons = {reason: ref for reason, ref in reasons.items() if reason not in {"tag_refused", "many_branches"}}
    for reason, ref in reasons.items():
        said, commands = REFUSALS[reason]
        yield from wrapped("", text(said) % {"ref": quotable(ref.removeprefix(TAGS))})
        if commands is PUSH_MAIN and main_moved:
            continue
        if commands is PUSH_MAIN:
            yield from wrapped("", text("To push your work:"))
        message = text("my answer")
        yield from (f'    {line} -m "{message}"' if line == COMMIT else f"    {line}" for line in commands)


def branch_lines(received: Sequence[str], language: Language, *, main_moved: bool, joined: bool) -> Iterator[str]:
    """Yield that branches were kept, but that only `main` is tested, and how to hand one in.

    Args:
        main_moved: The push handed `main` in, too.
        joined: `main` may be moved to the first of them as it is.
    """
    text = gettext_for(language).gettext
    yield from wrapped("", text("Received: %(branches)s. Only “main” is tested.") % {"branches": _listed(received)})
    if main_moved:
        return
    if not joined:
        yield from wrapped("", text("“main” has other work. To bring both together and hand them in:"))
        yield from (f"    {command}" for command in JOIN)
        return
    yield from wrapped("", text("To hand in “%(branch)s”:") % {"branch": quotable(received[0])})
    name = typed(received[0])
    yield f"    git push origin {received[0] if name == received[0] else 'HEAD'}:main"


def deleted_lines(branches: Collection[str], language: Language) -> Iterator[str]:
    """Yield that branches are gone, and that what was handed in is not."""
    text = gettext_for(language).gettext
    said = text("Deleted: %(branches)s. What you handed in stays.")
    yield from wrapped("", said % {"branches": _listed(list(branches))})


def _reason(code: str, ref: str) -> str:
    if code != "ref_refused":
        return code
    if ref.startswith(TAGS):
        return "tag_refused"
    return "many_branches" if ref.startswith(BRANCHES) else "mirror_refused"


def _listed(branches: Sequence[str]) -> str:
    shown = ", ".join(quotable(branch, limit=60) for branch in branches[:MOST_NAMED])
    return shown + (" …" if len(branches) > MOST_NAMED else "")
