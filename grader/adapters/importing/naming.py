"""What an imported exercise is called, and what its statement is: its own README, or words to begin with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from grader.adapters.importing.checks import MAX_ID, words_of
from grader.adapters.importing.conversion import ForeignFile, Wishes, said
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.naming import MAX_NAME_LENGTH, SLUG
from grader.domain.text import Text

README = ("readme.md", "readme.markdown", "readme.txt", "readme", "instructions.md", "statement.md", "assignment.md")
HEADING = re.compile(r"^#{1,2}[ \t]+(?P<words>.+?)[ \t#]*$", re.MULTILINE)


def slug_of(folder: str, wishes: Wishes) -> str:
    """Return the slug that was asked for, or one made of the folder's name."""
    kept = folder if SLUG.fullmatch(folder) else "-".join(words_of(folder))
    return wishes.slug or kept[:MAX_ID].strip("-")


def statement_in(files: Mapping[str, ForeignFile]) -> str | None:
    """Return the path of the file that tells learners what to do, or None."""
    tops = {path.lower(): path for path in files if "/" not in path}
    return next((tops[name] for name in README if name in tops), None)


def title_in(statement: ForeignFile | None, slug: str) -> str:
    """Return the first heading of a statement, or what a slug may mean."""
    found = HEADING.search(statement.content.decode("utf-8", "replace")) if statement else None
    words = "".join(one for one in found["words"] if one.isprintable()).strip() if found else ""
    return words[:MAX_NAME_LENGTH] or slug.replace("-", " ").capitalize()


@dataclass(frozen=True)
class ForeignStatement:
    """What an exercise tells learners, as its source says it.

    Attributes:
        path: Of the file in the source, or None.
        document: The file of ours that it becomes.
        by_hand: What is to be done to it.
    """

    path: str | None
    document: str
    title: Text
    content: bytes
    by_hand: tuple[ManifestProblem, ...] = ()

    @property
    def became(self) -> list[tuple[str, str]]:
        """The file of the source and what it became, where there is one."""
        return [(self.path, self.document)] if self.path else []


def statement_of(files: Mapping[str, ForeignFile], slug: str, wishes: Wishes) -> ForeignStatement:
    """Return the statement that a README is, or the title alone to begin with."""
    path = statement_in(files)
    document = f"statement.{wishes.language}.md"
    title = title_in(files[path] if path else None, slug)
    begun = f"# {title}\n".encode()
    name = said(title, wishes.language)
    if path is None:
        return ForeignStatement(None, document, name, begun, (ManifestProblem(document, None, "no_statement"),))
    try:
        files[path].content.decode("utf-8")
    except UnicodeDecodeError:
        return ForeignStatement(path, document, name, begun, (ManifestProblem(path, None, "not_utf8"),))
    return ForeignStatement(path, document, name, files[path].content)


def refusal(file: str, code: str, text: str = "") -> ManifestError:
    """Return why a source cannot be taken over."""
    return ManifestError((ManifestProblem(file, None, code, text=text),))
