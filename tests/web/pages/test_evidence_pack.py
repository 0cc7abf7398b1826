"""The evidence pack: all that speaks for a learner, signed as a whole, for themselves and their staff."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from werkzeug.test import TestResponse

from grader.domain.competencies.evidence import CompetencyEvidence, EvidenceKind
from grader.domain.operation.audit import Act
from grader.domain.receipts import Receipt, ReceiptKind, Worth, judged, received
from grader.engine.ports.audit import AuditQuery
from grader.engine.receipts.checking import check
from tests.web.installation import Installation, install
from tests.web.samples import NOW
from web.exports.evidence_pack import LIST, SIGNED


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    """Yield a school that signed Karim's hand-in of `bonjour`, and its verdict."""
    with install(tmp_path, public_url="https://school.example") as site:
        sign(site, "karim", "bonjour")
        yield site


def sign(site: Installation, handle: str, exercise: str) -> None:
    with site.database.begin() as tx:
        sent = tx.submissions.get(site.school.latest(handle, exercise))
        assert sent is not None
        run = tx.runs.latest_of([sent.id])[sent.id]
        assert run.result is not None
        assert run.finished_at is not None
        tx.receipts.add(received(sent), judged(sent, run, run.result, run.finished_at))


def take(site: Installation, by: str, handle: str = "karim", form: str = "zip") -> TestResponse:
    client = site.client(by)
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/account/data").text)
    assert token is not None
    return client.post(f"/people/{handle}/evidence", data={"csrf_token": unescape(token[1]), "form": form})


def opened(answer: TestResponse) -> dict[str, bytes]:
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    with ZipFile(BytesIO(answer.data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def test_the_list_names_every_file_and_is_signed(site: Installation):
    files = opened(take(site, "karim"))

    listed = dict(reversed(line.split("  ", 1)) for line in files[LIST].decode().splitlines())
    receipt = Receipt.read(files[SIGNED].decode())
    ours = site.app.extensions["grader"]
    beside = {LIST, SIGNED, *(name for name in files if name.startswith("keys/"))}
    assert {name: sha256(content).hexdigest() for name, content in files.items() if name not in beside} == listed
    assert check(receipt.line, database=ours.database, signer=ours.signer).worth is Worth.SIGNED
    assert (receipt.kind, receipt.facts["list"]) == (ReceiptKind.PACK, sha256(files[LIST]).hexdigest())
    assert f"keys/{receipt.key}.pem" in files


def test_the_page_that_checks_receipts_checks_the_signed_list(site: Installation):
    line = opened(take(site, "karim"))[SIGNED].decode()

    page = unescape(site.app.test_client().get("/receipts/", query_string={"line": line}).text)

    assert "Un dossier de preuves a été fait" in page
    assert Receipt.read(line).facts["list"] in page


def test_a_competency_leads_to_its_evidence_code_and_receipts(site: Installation):
    files = opened(take(site, "ines"))
    whole = json.loads(files["evidence.json"])

    (cp7,) = [one for one in whole["cohorts"][0]["competencies"] if one["code"] == "cp7"]
    run = next(one["run"] for one in cp7["evidence"] if one["source"] == "bonjour")
    (sent,) = [one for one in whole["hand_ins"] if one["run"] == run]
    assert (sent["exercise"], sent["verdict"], len(sent["version"]), len(sent["receipts"])) == (
        "bonjour",
        "passed",
        64,
        2,
    )
    assert [path.rpartition("/")[2] for path in sent["code"]] == ["bonjour.py"]
    assert b"def " in files[sent["code"][0]]
    assert set(sent["receipts"]) <= set(files["receipts.txt"].decode().splitlines())


def test_a_project_leads_to_what_the_staff_found_of_it(site: Installation):
    speaks = CompetencyEvidence("E-ada", "dwwm-2023", 1, "cp2", EvidenceKind.PROJECT, "site-asso", NOW)
    with site.database.begin() as tx:
        tx.competencies.add_evidence(speaks)

    files = opened(take(site, "ada", "ada"))
    page = unescape(site.client("ada").get("/people/ada/competencies").text)

    (project,) = json.loads(files["evidence.json"])["projects"]
    assert (project["slug"], project["address"]) == ("site-asso", "https://asso.example.org/ada")
    assert [(one["by"], one["levels"]["c1"]) for one in project["reviews"]] == [("Inès Garcia", "reached")]
    assert '<a href="/project-hand-ins/K-ada">Projet relu\N{NO-BREAK SPACE}: Un site</a>' in page
    assert "https://asso.example.org/ada" in files["dossier.fr.pdf"].decode()


def test_both_papers_are_in_it_and_one_can_be_taken_alone(site: Installation):
    files, paper = opened(take(site, "karim")), take(site, "karim", form="pdf")

    assert "Dossier de preuves de Karim Diallo" in files["dossier.fr.pdf"].decode()
    assert "Evidence pack of Karim Diallo" in files["evidence.en.pdf"].decode()
    assert paper.mimetype == "application/pdf"
    assert "Dossier de preuves de Karim Diallo" in paper.text


def test_who_takes_it_is_written_down(site: Installation):
    take(site, "paul")

    with site.database.read() as tx:
        (entry,) = tx.audit.find(AuditQuery(act=Act.EVIDENCE_TAKEN), 5)
    assert (entry.object, entry.belongs_to) == ("P-karim", "web-2610")


@pytest.mark.parametrize("stranger", ["ada", "noor", "olga"])
def test_nobody_else_gets_it(site: Installation, stranger: str):
    assert take(site, stranger).status_code == 404


def test_what_a_learner_calls_a_file_leads_nowhere_and_forges_no_line(site: Installation):
    odd = "../a\n" + "0" * 64 + "  evidence.json"
    with site.database.begin() as tx:
        sent = tx.submissions.get(site.school.latest("karim", "bonjour"))
        bonjour = tx.catalog.current("bonjour")
        assert sent is not None
        assert bonjour is not None
        tx.catalog.publish(replace(bonjour, hand_in=("*", "*/*")), NOW)
    site.repositories.hold(sent.tree, {odd: b"x = 1\n"})

    names = list(opened(take(site, "karim")))

    assert f"code/bonjour-{sent.id}/_/a%0A{'0' * 64}%20%20evidence.json" in names
    assert all(re.fullmatch(r"[\w./%~-]+", name) and ".." not in name.split("/") for name in names)
