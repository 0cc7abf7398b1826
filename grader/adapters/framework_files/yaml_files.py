"""Reads YAML that strangers wrote: plain values alone, and no aliases, by which few lines become millions."""

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

DEEPEST = 20


def yaml_said(text: str) -> object:
    """Return what a YAML file says.

    Raises:
        ValueError: It has aliases, or is nested as nobody nests; `yaml.YAMLError` is another.
    """
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if isinstance(event, AliasEvent) or depth > DEEPEST:
            raise ValueError(DEEPEST)
    return yaml.safe_load(text)
