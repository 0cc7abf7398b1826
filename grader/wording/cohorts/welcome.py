"""The files of a new learner's repository beside the starters: how to begin, the texts, and what Git leaves alone."""

from collections.abc import Sequence

from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

README = N_("""\
# Your exercises

## The first time, on each computer

Tell Git your name and your address:

- `git config --global user.name "Ada Lovelace"`
- `git config --global user.email ada@example.org`

When Git asks for a password, paste your token, not your password.
You make it on the page “My account”. Nothing shows while you paste.

## To hand an exercise in

Each folder is an exercise. Its text is in `statements/`.

1. Change the file in its folder, and save it (Ctrl+S).
2. Try it: `python3 bonjour.py` (on Windows: `py bonjour.py`).
3. `git add .`
4. `git commit -m "My answer"`
5. `git push`

The answer comes in the same terminal, check by check.
You can try as often as you like: only your progress counts.

Git says no? See the page “Help”, then “When Git says no”.
""")
STATEMENTS = N_("statements")

IGNORED = "__pycache__/\n*.pyc\n.venv/\nvenv/\nnode_modules/\n.env\n.idea/\n.vscode/\n"


def welcome_files(language: Language, exercises: Sequence[Exercise]) -> tuple[SourceFile, ...]:
    """Return the README in the learner's language, a `.gitignore`, and the texts of these exercises."""
    text = gettext_for(language).gettext
    folder = text(STATEMENTS)
    texts = (
        SourceFile(f"{folder}/{exercise.slug}.md", exercise.statement.in_(language).encode())
        for exercise in exercises
        if folder not in {one.slug for one in exercises}
    )
    return (SourceFile(".gitignore", IGNORED.encode()), SourceFile("README.md", text(README).encode()), *texts)
