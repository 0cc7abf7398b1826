"""What people read of competencies: their names, where somebody stands in one, and what is missing for a block."""

from collections.abc import Iterator, Mapping

from grader.domain.competencies.evidence import CompetencyEvidence, EvidenceKind
from grader.domain.competencies.framework import Framework, Frameworks, parted
from grader.domain.competencies.standing import CompetencyStanding, CompetencyState
from grader.domain.competencies.validation import Decision
from grader.domain.exercises.exercise import Exercise
from grader.domain.projects.project import Project
from grader.domain.text import Language, Text
from grader.wording.catalogue import N_, gettext_for

STATES = {
    CompetencyState.VALIDATED: N_("validated"),
    CompetencyState.EVIDENCED: N_("shown, not validated yet"),
    CompetencyState.OPEN: N_("not shown yet"),
}
DECISIONS = {Decision.VALIDATED: N_("Validated"), Decision.TAKEN_BACK: N_("Validation taken back")}
KINDS = {
    EvidenceKind.EXERCISE: N_("Exercise passed: %(title)s"),
    EvidenceKind.CHECK: N_("Test passed: %(check)s (%(title)s)"),
    EvidenceKind.PROJECT: N_("Project reviewed: %(title)s"),
}


def competency_name(declared: str, frameworks: Frameworks) -> Text:
    """Return what people read of `dwwm-2023.cp7`: `CP7 · Développer …`; of one that no framework has, `CP7 (…)`."""
    framework, code = parted(declared)
    found = frameworks.named(declared)
    if found is not None:
        return coded(code, found[1].name)
    plain = f"{code.upper()} ({framework})" if framework else code
    return Text(plain, plain)


def coded(code: str, name: Text) -> Text:
    """Return a name behind its code."""
    return Text(f"{code.upper()} · {name.fr}", f"{code.upper()} · {name.en}" if name.en else "")


def framework_lines(framework: Framework, language: Language) -> Iterator[str]:
    """Yield a framework for a terminal: what it is, and then its blocks with their competencies."""
    text = gettext_for(language).gettext
    yield text("%(slug)s, version %(version)s: %(title)s") % {
        "slug": framework.slug,
        "version": framework.version,
        "title": framework.title.in_(language),
    }
    yield text("In force since %(day)s, from %(source)s") % {"day": framework.dated, "source": framework.source}
    for block in framework.blocks:
        yield f"  {coded(block.code, block.title).in_(language)}"
        for one in block.competencies:
            by_person = text("assessed by a person") if one.by_person else ""
            yield f"    {coded(one.code, one.name).in_(language)}" + (f" ({by_person})" if by_person else "")


def brought_in_line(framework: Framework, language: Language, *, new: bool) -> str:
    """Return what became of a framework that somebody brought."""
    text = gettext_for(language).gettext
    said = (
        text("Version %(version)s of %(slug)s is there. What was shown and said by earlier ones stays.")
        if new
        else text("Version %(version)s of %(slug)s says the same already. Nothing was changed.")
    )
    return said % {"version": framework.version, "slug": framework.slug}


def state_word(state: CompetencyState, language: Language) -> str:
    """Return where somebody stands in a competency."""
    return gettext_for(language).gettext(STATES[state])


def decision_word(decision: Decision, language: Language) -> str:
    """Return what was said of a competency."""
    return gettext_for(language).gettext(DECISIONS[decision])


def evidence_line(
    evidence: CompetencyEvidence, exercises: Mapping[str, Exercise], project: Project | None, language: Language
) -> str:
    """Return what speaks for a competency, by the names that exercises, checks and projects have now."""
    exercise = exercises.get(evidence.exercise)
    checks = {check.id: check.title.in_(language) for check in exercise.checks} if exercise else {}
    titled = exercise or project
    named = {
        "title": titled.title.in_(language) if titled else evidence.exercise or evidence.source,
        "check": checks.get(evidence.check, evidence.check),
    }
    return gettext_for(language).gettext(KINDS[evidence.kind]) % named


def missing_sentence(standing: CompetencyStanding, language: Language, *, yours: bool) -> str:
    """Return what a competency lacks to be validated.

    Args:
        yours: It is said to the learner.
    """
    text = gettext_for(language).gettext
    if standing.state is CompetencyState.EVIDENCED:
        if yours:
            return text("You have shown it. A trainer looks at it with you and validates it.")
        return text("It was shown. A person looks at it and validates it.")
    if standing.by_person:
        return text("A person assesses it: no exercise of the cohort shows it.")
    return text("One of these exercises shows it:")
