"""Projects by pages and forms alone: made, given, handed in, reviewed by the staff and by peers."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from grader.domain.cohorts.cohort import Cohort
from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send

PROJECTS, SITE, ADAS = "/cohorts/web-2610/projects", "/projects/J-site", "/project-hand-ins/K-ada"
FORM = {
    "title-fr": "Une carte",
    "brief-fr": "Fais **la** carte.\n\n<script>alert(1)</script>",
    "criterion": "c1",
    "c1-title-fr": "On la lit de loin",
    "c1-reached-fr": "depuis la porte",
    "starts": "2026-11-20",
    "due": "2026-12-04",
    "competencies": "dwwm-2023.cp2 dwwm-2023.cp3",
}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


def make(site: Installation, **form: str) -> tuple[str, str]:
    """Make a project as Inès, fill its form in, and return its address and what that answered."""
    made = send(site.client("ines"), PROJECTS, PROJECTS, title="Une carte", slug="carte")
    found = re.search(r'href="(/projects/[\w-]+)"', made)
    assert found is not None
    return found[1], unescape(send(site.client("ines"), f"{found[1]}/edit", f"{found[1]}/edit", **(FORM | form)))


def test_a_trainer_makes_one_and_learners_read_it(site: Installation):
    path, _ = make(site)

    read = site.client("ada").get(path).text
    assert "Fais <strong>la</strong> carte." in read
    assert "<script>alert" not in read
    assert "depuis la porte" in read
    assert "Une carte" in site.client("ada").get(PROJECTS).text


def test_a_draft_is_not_for_learners(site: Installation):
    path, kept = make(site, starts="", due="")

    assert "Brouillon" in kept
    assert site.client("ada").get(path).status_code == 404
    assert "Une carte" not in site.client("ada").get(PROJECTS).text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"due": "2026-11-01"}, "commence avant son échéance"),
        ({"brief-fr": ""}, "a besoin d'une consigne"),
        ({"starts": "bald"}, "n'est pas une date"),
        ({"competencies": "é"}, "Une compétence est un code"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(site: Installation, wrong: dict[str, str], sentence: str):
    _, refused = make(site, **wrong)

    assert sentence in refused
    assert 'value="Une carte"' in refused


def test_a_learner_hands_in_an_address_and_reads_what_people_say(site: Installation):
    ada = site.client("ada")
    sent = unescape(send(ada, SITE, f"{SITE}/hand-ins", way="address", address="https://asso.example.org/2"))
    refused = unescape(send(ada, SITE, f"{SITE}/hand-ins", way="address", address="http://asso.example.org"))

    said = unescape(ada.get(ADAS).text)
    assert "C'est rendu." in sent
    assert "commence par https://" in refused
    assert "Très clair." in said
    assert 'name="level-c1"' not in said


def test_the_staff_review_by_the_grid(site: Installation):
    paul = site.client("paul")
    lacking = unescape(send(paul, ADAS, f"{ADAS}/review", **{"level-c1": "reached"}))
    kept = unescape(
        send(paul, ADAS, f"{ADAS}/review", **{"level-c1": "reached", "level-c2": "beyond", "comment": "**Bravo**"})
    )

    assert "Chaque critère a besoin d'un niveau" in lacking
    assert "<strong>Bravo</strong>" in kept
    assert "Chaque critère est atteint." in kept
    assert "atteint" in unescape(site.client("ines").get(SITE).text)


def test_a_peer_reviews_as_a_peer_and_reads_no_other_review(site: Installation):
    karim = site.client("karim")
    before = unescape(karim.get(ADAS).text)
    send(karim, ADAS, f"{ADAS}/review", **{"level-c1": "nearly", "level-c2": "reached", "comment": "Joli menu."})

    seen = unescape(site.client("ada").get(ADAS).text)
    assert "Très clair." not in before
    assert "Le projet de Ada Benali" in unescape(karim.get(SITE).text)
    assert "Joli menu." in seen
    assert "Les mots d'un pair" in seen


def test_pairs_are_drawn_of_those_who_have_handed_in(site: Installation):
    for handle in ("lea", "moussa"):
        send(site.client(handle), SITE, f"{SITE}/hand-ins", way="address", address="https://asso.example.org/2")

    drawn = unescape(send(site.client("ines"), SITE, f"{SITE}/pairs"))
    again = unescape(send(site.client("ines"), SITE, f"{SITE}/pairs"))

    assert "C'est tiré" in drawn
    assert "Personne de nouveau" in again
    assert "À relire" in unescape(site.client("lea").get(SITE).text)


def test_one_of_which_nothing_is_handed_in_is_removed(site: Installation):
    path, _ = make(site)

    gone = unescape(send(site.client("ines"), f"{path}/edit", f"{path}/remove"))

    assert "Le projet est supprimé." in gone
    assert site.client("ines").get(path).status_code == 404


def test_a_grid_shows_as_many_levels_as_it_has(site: Installation):
    path, _ = make(site, scale="2")
    read, form = (unescape(site.client(who).get(to).text) for who, to in (("ada", path), ("ines", f"{path}/edit")))
    refused = unescape(send(site.client("ines"), f"{path}/edit", f"{path}/edit", **(FORM | {"scale": "9"})))

    assert re.findall(r"<li><strong>(.+?)</strong>", read.split('id="grid"')[1])[:3] == ["pas encore", "atteint"]
    assert ('name="c1-reached-fr"' in form, 'name="c1-nearly-fr"' in form) == (True, False)
    assert "Une grille a de 2 à 6 niveaux." in refused


def test_a_trainer_copies_one_to_another_cohort_of_theirs(site: Installation):
    alone = site.client("ines").get(SITE).text
    with site.database.begin() as tx:
        tx.cohorts.add(Cohort("web-2703", "Web 27-03"))
        tx.cohorts.add_staff("web-2703", "P-ines")
    copied = unescape(send(site.client("ines"), SITE, f"{SITE}/copies", cohort="web-2703"))
    again = unescape(send(site.client("ines"), SITE, f"{SITE}/copies", cohort="web-2703"))

    assert f"{SITE}/copies" not in alone
    assert "dites quand il commence" in copied
    assert "Modifier ce projet" in copied
    assert "dites quand il commence" not in again
