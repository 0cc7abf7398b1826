"""A learner's evidence pack: a tagged PDF, or a ZIP with the code and the receipts that is checked without us."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from flask import Response, g, render_template
from flask_babel import force_locale

from grader.assembly import Grader
from grader.domain.competencies.evidence import CompetencyEvidence
from grader.domain.competencies.standing import CompetencyStanding
from grader.domain.competencies.validation import Validation
from grader.domain.people import Person
from grader.domain.projects.review import ProjectReview
from grader.domain.receipts import ReceiptKey
from grader.domain.text import Language
from grader.engine.competencies.packing import EvidencePack, PackedHandIn, evidence_pack, signed_list
from grader.engine.competencies.projects import ShownProject
from grader.engine.competencies.reading import CompetencyPlace
from grader.wording.competencies import coded, decision_word, evidence_line, state_word
from grader.wording.grading.run_json import Json, text_json
from web.exports.zips import LIST, ZIP_TYPE, sums_of, zipped
from web.http.context import language

SCHEMA_VERSION = 1
PDF_TYPE = "application/pdf"
PACKS, COUNTED_AS = "20 per hour", "evidence packs"
"""Each reads all code that speaks for somebody, and prints a paper or two."""

SIGNED, RECEIPTS, WHOLE = "SIGNED-LIST.txt", "receipts.txt", "evidence.json"
VERIFY = Path(__file__).with_name("verify.html")
READ_ME = Path(__file__).with_name("evidence_read_me.txt")
PAPERS = {Language.FR: "dossier.fr.pdf", Language.EN: "evidence.en.pdf"}


def evidence_answer(viewer: Person, handle: str, ours: Grader, *, zipped: bool) -> Response:
    """Answer with the pack as a ZIP, or with its paper alone in the reader's language, and write down who took it.

    Raises:
        NotFound: There is no such person, or nothing of theirs is this viewer's to read.
        PaperNotMade: See `grader.engine.ports.press`.
    """
    pack = evidence_pack(
        viewer,
        handle,
        zone=ours.settings.zone,
        database=ours.database,
        repositories=ours.repositories,
        now=ours.now,
    )
    content = _zipped(pack, ours) if zipped else _paper(pack, language(), ours)
    answer = Response(content, content_type=ZIP_TYPE if zipped else PDF_TYPE)
    name = f"{pack.page.learner.handle}-evidence.{'zip' if zipped else 'pdf'}"
    answer.headers["Content-Disposition"] = f"attachment; filename={name}"
    answer.headers["Cache-Control"] = "no-store"  # a class shares its computers
    return answer


def _zipped(pack: EvidencePack, ours: Grader) -> bytes:
    files = dict(sorted(_files(pack, ours)))
    listed = sums_of(files)
    receipt, key = signed_list(sha256(listed).hexdigest(), len(files), database=ours.database, now=ours.now)
    keys = {f"keys/{one.id}.pem": ours.signer.pem(one).encode() for one in _keys(pack, key)}
    signed = {LIST: listed, SIGNED: f"{receipt.line}\n".encode()}
    return zipped({**files, **keys, **signed}, pack.made_at.astimezone(ours.settings.zone))


def _files(pack: EvidencePack, ours: Grader) -> Iterator[tuple[str, bytes]]:
    """Yield what the signed list names: each file's name, and what is in it."""
    yield "verify.html", VERIFY.read_bytes()
    yield "README.txt", READ_ME.read_bytes()
    yield WHOLE, json.dumps(_whole(pack), indent=1, default=_plain).encode()
    lines = dict.fromkeys(receipt.line for one in pack.hand_ins.values() for receipt in one.receipts)
    yield RECEIPTS, "".join(f"{line}\n" for line in lines).encode()
    for spoken, name in PAPERS.items():
        yield name, _paper(pack, spoken, ours)
    for one in pack.hand_ins.values():
        for file in one.files:
            yield _place_of(one, file.path), file.content


def _keys(pack: EvidencePack, signing: ReceiptKey) -> Iterator[ReceiptKey]:
    """Yield the keys that check what is in the pack; each proves by its own digest that it is the one of its name."""
    named = {receipt.key for one in pack.hand_ins.values() for receipt in one.receipts}
    yield signing
    yield from (key for key in pack.keys if key.id in named - {signing.id})


