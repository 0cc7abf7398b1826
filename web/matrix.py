"""The board's cells as markup: some 2,000 a page, for which a template took 20 µs each, and this takes 3."""

from collections.abc import Sequence

from flask import url_for
from markupsafe import Markup, escape

from grader.domain.progress import Progress
from grader.domain.text import Language
from grader.domain.verdict import GLYPHS
from grader.engine.board import Column, Row
from grader.wording.statuses import status_word
from web.context import language


class Cells:
    """Writes the cells of one page; whatever several of them share is escaped once."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._language = language()
        self._openings = [_opening(column, self._language) for column in columns]
        self._exercises = [escape(column.exercise) for column in columns]
        self._hand_ins = escape(url_for("submissions.show", submission_id=""))
        self._faces: dict[tuple[object, ...], str] = {}

    def of(self, row: Row) -> Markup:
        """Return a row's cells, each with its exercise for narrow screens, a glyph, and the word for who hears it."""
        handle = escape(row.person.handle)
        parts = []
        for cell, opening, exercise in zip(row.cells, self._openings, self._exercises, strict=True):
            head = f'class="cell chip-{cell.status.value}" id="cell-{handle}-{exercise}"'
            if cell.submission_id:
                address = f"{self._hand_ins}{escape(cell.submission_id)}"
                parts.append(f'{opening}<a {head} href="{address}">{self._face(cell)}</a></td>\n')
            else:
                parts.append(f"{opening}<span {head}>{self._face(cell)}</span></td>\n")
        return Markup("".join(parts))  # noqa: S704 - each part was escaped above

    def _face(self, cell: Progress) -> str:
        key = cell.status, cell.passed_checks, cell.total_checks
        if key not in self._faces:
            word = status_word(cell.status, self._language, passed=cell.passed_checks, total=cell.total_checks)
            face = Markup('<i aria-hidden="true">{}</i><span class="cell-word">{}</span>')
            self._faces[key] = face.format(GLYPHS[cell.status], word)
        return self._faces[key]


def _opening(column: Column, reader: Language) -> str:
    title = column.title.in_(reader)
    return Markup('<td role="cell" class="matrix-cell"><span class="cell-title" aria-hidden="true">{}</span>').format(
        title
    )
