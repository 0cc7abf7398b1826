"""The files at the top of a new learner's repository: how to begin, and what Git leaves alone."""

from grader.domain.exercises.exercise import SourceFile
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

README = N_("""\
# Your exercises

Each folder is an exercise. To hand one in:

1. Change the file in its folder.
2. `git add .`
3. `git commit -m "My answer"`
4. `git push`

The answer comes in the same terminal, check by check.
You can try as often as you like: only your progress counts.
""")

IGNORED = "__pycache__/\n*.pyc\n.venv/\nvenv/\nnode_modules/\n.idea/\n.vscode/\n"


def welcome_files(language: Language) -> tuple[SourceFile, ...]:
    """Return the README in the learner's language, and a `.gitignore`."""
    readme = gettext_for(language).gettext(README)
    return (SourceFile(".gitignore", IGNORED.encode()), SourceFile("README.md", readme.encode()))
