"""Makes applications that share their compiled templates: compiling them anew was a third of a test of a page."""

from typing import ClassVar

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

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


def make_app(grader: Grader) -> Flask:
    """Return the application that serves this installation."""
    app = create_app(grader)
    app.jinja_env.bytecode_cache = KeptTemplates()
    return app
