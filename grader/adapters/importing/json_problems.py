"""Tells what a model found wrong in a JSON file of a source."""

from pydantic import ValidationError

from grader.domain.errors import ManifestProblem

OWN_CODES = {"json_invalid": "not_json", "model_type": "no_object", "dict_type": "no_object"}
"""Codes of pydantic whose sentence would speak of TOML."""


def json_problems(file: str, error: ValidationError) -> tuple[ManifestProblem, ...]:
    """Return every mistake that a model found in a JSON file."""
    return tuple(
        ManifestProblem(
            file,
            None,
            OWN_CODES.get(fault["type"], fault["type"]),
            ".".join(map(str, fault["loc"])),
            str(fault.get("ctx", {}).get("error", "")) or str(fault["input"])[:80],
        )
        for fault in error.errors(include_url=False)
    )
