"""The certificate that we serve: what its files say, what cannot be served, and how a renewed one is taken up."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.adapters.certificates import RenewedContext, context_of, look_at, require_good
from grader.domain.errors import PlatformError
from tests.certificates import A_DAY, Authority

NOW = datetime.now(UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a good certificate."""
    Authority().issue(tmp_path / "tls")
    return tmp_path / "tls"


def test_a_good_one_says_whom_it_is_for_and_until_when(folder: Path) -> None:
    found = require_good(folder, NOW)

    assert found.problem is None
    assert found.is_for("127.0.0.1")
    assert not found.is_for("ecole.example")
    assert found.days_left(NOW) in {89, 90}


def spoilt(folder: Path, how: str) -> str:
    """Spoil the files of a folder, and return which one is to be named."""
    chain, key = folder / "fullchain.pem", folder / "privkey.pem"
    match how:
        case "no chain":
            chain.unlink()
            return chain.name
        case "no key":
            key.unlink()
            return key.name
        case "chain of words":
            chain.write_text("bonjour")
            return chain.name
        case "key of words":
            key.write_text("bonjour")
            return key.name
    kept = chain.read_bytes()
    Authority().issue(folder)
    chain.write_bytes(kept)
    return key.name


@pytest.mark.parametrize("how", ["no chain", "no key", "chain of words", "key of words", "key of another"])
def test_what_cannot_be_served_is_one_sentence_that_names_the_file(folder: Path, how: str) -> None:
    file = spoilt(folder, how)

    with pytest.raises(PlatformError, match=rf"^GRADER_TLS: {folder / file} "):
        context_of(folder)
    assert look_at(folder).file == file


@pytest.mark.parametrize(("ends_in", "word"), [(-A_DAY, "ended on"), (timedelta(minutes=5), None)])
def test_one_that_is_over_is_refused_at_the_start(tmp_path: Path, ends_in: timedelta, word: str | None) -> None:
    Authority().issue(tmp_path / "tls", ends_in=ends_in)

    if word is None:
        assert require_good(tmp_path / "tls", NOW).ends_soon(NOW)
    else:
        with pytest.raises(PlatformError, match=word):
            require_good(tmp_path / "tls", NOW)


def test_renewed_files_are_taken_up_and_spoilt_ones_are_not(folder: Path) -> None:
    context = RenewedContext(folder)
    first = context()

    Authority().issue(folder)
    second = context()
    (folder / "privkey.pem").write_text("bonjour")

    assert second is not first
    assert context() is second
    Authority().issue(folder)
    assert context() is not second
