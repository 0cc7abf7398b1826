"""A data folder that was lived in holds nothing of which a backup does not know what to do with it."""

from grader.commands.operation.backup import NEVER_COPIED, NEVER_COPIED_SUFFIXES
from tests.e2e.desk import Desk, solution
from tests.e2e.school import School

COPIED = {"installation", "receipt_key.pem", "secret_key"}


def test_every_file_is_copied_or_made_again(school: School, ada: Desk) -> None:
    assert ada.hand_in("bonjour/bonjour.py", solution("bonjour")).status == 0

    here = [path for path in school.settings.data_folder.iterdir() if ".sqlite3" not in path.name]

    known = NEVER_COPIED | COPIED
    assert {path.name for path in here if path.suffix not in NEVER_COPIED_SUFFIXES} <= known
    assert {path.name for path in here} >= COPIED
