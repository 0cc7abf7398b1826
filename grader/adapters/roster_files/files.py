"""Tells tables of text from workbooks by their first bytes, and reads either."""

from grader.adapters.roster_files.text_tables import text_rows
from grader.adapters.roster_files.workbooks import workbook_rows
from grader.domain.errors import NotValid
from grader.domain.rosters.roster import RosterRow

MAX_FILE_BYTES = 512 * 1024
ZIPPED, OLD_EXCEL, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


class TablesOfPeople:
    """`grader.engine.ports.rosters.RosterFiles` for CSV and Excel."""

    def rows(self, content: bytes) -> tuple[RosterRow, ...]:
        if len(content) > MAX_FILE_BYTES:
            raise NotValid("roster_too_large", most=MAX_FILE_BYTES // 1024)
        if not content.strip():
            raise NotValid("roster_empty")
        if content.startswith((OLD_EXCEL, PDF)):
            raise NotValid("roster_kind")
        return workbook_rows(content) if content.startswith(ZIPPED) else text_rows(content)
