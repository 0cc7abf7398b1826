"""Competencies as exercises declare them: a framework and a code in it, until the framework itself is known."""


def competency_name(competency: str) -> str:
    """Return what people read of `dwwm-2023.cp7`: `CP7 (dwwm-2023)`."""
    framework, _, code = competency.rpartition(".")
    return f"{code.upper()} ({framework})" if framework else code
