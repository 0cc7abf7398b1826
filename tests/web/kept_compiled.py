"""Makes applications that share what is compiled for them: templates and addresses were most of a test of a page."""

from collections.abc import Callable
from typing import ClassVar

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

from grader.assembly import Grader
from web.app import create_app


class KeptTemplates(BytecodeCache):
    """Templates as a process has compiled them; one that was changed meanwhile is compiled again."""

    _kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


class KeptRule(Rule):
    """A rule whose builder of addresses, a function that Werkzeug compiles, is kept for the next application's."""

    _kept: ClassVar[dict[tuple[str, str, bool], Callable[..., tuple[str, str]]]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:  # noqa: FBT001, FBT002 - Werkzeug's signature
        """Return it; it knows its rule's words alone, and is bound to the rule afterwards."""
        key = (self.rule, repr(self.defaults), append_unknown)
        if key not in self._kept:
            self._kept[key] = super()._compile_builder(append_unknown)
        return self._kept[key]


Flask.url_rule_class = KeptRule


def make_app(grader: Grader) -> Flask:
    """Return the application that serves this installation."""
    app = create_app(grader)
    app.jinja_env.bytecode_cache = KeptTemplates()
    return app
