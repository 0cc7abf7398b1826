"""Texts that leave the sandbox: without our folders, and with the learner's own."""

import pytest

from runner_images.common.tests.texts import public


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("cp: cannot stat 'site/css/style.css': No such file", "cp: cannot stat 'site/css/style.css': No such file"),
        ("./site/css/style.css and ../notes/a/b.txt", "./site/css/style.css and ../notes/a/b.txt"),
        ("cat: /link/run/notes.txt: No such file", "cat: notes.txt: No such file"),
        ("file:///opt/harness/loader.mjs", "file://loader.mjs"),
        ("<function f at 0x7f00aa>", "<function f>"),
    ],
)
def test_only_folders_from_the_root_and_addresses_are_taken_out(text: str, left: str) -> None:
    assert public(text) == left
