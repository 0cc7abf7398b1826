"""Files of frameworks: the three kinds say the same, and what is none is refused in a word, whatever it holds."""

import pytest

from grader.adapters.framework_files.reading import read_framework
from grader.domain.competencies.framework import Framework
from grader.domain.errors import NotValid
from tests.domain.competencies.frameworks import FIRST

TOML = """
slug = "web-2024"
title = { fr = "Web", en = "Web" }
source = "https://example.org"
dated = 2024-09-01
[[blocks]]
code = "bc01"
title = { fr = "Devant", en = "Front" }
[blocks.competencies]
cp1 = { fr = "Écrire du HTML", en = "Write HTML" }
cp2 = { fr = "Parler au client", en = "Talk to a customer", by_person = true }
[[blocks]]
code = "bc02"
title = { fr = "Derrière", en = "Back" }
[blocks.competencies]
cp3 = { fr = "Écrire du SQL", en = "Write SQL" }
"""
YAML = """
slug: web-2024
title: { fr: Web, en: Web }
source: https://example.org
dated: 2024-09-01
blocks:
  - code: bc01
    title: { fr: Devant, en: Front }
    competencies:
      cp1: { fr: Écrire du HTML, en: Write HTML }
      cp2: { fr: Parler au client, en: Talk to a customer, by_person: true }
  - code: bc02
    title: { fr: Derrière, en: Back }
    competencies:
      cp3: { fr: Écrire du SQL, en: Write SQL }
"""
CSV = """\
framework;title_fr;title_en;source;dated;block;block_fr;block_en;code;fr;en;by_person
web-2024;Web;Web;https://example.org;2024-09-01;bc01;Devant;Front;cp1;Écrire du HTML;Write HTML;
;;;;;bc01;;;cp2;Parler au client;Talk to a customer;oui
;;;;;bc02;Derrière;Back;cp3;Écrire du SQL;Write SQL;
"""
EXCEL = "\N{ZERO WIDTH NO-BREAK SPACE}" + CSV.replace(";", ",")


def read(name: str, text: str) -> Framework:
    return read_framework(name, text.encode())


@pytest.mark.parametrize(
    ("name", "text"), [("a.toml", TOML), ("a.yaml", YAML), ("A.YML", YAML), ("a.csv", CSV), ("a.csv", EXCEL)]
)
def test_each_kind_of_file_says_the_same(name: str, text: str) -> None:
    found = read(name, text)

    assert found.says_as(FIRST)
    assert (found.slug, found.version) == ("web-2024", 0)


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.xlsx", CSV, "framework_kind"),
        ("a", CSV, "framework_kind"),
        ("a.csv", "x" * 262_145, "framework_large"),
        ("a.toml", "slug = ", "framework_shape"),
        ("a.toml", TOML.replace('slug = "web-2024"', "slug = 7"), "framework_shape"),
        ("a.toml", TOML.replace("by_person = true", "by_machine = true"), "framework_shape"),
        ("a.toml", TOML.replace("2024-09-01", '"soon"'), "framework_shape"),
        ("a.toml", TOML.replace('"web-2024"', '"Web 2024"'), "framework_name"),
        ("a.yaml", YAML.replace("title: { fr: Web, en: Web }", "title: &a [*a]"), "framework_shape"),
        ("a.yaml", "[" * 40 + "]" * 40, "framework_shape"),
        ("a.yaml", "!!python/object/apply:os.system [id]", "framework_shape"),
        ("a.yaml", "- 1", "framework_shape"),
        ("a.csv", CSV.replace("dated", "when"), "framework_shape"),
        ("a.csv", CSV.splitlines()[0], "framework_shape"),
        ("a.csv", CSV + ";;;;;bc02;;;cp3;Encore;Again;\n", "framework_shape"),
        ("a.csv", CSV.splitlines()[0] + "\n" + ";" * 11 + "\n", "framework_shape"),
        ("a.csv", CSV.splitlines()[0] + "\n" + ";" * 30 + "\n", "framework_shape"),
    ],
)
def test_what_is_no_framework_is_refused(name: str, text: str, code: str) -> None:
    with pytest.raises(NotValid) as refused:
        read(name, text)

    assert refused.value.code == code


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(NotValid, match="framework_shape"):
        read_framework("a.csv", b"\xff\xfe\x00")
