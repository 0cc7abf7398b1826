"""First aid in the terminal of a push: one explanation a trouble, and the commands that mend it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from grader.domain.submissions.first_aid import Advice, GitTrouble
from grader.domain.submissions.folder_map import FILE
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.grading.verdict_lines import wrapped
from grader.wording.quoting import quotable
from grader.wording.submissions.commands import MOST_COLUMNS, typed
from grader.wording.width import wrap

MOST_TOLD = 3
MOST_SAID = 60

SENTENCES: Mapping[GitTrouble, str] = {
    GitTrouble.NESTED: N_("“%(path)s” is another Git repository: what is in it did not come. To send its files:"),
    GitTrouble.MISPLACED: N_("I do not look at “%(path)s”. The exercise asks for “%(wanted)s”. To put it there:"),
    GitTrouble.NOTEBOOK: N_("“%(path)s” is a notebook: I do not read those. Copy its code into “%(wanted)s”, then:"),
    GitTrouble.UNCHANGED: N_("“%(path)s” has not changed. Save it in your editor, then:"),
    GitTrouble.CONFLICT: N_(
        "“%(path)s”, line %(number)s: marks of a Git conflict are left. Keep the right lines, delete the marks, then:"
    ),
    GitTrouble.POINTER: N_("“%(path)s” is only a note of Git LFS: its content did not come. To send it:"),
    GitTrouble.OUR_TOKEN: N_(
        "“%(path)s”, line %(number)s: your access token is there, so whoever reads this file has it. "
        "Delete it on %(address)s/account and make a new one. Then take it out of the file."
    ),
    GitTrouble.KEY: N_(
        "“%(path)s”, line %(number)s: this looks like a secret key. It stays in the history. "
        "Have it cancelled by the service that gave it. Take it out of the file, then:"
    ),
    GitTrouble.SECRET_FILE: N_(
        "“%(path)s” is a file of secrets. It stays in the history. Change the passwords and keys that are in it. "
        "Write “%(name)s” in .gitignore, then:"
    ),
    GitTrouble.HEAVY: N_(
        "“%(path)s” is in your commit (files: %(number)s). I ignore it, but it weighs. "
        "Write “%(name)s/” in .gitignore, then:"
    ),
    GitTrouble.BIG: N_("“%(path)s” weighs %(number)s MB and no exercise needs it. To take it out:"),
    GitTrouble.MAP_UNREADABLE: N_(
        "I cannot read grader.toml, so each exercise is the folder of its name. It begins with [folders], "
        'then has lines like "week-1" = "bonjour". Mend it, then:'
    ),
    GitTrouble.MAP_TOO_LARGE: N_(
        "grader.toml is too large, so each exercise is the folder of its name. 16 kB and 200 folders are enough. "
        "Shorten it, then:"
    ),
    GitTrouble.MAP_OUTSIDE: N_(
        "grader.toml: “%(path)s” is no folder of this repository, so this line does not count. "
        "Write it from the top, with / and without “..”, then:"
    ),
    GitTrouble.MAP_TWICE: N_(
        "grader.toml: “%(wanted)s” has two folders, or “%(path)s” two exercises, so neither counts. "
        "Keep one line, then:"
    ),
    GitTrouble.MAP_UNKNOWN: N_(
        "grader.toml: your cohort has no exercise “%(wanted)s”. Look at its name on its page, then:"
    ),
    GitTrouble.MAP_NO_FOLDER: N_(
        "grader.toml: there is no folder “%(path)s” for “%(wanted)s” in your commit. Add it, or mend the line, then:"
    ),
}
OF_THE_MAP = tuple(one for one in GitTrouble if one.startswith("map_"))
NO_COMMAND = N_("Give it a short name without special characters, then add, commit and push.")
TIDIED_UP, ANSWERED = N_("tidy up"), N_("my answer")
OF_WORK = frozenset(
    {GitTrouble.MISPLACED, GitTrouble.NOTEBOOK, GitTrouble.UNCHANGED, GitTrouble.CONFLICT, GitTrouble.POINTER}
)
"""What is mended by handing work in, rather than by tidying up."""


Commands = Callable[[str, str, Advice], tuple[str, ...]]


def _moved(path: str, wanted: str, advice: Advice) -> tuple[str, ...]:
    folder = (f"mkdir {wanted.partition('/')[0]}",) if advice.folder_lacks else ()
    return (*folder, f"git mv -f {path} {wanted}")


def _added(path: str, _wanted: str, _advice: Advice) -> tuple[str, ...]:
    return (f"git add {path}",)


def _taken_out(path: str, _wanted: str, _advice: Advice) -> tuple[str, ...]:
    return (f"git rm --cached {path}",)


MENDING: Mapping[GitTrouble, Commands] = {
    GitTrouble.NESTED: lambda path, _, __: (f"git rm --cached {path}", f"rm -rf {_inside(path)}", f"git add {path}"),
    GitTrouble.MISPLACED: _moved,
    GitTrouble.NOTEBOOK: lambda _, wanted, __: (f"git add {wanted}",),
    GitTrouble.UNCHANGED: _added,
    GitTrouble.CONFLICT: _added,
    GitTrouble.POINTER: lambda path, _, __: ("git rm -f .gitattributes", f"git add --renormalize {path}"),
    GitTrouble.OUR_TOKEN: lambda _, __, ___: (),
    GitTrouble.KEY: _added,
    GitTrouble.SECRET_FILE: _taken_out,
    GitTrouble.HEAVY: lambda path, _, __: (f"git rm -r -q --cached {path}",),
    GitTrouble.BIG: _taken_out,
    **dict.fromkeys(OF_THE_MAP, lambda _, __, ___: (f"git add {FILE}",)),
}


def first_aid_lines(advice: Sequence[Advice], address: str, language: Language) -> Iterator[str]:
    """Yield what to tell after a push, each trouble once, with at most three of its paths.

    Args:
        address: The installation's own, without a slash at its end.
    """
    for trouble in GitTrouble:
        found = [one for one in advice if one.trouble is trouble]
        if found:
            yield ""
            yield from _told(found, address, language)


def mending_lines(commands: Sequence[str], language: Language, *, message: str = TIDIED_UP) -> Iterator[str]:
    """Yield commands, then those that commit and push what they did."""
    said = gettext_for(language).gettext(message)
    yield from (f"    {command}" for command in (*commands, f'git commit -m "{said}"', "git push"))


def gone_lines(slugs: Sequence[str], commit: str, language: Language) -> Iterator[str]:
    """Yield that folders of exercises are no more, and the commands that bring them back.

    Args:
        commit: In which they still were.
    """
    if not slugs:
        return
    text = gettext_for(language).gettext
    shown = ", ".join(f"{slug}/" for slug in slugs[:MOST_TOLD]) + (" …" if len(slugs) > MOST_TOLD else "")
    yield from wrapped("", text("No longer in your commit: %(folders)s. To bring it back:") % {"folders": shown})
    restore = f"git restore -s {commit[:7]} -SW"
    yield from mending_lines([f"{restore} {folders}" for folders in wrap(" ".join(slugs), MOST_COLUMNS - 4)], language)


def _told(found: Sequence[Advice], address: str, language: Language) -> Iterator[str]:
    text, first = gettext_for(language).gettext, found[0]
    values = {
        "path": quotable(first.path, limit=MOST_SAID),
        "name": quotable(first.path.rpartition("/")[2], limit=MOST_SAID),
        "wanted": quotable(first.wanted, limit=MOST_SAID),
        "number": first.number,
        "address": address,
    }
    yield from wrapped("", text(SENTENCES[first.trouble]) % values)
    commands = list(dict.fromkeys(command for one in found[:MOST_TOLD] for command in _commands(one)))
    if commands:
        message = ANSWERED if first.trouble in OF_WORK else TIDIED_UP
        yield from mending_lines(commands, language, message=message)
    elif first.trouble is not GitTrouble.OUR_TOKEN:
        yield from wrapped("", text(NO_COMMAND))


def _commands(advice: Advice) -> tuple[str, ...]:
    """Return what mends it; nothing where its name cannot be typed."""
    if advice.trouble in OF_THE_MAP:
        return MENDING[advice.trouble]("", "", advice)
    path, wanted = typed(advice.path), typed(advice.wanted) if advice.wanted else ""
    return () if path is None or wanted is None else MENDING[advice.trouble](path, wanted, advice)


def _inside(path: str) -> str:
    return f'{path[:-1]}/.git"' if path.endswith('"') else f"{path}/.git"
