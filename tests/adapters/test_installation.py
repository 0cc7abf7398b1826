"""The installation's own name: made once, kept in the data folder."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from grader.adapters.installation import installation_id


def test_the_name_is_made_once(tmp_path: Path) -> None:
    first = installation_id(tmp_path)

    assert installation_id(tmp_path) == first
    assert len(bytes.fromhex(first)) == 8


def test_two_folders_have_two_names(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()

    assert installation_id(tmp_path / "one") != installation_id(tmp_path / "two")


def test_nothing_but_the_name_is_left(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as other:
        names = {installation_id(tmp_path), other.submit(installation_id, tmp_path).result()}

    assert len(names) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["installation"]
