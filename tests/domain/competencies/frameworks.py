"""A small framework in two versions, for tests."""

from dataclasses import replace
from datetime import date

from grader.domain.competencies.framework import Block, Competency, Framework
from grader.domain.text import Text

HTML, TALK, SQL = (
    Competency("cp1", Text("Écrire du HTML", "Write HTML")),
    Competency("cp2", Text("Parler au client", "Talk to a customer"), by_person=True),
    Competency("cp3", Text("Écrire du SQL", "Write SQL")),
)
FRONT, BACK = Block("bc01", Text("Devant", "Front"), (HTML, TALK)), Block("bc02", Text("Derrière", "Back"), (SQL,))
FIRST = Framework("web-2024", 1, Text("Web", "Web"), "https://example.org", date(2024, 9, 1), (FRONT, BACK))
SECOND = replace(FIRST, version=2, dated=date(2026, 9, 1), blocks=(replace(FRONT, competencies=(HTML,)), BACK))
"""Without `cp2`."""
