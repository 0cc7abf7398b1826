"""Makes applications that share what is compiled for them: templates and addresses were most of a test of a page."""

from typing import ClassVar

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

from grader.assembly import Grader
from web.app import create_app

COMPILED = ("_parts", "_trace", "_converters", "arguments", "_build", "_build_unknown")
"""What Werkzeug's `Rule.compile` sets."""


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
    """A rule of addresses that Werkzeug parses and compiles for the first application that has it, and for no other."""

    _kept: ClassVar[dict[tuple[str, str], Rule]] = {}

    def compile(self) -> None:
        """Take what was compiled for the same words and defaults: it knows nothing else of its application."""
        first = self._kept.setdefault((self.rule, repr(self.defaults)), self)
        if first is self:
            super().compile()
            return
        vars(self).update({name: vars(first)[name] for name in COMPILED})


Flask.url_rule_class = KeptRule


def make_app(grader: Grader) -> Flask:
    """Return the application that serves this installation."""
    app = create_app(grader)
    app.jinja_env.bytecode_cache = KeptTemplates()
    return app
