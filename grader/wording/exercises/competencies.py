"""Competencies as exercises declare them, by the names of their framework, a file of `frameworks/` each."""

import tomllib
from functools import cache
from pathlib import Path

from grader.domain.text import Text

_FRAMEWORKS = Path(__file__).with_name("frameworks")


def competency_name(competency: str) -> Text:
    """Return what people read of `dwwm-2023.cp7`: `CP7 · Développer …`; of one that no framework has, `CP7 (…)`."""
    framework, _, code = competency.rpartition(".")
    name = _names().get(competency)
    if name is not None:
        return Text(f"{code.upper()} · {name.fr}", f"{code.upper()} · {name.en}")
    plain = f"{code.upper()} ({framework})" if framework else code
    return Text(plain, plain)


@cache
def _names() -> dict[str, Text]:
    """Return the names of all competencies of all frameworks, by what exercises write."""
    return {
        f"{path.stem}.{code}": Text(name["fr"], name["en"])
        for path in sorted(_FRAMEWORKS.glob("*.toml"))
        for block in tomllib.loads(path.read_text("utf-8"))["blocks"]
        for code, name in block["competencies"].items()
    }
