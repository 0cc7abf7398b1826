"""The files in which schools keep their lists, as their programs write them, and files that are none."""

import codecs
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from grader.adapters.roster_files.files import MAX_FILE_BYTES, TablesOfPeople
from grader.domain.errors import NotValid
from grader.domain.rosters.roster import RosterRow

LIST = "Nom;Prénom\r\nGarcía;Zoé\r\n"
ROWS = (RosterRow(1, ("Nom", "Prénom")), RosterRow(2, ("García", "Zoé")))

WRITTEN = {
    "French Excel": LIST.encode("cp1252"),
    "UTF-8": LIST.encode(),
    "UTF-8 with a mark": codecs.BOM_UTF8 + LIST.encode(),
    "Unicode text of Excel": LIST.replace(";", "\t").encode("utf-16"),
    "English Excel": LIST.replace(";", ",").encode(),
    "quoted": LIST.replace("García", '"García"').encode(),
    "old Macintosh lines": LIST.replace("\r\n", "\r").encode(),
}


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, file = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(file)
    return file.getvalue()


def zipped(**files: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


@pytest.mark.parametrize("written", WRITTEN)
def test_a_table_of_text_is_read_however_it_is_written(written: str):
    assert TablesOfPeople().rows(WRITTEN[written]) == ROWS


def test_a_workbook_is_read_with_its_numbers_as_people_see_them():
    content = workbook(("Nom", "Matricule"), ("García", 42), (), ("Zoé", 7.5))

    assert [row.cells[:2] for row in TablesOfPeople().rows(content)] == [
        ("Nom", "Matricule"),
        ("García", "42"),
        ("", ""),
        ("Zoé", "7.5"),
    ]


NO_LISTS = {
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "roster_kind"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "roster_kind"),
    "a zip of something": (zipped(notes_txt=b"Nom"), "roster_kind"),
    "a zip cut off": (workbook(("Nom",))[:200], "roster_kind"),
    "no XML": (zipped(xl__workbook_xml=b"<no"), "roster_kind"),
    "a bomb": (zipped(xl__workbook_xml=bytes(5_000_000)), "roster_kind"),
    "nothing": (b" \n", "roster_empty"),
    "very long": (b"Nom\n" * 3_000, "roster_too_long"),
    "a cell without end": (b'Nom\n"' + b"x" * 200_000, "roster_kind"),
    "very large": (b"x" * (MAX_FILE_BYTES + 1), "roster_too_large"),
}


@pytest.mark.parametrize("case", NO_LISTS)
def test_what_is_no_list_is_refused(case: str):
    content, code = NO_LISTS[case]

    with pytest.raises(NotValid, match=code):
        TablesOfPeople().rows(content)


def test_a_cell_and_a_row_are_cut():
    (row,) = TablesOfPeople().rows(b";".join([b"x" * 600] * 100))

    assert (len(row.cells), len(row.cells[0])) == (60, 500)
