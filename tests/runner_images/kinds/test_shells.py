"""The fixture `shell`: commands on a tree of files, and what is said of the tree and of what they complain of."""

from typing import Any

import pytest

from runner_images.common.wire.limits import VALUE_CHARACTERS
from tests.runner_images.kinds.conftest import RunShell

pytestmark = pytest.mark.slow

SORTS = """
shell.make({"a.jpg": "A", "mes notes.txt": "N", "vide/": None})
assert shell.run("rangement.sh").status == 0
assert shell.tree() == {"photos/a.jpg": "A", "mes notes.txt": "N", "vide/": None}
"""


def test_the_tree_afterwards_is_compared_whole(run_shell: RunShell) -> None:
    check = run_shell("mkdir photos\nmv *.jpg photos/\n", SORTS)

    assert check["outcome"] == "passed", check


DIFFERENCES: dict[str, tuple[str, dict[str, Any]]] = {
    "tree_moved": ("mkdir photos images\nmv *.jpg images/\n", {"item": "photos/a.jpg", "found": "images/a.jpg"}),
    "tree_missing": ("mkdir photos\nrm a.jpg\n", {"item": "photos/a.jpg"}),
    "tree_extra": ("mkdir photos\nmv *.jpg photos/\ntouch b\n", {"item": "b"}),
    "tree_extra_folder": ("mkdir photos tri\nmv *.jpg photos/\n", {"item": "tri/"}),
    "tree_no_folder": ("rm a.jpg\ntouch photos\n", {"item": "photos"}),
    "tree_content": ("mkdir photos\nmv *.jpg photos/\necho b >> photos/a.jpg\n", {"item": "photos/a.jpg"}),
}


@pytest.mark.parametrize("word", DIFFERENCES)
def test_a_tree_that_differs_is_told_by_its_first_difference(run_shell: RunShell, word: str) -> None:
    script, params = DIFFERENCES[word]

    check = run_shell(script, SORTS)

    assert check["message"]["code"] == "not_equal", check
    assert check["message"]["params"] == {"difference": word, **params}


def test_the_file_that_differs_is_shown(run_shell: RunShell) -> None:
    check = run_shell(DIFFERENCES["tree_content"][0], SORTS)

    assert (check["expected"], check["actual"]) == ("A", "Ab\n")
    assert (check["calls"][-1]["call"], check["again"]) == ("bash rangement.sh", "bash rangement.sh")


def test_kinds_modes_and_odd_names_are_seen(run_shell: RunShell) -> None:
    body = """
shell.make({"prive/a": shell.file("x", 0o600), "lien": shell.link("prive/a"), "ferme/": shell.folder(0o500)})
assert shell.run("rangement.sh").stderr == ""
assert shell.mode("prive/a") == "rwxr-xr-x"
assert shell.mode("ferme") == "r-x------"
tree = shell.tree()
assert tree["lien"] == shell.link("prive/a")
assert (tree["une\\nligne"], tree["octets"], tree["tube"]) == ("", b"\\xff", b"")
"""

    check = run_shell("chmod 755 prive/a\ntouch $'une\\nligne'\nprintf '\\xff' > octets\nmkfifo tube\n", body)

    assert check["outcome"] == "passed", check


COMPLAINTS = {
    "bash": ("echo a\nmkdr photos\n", 2, "mkdr: command not found"),
    "command": ("mkdir a/b\n", None, "mkdir: cannot create directory"),
    "syntax": ("for f in *; do\necho $f\n", 3, "syntax error: unexpected end of file"),
}


@pytest.mark.parametrize("kind", COMPLAINTS)
def test_what_bash_complains_of_is_told_with_its_line(run_shell: RunShell, kind: str) -> None:
    script, line, text = COMPLAINTS[kind]

    check = run_shell(script, "assert shell.run('rangement.sh').stdout == 'fini'")

    said = check["message"]
    assert (said["code"], said["params"]["line"]) == ("syntax_error" if kind == "syntax" else "complained", line), said
    assert said["params"]["text"].startswith(text)
    assert check["calls"][-1]["raised"] == said["raw"]


def test_a_script_that_writes_to_its_errors_itself_does_not_complain(run_shell: RunShell) -> None:
    check = run_shell("echo 'Usage: rangement.sh DOSSIER' >&2\n", "assert shell.run('rangement.sh').stdout == 'fini'")

    assert check["message"]["code"] == "not_equal"


HOSTILE = {
    "endless": ("while :; do :; done\n", "time"),
    "floods its errors": ("while :; do echo xxxxxxxxxxxxxxxxxxxxx >&2; done\n", "output"),
    "fills the folder": ("for i in $(seq 3000); do : > f$i; done\n", "disk"),
    "links to a place outside": ("ln -s / racine\nln -s /etc/passwd photos\n", "check_failed"),
    "writes later": ("(sleep 10; mkdir photos; mv a.jpg photos) >/dev/null 2>&1 &\n", "check_failed"),
    "kills its group": ("kill -9 0\n", "check_failed"),
    "holds its streams": ("sleep 60 &\n", "check_failed"),
    "closes its streams": ("exec 0<&- 1>&- 2>&-\nsleep 60\n", "time"),
    "loops in its folders": ("mkdir photos\nln -s . photos/photos\n", "check_failed"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_commands_fail_for_their_reason(run_shell: RunShell, kind: str) -> None:
    script, reason = HOSTILE[kind]

    check = run_shell(script, SORTS, check_seconds=5 if reason in {"time", "disk"} else 60)

    assert (check["outcome"], check["reason"]) == ("failed", reason), check


LOSSES = {
    "removed": 'rm -rf -- "$PWD"\n',
    "a file in its place": 'here=$PWD\nmv "$here" "$here.old"\ntouch "$here"\n',
}


@pytest.mark.parametrize("kind", LOSSES)
def test_a_folder_that_a_script_takes_away_is_its_own_doing(run_shell: RunShell, kind: str) -> None:
    check = run_shell(LOSSES[kind], "shell.run('rangement.sh')\nassert shell.tree() == {}")

    assert (check["reason"], check["message"]["code"]) == ("check_failed", "lost_folder"), check


def test_a_tree_is_told_as_far_as_paths_reach(run_shell: RunShell) -> None:
    script = "n=$(printf 'a%.0s' {1..200})\nfor _ in {1..40}; do mkdir $n && cd $n || break; done\n"

    check = run_shell(script, "shell.run('rangement.sh')\nassert shell.tree() == {}")

    assert (check["message"]["code"], check["message"]["params"]["difference"]) == ("not_equal", "tree_extra_folder")


def test_a_tree_of_many_names_is_shown_around_its_first_difference(run_shell: RunShell) -> None:
    script = "for n in $(seq 1500); do : > une-photo-de-vacances-$n.jpg; done\nmkdir photos\nmv a.jpg photos/\n"

    check = run_shell(script, SORTS)

    assert check["message"]["params"] == {"difference": "tree_extra", "item": "une-photo-de-vacances-1.jpg"}
    assert max(len(check["expected"]), len(check["actual"])) <= VALUE_CHARACTERS
