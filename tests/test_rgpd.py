"""The register in `docs/rgpd/` names whatever is kept about people, and for how long, so that it cannot age."""

import re
from pathlib import Path

from sqlalchemy import MetaData

from grader.adapters.database import tables
from grader.settings import Settings

REGISTER = (Path(__file__).parents[1] / "docs" / "rgpd" / "registre.md").read_text("utf-8")
NAMES_WITHOUT_A_KEY = {"audit", "chat_hook", "chat_message"}
"""Tables whose texts may name somebody, although none of their columns refers to a person."""


def test_the_register_names_each_period_with_what_it_is_by_default() -> None:
    fields = Settings.model_fields.items()
    periods = {f"GRADER_{name.upper()}": str(field.default) for name, field in fields if name.startswith("keep_")}

    stated = dict(re.findall(r"^\| `(GRADER_KEEP_\w+)` \| (\d+) \|", REGISTER, re.MULTILINE))

    assert periods
    assert stated == periods


def test_the_register_names_each_table_that_is_about_somebody() -> None:
    kept = about_people(tables.person.metadata) | NAMES_WITHOUT_A_KEY

    stated = set(re.findall(r"`([a-z_]+)`", REGISTER.split("## Ce qui est gardé")[1].split("## Droits")[0]))

    assert {"enrollment", "portfolio_link", "chat_message"} <= kept
    assert stated == kept


def about_people(metadata: MetaData) -> set[str]:
    """Return the names of the tables that refer to a person, be it by way of others."""
    found, before = {"person"}, set[str]()
    while found != before:
        before = set(found)
        for table in metadata.tables.values():
            if any(key.column.table.name in found for key in table.foreign_keys):
                found.add(table.name)
    return found
