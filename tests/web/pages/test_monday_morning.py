"""Twelve questions of a lead on Monday morning, each answered within two clicks of the first page.

What each answer must be is counted here from the sample's own table of tries, never by the code that draws the page.
The lead's guide has the same questions, with where each is answered.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from grader.domain.assignments import Extension
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.operation.audit import SYSTEM, Act
from grader.domain.projects.hand_in import ProjectHandIn
from tests.web.installation import Installation, install
from tests.web.pages.clicks import Reader
from tests.web.pages.test_alerts import stop_karim
from tests.web.samples import EXERCISES, HELP, NAMES, NOW, TRIES

GUIDES = Path(__file__).parents[3] / "web" / "guides"
COHORT, TODAY, BOARD = "Web 26-10", "Qui a besoin de moi aujourd'hui", "Web 26-10"
PAUSED = "moussa"
LEARNERS = [handle for handle in NAMES if handle != PAUSED]
PAST = ("prix-ttc", "covoiturage")
"""The exercises whose date is past."""


def passed(handle: str, exercise: str) -> bool:
    return "passed" in TRIES[handle][EXERCISES.index(exercise)].split()


def begun(handle: str, exercise: str) -> bool:
    return bool(TRIES[handle][EXERCISES.index(exercise)])


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Yield the sample school on a Monday on which there is something to answer to each question."""
    with install(tmp_path_factory.mktemp("monday")) as site:
        stop_karim(site)
        with site.database.begin() as tx:
            for days, slug in enumerate(PAST, start=1):
                given = tx.cohorts.assignment("web-2610", slug)
                assert given is not None
                tx.cohorts.assign(replace(given, due_at=NOW - timedelta(days=days)))
            tx.plans.extend(Extension("E-lea", "prix-ttc", NOW + timedelta(days=9)))
            (place,) = tx.cohorts.places([f"E-{PAUSED}"])
            tx.cohorts.change_place(replace(place, status=EnrollmentStatus.PAUSED, since=NOW.date()))
            tx.projects.add_hand_in(ProjectHandIn("K-karim", "J-site", "E-karim", 1, NOW, address="https://a.example"))
            tx.audit.add(Act.BACKUP_FINISHED, "grader.tar.zst", by=SYSTEM)
        yield site


@pytest.fixture
def paul(morning: Installation) -> Iterator[Reader]:
    """Yield a lead who has just signed in; whatever they look for is found within two clicks."""
    reader = Reader(morning.client("paul"))
    yield reader
    assert reader.clicks <= 2


def test_who_is_stuck(paul: Reader) -> None:
    stuck = r"(\S+ \S+) Le test « [^»]+ » de « Le covoiturage[^»]+ » ne passe pas depuis (\d+) essais"

    assert paul.click(TODAY).reads(stuck) == [(NAMES["karim"], "6")]


def test_who_is_quiet(paul: Reader) -> None:
    never = [NAMES[handle] for handle in LEARNERS if not any(TRIES[handle])]

    paul.click(TODAY)

    assert paul.reads(rf"({'|'.join(NAMES.values())}) (?:\d exercices attendus [^.]+\. )?Encore aucun rendu") == never
    assert paul.reads(r"(\S+ \S+) Aucun rendu depuis 4 jours ouvrés : le dernier date du lundi 16 novembre") == [
        NAMES["thomas"]
    ]


def test_who_is_behind_the_plan(paul: Reader) -> None:
    own_date = {("lea", "prix-ttc")}
    late = {
        handle: sum(not passed(handle, slug) for slug in PAST if (handle, slug) not in own_date) for handle in LEARNERS
    }

    told = paul.click(TODAY).reads(r"(\d+) exercices attendus ne sont pas encore réussis")

    assert sorted(map(int, told)) == sorted(number for number in late.values() if number >= 2)