def _place_of(one: PackedHandIn, path: str) -> str:
    """Return what a file of a hand-in is called in the ZIP: each odd letter of a path is written out."""
    parts = (quote(part, safe="") if part.strip(".") else "_" for part in path.split("/"))
    return f"code/{one.submission.exercise}-{one.submission.id}/{'/'.join(parts)}"


def _paper(pack: EvidencePack, spoken: Language, ours: Grader) -> bytes:
    with _speaking(spoken):
        page = render_template(
            "papers/evidence.html",
            pack=pack,
            page=pack.page,
            coded=coded,
            state_word=lambda state: state_word(state, spoken),
            decision_word=lambda decision: decision_word(decision, spoken),
            evidence_line=lambda one: evidence_line(one, pack.page.exercises, pack.page.project(one), spoken),
        )
    return ours.press.pdf(page)


@contextmanager
def _speaking(spoken: Language) -> Iterator[None]:
    """Let templates speak a language, whichever the reader's is."""
    reader = language()
    g.language = spoken
    try:
        with force_locale(spoken.value):
            yield
    finally:
        g.language = reader


def _whole(pack: EvidencePack) -> Json:
    learner = pack.page.learner
    return {
        "schema_version": SCHEMA_VERSION,
        "made_at": pack.made_at,
        "learner": {"name": learner.name, "handle": learner.handle},
        "frameworks": [
            {"slug": one.slug, "version": one.version, "title": text_json(one.title)}
            | {"source": one.source, "dated": one.dated}
            for one in pack.frameworks.every
        ],
        "keys": [{"id": key.id, "made_at": key.made_at, "retired_at": key.retired_at} for key in pack.keys],
        "cohorts": [_place(place) for place in pack.page.places],
        "projects": [_project(one) for one in pack.page.projects.values()],
        "hand_ins": [_hand_in(one) for one in pack.hand_ins.values()],
    }


def _place(place: CompetencyPlace) -> Json:
    return {
        "cohort": {"slug": place.cohort.slug, "name": place.cohort.name},
        "competencies": [
            {"framework": framework.framework.slug} | _standing(one)
            for framework in place.frameworks
            for one in (*framework.standings, *framework.earlier)
        ],
    }


def _standing(one: CompetencyStanding) -> Json:
    return {
        "code": one.competency.code,
        "name": text_json(one.competency.name),
        "by_person": one.by_person,
        "state": one.state,
        "evidence": [_evidence(each) for each in one.evidence],
        "history": [_said(each) for each in one.history],
    }


def _evidence(one: CompetencyEvidence) -> Json:
    named = ("kind", "source", "version", "at")
    return {name: getattr(one, name) for name in named} | {"run": one.run_id or None}


def _said(one: Validation) -> Json:
    named = ("decision", "comment", "decided_on", "written_at", "version")
    return {name: getattr(one, name) for name in named} | {"by": one.by.name}


def _project(one: ShownProject) -> Json:
    sent = one.hand_in
    return {
        "cohort": one.project.cohort,
        "slug": one.project.slug,
        "title": text_json(one.project.title),
        "criteria": {each.id: text_json(each.title) for each in one.project.criteria},
        "handed_in_at": sent.handed_in_at if sent else None,
        "commit": sent.commit if sent else None,
        "address": sent.address if sent else None,
        "reviews": [_review(each) for each in one.reviews],
    }


def _review(one: ProjectReview) -> Json:
    said = {"levels": dict(one.levels), "comments": dict(one.comments), "comment": one.comment}
    return said | {"written_at": one.written_at, "by": one.reviewer.name}


def _hand_in(one: PackedHandIn) -> Json:
    sent, run, result = one.submission, one.run, one.run.result
    return {
        "submission": sent.id,
        "run": run.id,
        "exercise": sent.exercise,
        "title": text_json(one.exercise.title) if one.exercise else None,
        "version": run.suite_digest,
        "commit": sent.commit,
        "tree": sent.tree,
        "received_at": sent.received_at,
        "finished_at": run.finished_at,
        "verdict": result.verdict if result else None,
        "checks": f"{result.passed_checks}/{len(result.checks)}" if result else None,
        "points": f"{result.points}/{result.max_points}" if result else None,
        "code": [_place_of(one, file.path) for file in one.files],
        "receipts": [receipt.line for receipt in one.receipts],
    }


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
