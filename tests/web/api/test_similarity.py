"""Programs of a cohort's staff have its hand-ins compared."""

from pathlib import Path

from tests.domain.test_similarity import LONG, RENAMED
from tests.web.api.programs import open_school
from tests.web.pages.test_similarity import PAGE, write_over


def test_a_program_reads_which_lines_two_hand_ins_share(tmp_path: Path):
    with open_school(tmp_path) as api:
        for handle, text in (("ada", LONG), ("karim", RENAMED)):
            write_over(api.installation, handle, text)
        found = api.ask("ines", PAGE, "POST").get_json()

    (pair,) = found["pairs"]
    assert {pair[side]["learner"]["handle"] for side in ("one", "other")} == {"ada", "karim"}
    assert pair["one"]["files"][0]["lines"] == list(range(2, 13))
    assert (found["left_out"], pair["shared_lines"]) == (0, 11)
