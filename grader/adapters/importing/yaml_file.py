"""Reads a stranger's YAML: texts, lists and tables alone, no aliases, and no more than a person writes."""

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

from grader.adapters.importing.naming import refusal

MOST_BYTES = 262_144
DEEPEST = 50


def read_yaml(file: str, content: bytes) -> object:
    """Return what a YAML file says; numbers and truths stay the texts that they are written as.

    Raises:
        ManifestError: It is no YAML, has aliases, by which few lines become millions, or is larger than anybody writes.
    """
    if len(content) > MOST_BYTES:
        raise refusal(file, "too_large")
    try:
        text = content.decode("utf-8")
        _refuse_what_grows(file, text)
        return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes texts, lists and tables, and nothing else
    except UnicodeDecodeError as error:
        raise refusal(file, "not_utf8") from error
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        raise refusal(file, "not_yaml", str(error).partition("\n")[0][:80]) from error


def _refuse_what_grows(file: str, text: str) -> None:
    """Go on only with what costs no more than its length: each level costs the reader as much again."""
    depth = 0
    for event in yaml.parse(text, yaml.BaseLoader):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if isinstance(event, AliasEvent):
            raise refusal(file, "yaml_aliases")
        if depth > DEEPEST:
            raise refusal(file, "not_yaml", "…")
