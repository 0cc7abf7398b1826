"""The demo's project: a page for an association, its grid, what three of the first class handed in, and reviews."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from grader.assembly import Grader
from grader.commands.demo.demo_cohorts import FIRST
from grader.domain.days import first_day
from grader.domain.people import Person
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.pairing import ProjectPair
from grader.domain.projects.project import Criterion, Level, Project
from grader.domain.projects.review import ReviewWords
from grader.domain.text import Text
from grader.engine.projects.handing_in import hand_in_project
from grader.engine.projects.keeping import ProjectWords, make_project
from grader.engine.projects.reviewing import draw_pairs, review_hand_in

SLUG, BY = "page-asso", "ines"
SENT = ("ada", "karim", "chloe")
BRIEF = Text(
    "Une association de quartier n'a pas de site. Fais-lui **une page** : qui elle est, quand elle ouvre, comment "
    "la joindre.\n\n"
    "Va voir quelqu'un de l'association avant d'écrire la première ligne.",
    "An association of the neighbourhood has no site. Make it **one page**: who they are, when they open, how to "
    "reach them.\n\n"
    "See somebody of the association before you write the first line.",
)
GRID = (
    Criterion(
        "telephone",
        Text("La page se lit sur un téléphone", "The page reads well on a telephone"),
        {
            Level.NOT_YET: Text("il faut glisser de côté", "one has to slide sideways"),
            Level.REACHED: Text("tout se lit à 360 pixels de large", "all of it reads at 360 pixels of width"),
        },
    ),
    Criterion(
        "besoin",
        Text("Elle répond à ce que l'association a demandé", "It answers what the association asked for"),
        {Level.REACHED: Text("horaires, adresse et contact y sont", "hours, address and contact are there")},
    ),
    Criterion("raconte", Text("Tu racontes tes choix", "You tell your choices")),
)
FOUND: Mapping[str, tuple[Sequence[Level], str]] = {
    "karim": (
        (Level.REACHED, Level.REACHED, Level.BEYOND),
        "L'association l'a mise en ligne. Bravo !",
    ),
    "chloe": (
        (Level.NEARLY, Level.REACHED, Level.REACHED),
        "Le menu sort de l'écran : regarde sa largeur.",
    ),
}
"""Whom the trainer reviewed: the levels in the order of the grid, and what she says of the whole."""

PEER = (
    (Level.REACHED, Level.NEARLY, Level.REACHED),
    "J'ai trouvé l'adresse tout de suite. Où sont les horaires ?",
)


def give_project(grader: Grader) -> None:
    """Make the project with all of it, unless an earlier run of the demo did."""
    with grader.database.read() as tx:
        people = {one.handle: one for handle in (BY, *SENT) if (one := tx.people.by_handle(handle)) is not None}
        is_there = tx.projects.by_slug(FIRST.slug, SLUG) is not None
    if is_there or len(people) <= len(SENT):
        return
    project = _made(people[BY], grader)
    sent = {handle: _handed_in(people[handle], project, grader) for handle in SENT}
    for handle, (levels, said) in FOUND.items():
        _review(people[BY], sent[handle], levels, said, grader)
    for pair in draw_pairs(people[BY], project.id, database=grader.database):
        _review_as_peer(pair, people, sent, grader)


def _made(trainer: Person, grader: Grader) -> Project:
    today = first_day(grader.now(), grader.settings.zone)
    words = ProjectWords(
        Text("Une page pour une association", "A page for an association"),
        BRIEF,
        GRID,
        ("dwwm-2023.cp2", "dwwm-2023.cp3"),
        today - timedelta(days=14),
        today + timedelta(days=4),
        peers=True,
    )
    zone, database, new_id = grader.settings.zone, grader.database, grader.new_id
    return make_project(trainer, FIRST.slug, SLUG, words, zone=zone, database=database, new_id=new_id)


def _handed_in(learner: Person, project: Project, grader: Grader) -> ProjectHandIn:
    return hand_in_project(
        learner,
        project.id,
        f"https://{learner.handle}.example.org/",
        database=grader.database,
        repositories=grader.repositories,
        now=grader.now,
        new_id=grader.new_id,
    )


def _review(by: Person, hand_in: ProjectHandIn, levels: Sequence[Level], said: str, grader: Grader) -> None:
    words = ReviewWords({one.id: level for one, level in zip(GRID, levels, strict=True)}, {}, said)
    review_hand_in(by, hand_in.id, words, database=grader.database, now=grader.now)


def _review_as_peer(
    pair: ProjectPair, people: Mapping[str, Person], sent: Mapping[str, ProjectHandIn], grader: Grader
) -> None:
    """Let one of them say what they found of the one they were drawn to read; the others have still to."""
    whose = {one.enrollment_id: handle for handle, one in sent.items()}
    if whose[pair.reviewer] == SENT[0]:
        levels, said = PEER
        _review(people[SENT[0]], sent[whose[pair.reviewed]], levels, said, grader)