def test_what_karim_did_last_week(paul: Reader) -> None:
    tries = [one for told in TRIES["karim"] for one in told.split()]

    told = (
        paul.click(BOARD)
        .click("Karim Diallo")
        .reads(r"La semaine dernière (\d+) jour\w* actif\w*, (\d+) rendus, (\d+)")
    )

    assert told == [("1", str(len(tries)), str(tries.count("passed")))]


def test_who_asked_for_help(paul: Reader) -> None:
    asked = [NAMES[handle] for _, handle, _, stage, *_ in HELP if stage.value in {"waiting", "taken"}]

    assert paul.reads(r"Demandes d'aide \((\d+)\)") == [str(len(asked))]
    paul.click("Demandes d'aide")
    assert [name for name in NAMES.values() if paul.reads(name)] == [name for name in NAMES.values() if name in asked]


def test_what_waits_for_a_review(paul: Reader) -> None:
    assert paul.reads(r"(\d+) commentaire attend une réponse") == ["1"]
    assert paul.click(BOARD).click("Projets").reads(r"Un site .*?(\d+) rendu attend une relecture") == ["1"]


def test_which_exercise_blocks_the_group(paul: Reader) -> None:
    open_ = {slug: sum(begun(one, slug) and not passed(one, slug) for one in LEARNERS) for slug in EXERCISES}

    told = paul.click(BOARD).reads(r"▸ (\d+) En chemin")

    assert list(map(int, told)) == [number for number in open_.values() if number]
    assert max(open_, key=lambda slug: open_[slug]) == "covoiturage"


def test_what_stops_the_group(paul: Reader) -> None:
    assert paul.click("Graphiques").reads(r"(\d+) personnes sur 7 ont d'abord été arrêtées ici : (\w+)") != []


def test_who_is_late(paul: Reader) -> None:
    late = [
        NAMES[one]
        for one in LEARNERS
        if not all(passed(one, slug) for slug in PAST if (one, slug) != ("lea", "prix-ttc"))
    ]

    paul.click(TODAY).click("Date passée, pas encore réussi")

    assert [name for name in NAMES.values() if paul.reads(f"{name} Réussis")] == late


def test_who_has_a_later_date(paul: Reader) -> None:
    told = paul.click(BOARD).click("Calendrier et dates").reads(r"plus tard pour ([^()]+) \(")

    assert told == [NAMES["lea"]]


def test_what_the_funders_are_told(paul: Reader) -> None:
    paul.click("Pour les financeurs")

    assert paul.reads(r"Entrées (\d+)") == [str(len(NAMES))]
    assert paul.reads(r"En formation (\d+) à (\d+)") == [("5", str(len(LEARNERS)))]  # as one to four are not told


def test_who_is_away(paul: Reader) -> None:
    assert paul.click(BOARD).click("Personnes").reads(rf"({NAMES[PAUSED]}) en pause") == [NAMES[PAUSED]]


def test_when_the_next_date_is(paul: Reader) -> None:
    assert paul.reads(r"La prochaine date : (\w+ \w+ \w+ \w+ \w+)") == ["Le vote de la promo"]


def test_whether_the_platform_is_well(paul: Reader) -> None:
    waiting = sum(told.split().count("queued") for tries in TRIES.values() for told in tries)

    paul.click("État du service")

    assert paul.reads(r"(\d+) rendu attend") == [str(waiting)]
    assert paul.reads(r"La dernière sauvegarde complète : (à l'instant)") == ["à l'instant"]


def test_learners_are_told_nothing_of_backups(morning: Installation) -> None:
    assert Reader(morning.client("ada")).click("État du service").reads("auvegarde") == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_guide_has_all_twelve(language: str) -> None:
    lines = (GUIDES / language / "lead.md").read_text("utf-8").splitlines()
    questions = [line.split(" | ")[0] for line in lines if line.startswith("| ")][1:]

    assert len(questions) == 12
    assert [one for one in questions if not one.endswith("?")] == []
