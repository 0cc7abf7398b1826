"""What people read of competencies: their names, where somebody stands in one, and what is missing for a block."""

from collections.abc import Iterator

from grader.domain.competencies.framework import Framework, Frameworks, parted
from grader.domain.text import Language, Text
from grader.wording.catalogue import gettext_for


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
