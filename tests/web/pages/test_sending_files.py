"""Files that are handed in on an exercise's page, or by the API, without Git."""

import re
from base64 import b64encode
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from tests.adapters.exercise_files.test_archives import tarred, zipped
from tests.web.api.programs import Api, open_school
from tests.web.site import CSRF

PAGE = "/exercises/bonjour"
WORK = b"def saluer(prenom):\n    return 'Bonjour'\n"
ZIP = zipped({"ada-main/bonjour/bonjour.py": WORK})


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Api]:
    """Yield a school in which Ada has pushed once."""
    with open_school(tmp_path) as school:
        school.push(b"x = 1\n")
        yield school


def newest(school: Api) -> str:
    """Return the id of what Ada handed in last."""
    with school.installation.database.read() as tx:
        (place,) = tx.cohorts.enrollments_of_person("P-ada")
        (submission,) = tx.submissions.of_exercise(place.id, "bonjour", limit=1)
    return submission.id


def send(school: Api, *files: tuple[str, bytes]) -> str:
    """Send these files by the form, as Ada, and return what she reads then, behind its address."""
    browser = school.app.test_client()
    browser.environ_base["HTTP_ACCEPT_LANGUAGE"] = "fr"
    signed_in = school.installation.client("ada").get_cookie(str(school.app.config["SESSION_COOKIE_NAME"]))
    browser.set_cookie(str(school.app.config["SESSION_COOKIE_NAME"]), signed_in.value if signed_in else "")
    token = CSRF.search(browser.get(PAGE).text)
    chosen = [(BytesIO(content), name) for name, content in files] or [(BytesIO(), "")]
    form = {"csrf_token": unescape(token[1]) if token else "", "files": chosen}
    answer = browser.post(f"{PAGE}/files", data=form, content_type="multipart/form-data", follow_redirects=True)
    return f"{answer.request.path} {unescape(answer.text)}"


def ask(school: Api, path: str, content: bytes = WORK, handle: str = "ada") -> TestResponse:
    """Send a file by the API."""
    body = {"files": [{"path": path, "content": b64encode(content).decode()}]}
    own = {"Authorization": f"Bearer {school.secrets[handle]}"}
    return school.app.test_client().post(f"/api/v1{PAGE}/files", json=body, headers=own)


def test_who_sends_a_file_is_led_to_the_hand_in(school: Api) -> None:
    page = send(school, ("bonjour.py", WORK))

    assert page.startswith(f"/submissions/{newest(school)} ")
    assert "git pull l'apportera sur ton ordinateur" in page
    assert re.search(r'hx-get="/submissions/\w+/live"', page)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "Choisis d'abord ton fichier."),
        ([("notes.txt", b"")], "notes.txt n'est pas demandé ici. Je prends\N{NO-BREAK SPACE}: bonjour.py"),
        ([("../bonjour.py", WORK)], "n'est pas un nom que je peux prendre"),
        ([("bonjour.py", bytes(262_145))], "bonjour.py est trop grand"),
        ([("bonjour.py", WORK), ("bonjour.py", b"")], "Tu as choisi deux fichiers"),
        ([("bonjour.zip", ZIP), ("bonjour.py", WORK)], "Une archive s'envoie seule"),
        ([("bonjour.rar", b"Rar!")], "Ce fichier ne se lit pas comme un .zip, un .tar ou un .tar.gz."),
        ([("bonjour.zip", zipped({"notes.txt": b""}))], "Cette archive n'a aucun des fichiers que je prends"),
        ([("bonjour.zip", zipped({"../bonjour.py": WORK}))], "un fichier qui n'a pas sa place dans un exercice"),
        (
            [("bonjour.tgz", tarred({"a/bonjour.py": WORK, "b/bonjour.py": WORK}))],
            "Plusieurs dossiers de cette archive",
        ),
        ([("bonjour.tgz", tarred({"bonjour.py": bytes(11_000_000)}))], "contient plus de 10\N{NO-BREAK SPACE}Mo"),
        ([("<b>.py", b"")], "«\N{NO-BREAK SPACE}<b>.py\N{NO-BREAK SPACE}» n'est pas un nom"),
    ],
)
def test_what_is_not_taken_is_told_on_the_exercise_and_hands_nothing_in(
    school: Api, files: list[tuple[str, bytes]], said: str
) -> None:
    before = newest(school)

    page = send(school, *files)

    assert page.startswith(f"{PAGE} ")
    assert said in page
    assert newest(school) == before


def test_the_same_twice_is_one_hand_in(school: Api) -> None:
    first, again = send(school, ("bonjour.py", WORK)), send(school, ("bonjour.py", WORK))

    assert again.partition(" ")[0] == first.partition(" ")[0]
    assert "Tu as déjà rendu la même chose" in again


def test_an_archive_is_the_files_in_it_from_the_page_and_from_a_program(school: Api) -> None:
    page = send(school, ("bonjour.zip", ZIP))
    again = ask(school, "ada.zip", ZIP)

    assert page.startswith(f"/submissions/{newest(school)} ")
    assert "git pull l'apportera sur ton ordinateur" in page
    assert (again.status_code, again.json) == (200, {"submission_id": newest(school)})


def test_a_program_sends_files_once(school: Api) -> None:
    first, again = ask(school, "bonjour.py"), ask(school, "bonjour.py")

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json == {"submission_id": newest(school)}


def test_a_program_is_refused_as_a_person_is(school: Api) -> None:
    answers = [ask(school, "../bonjour.py"), ask(school, "bonjour.py", handle="ines"), ask(school, "x" * 201)]
    archive = ask(school, "a.zip", zipped({"/etc/passwd": b""}))

    assert [answer.status_code for answer in answers] == [422, 404, 422]
    assert answers[0].json["code"] == "sent_name"
    assert (archive.status_code, archive.json["code"]) == (422, "upload_path")
