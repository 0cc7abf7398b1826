"""The yardsticks of `make load`: a bare Flask view with one keyed SELECT, and a board's table drawn by bare Jinja.

They are served as the site is, by as many processes and threads, so that what differs is what we do in between.
"""
# ruff: noqa: INP001 - a program, in no package

import sys

from flask import Flask, render_template_string
from sqlalchemy import create_engine, text

from grader.assembly import assemble
from grader.settings import Settings
from web.serving import Server

TABLE = """<!doctype html><title>{{ title }}</title><table>
<thead><tr><th>Learner</th>
{% for one in columns %}<th><a href="/exercises/{{ one }}">{{ one }}</a></th>{% endfor %}
</tr></thead>
<tbody>
{% for row in rows %}<tr><th><a href="/people/{{ row.handle }}">{{ row.name }}</a></th>
{% for cell in row.cells %}<td role="cell" class="matrix-cell">
<span class="cell-title" aria-hidden="true">{{ cell.exercise }}</span>
<a class="cell chip-{{ cell.status }}" id="cell-{{ row.handle }}-{{ cell.exercise }}" data-tries="{{ cell.tries }}"
data-at="{{ cell.at }}" href="/submissions/{{ cell.id }}">
<i aria-hidden="true">{{ cell.glyph }}</i><span class="cell-word">{{ cell.word }}</span></a></td>
{% endfor %}</tr>{% endfor %}
</tbody></table>"""
LEARNERS, EXERCISES = 50, 40
ONE = text("SELECT name FROM cohort WHERE slug = :slug")


def bare_site(database_address: str) -> Flask:
    """Return the two yardsticks as an application."""
    app, engine = Flask(__name__), create_engine(database_address, isolation_level="AUTOCOMMIT")
    columns = [f"exercise-{number}" for number in range(EXERCISES)]
    rows = [_row(number, columns) for number in range(LEARNERS)]

    @app.get("/one")
    def one() -> str:
        with engine.connect() as connection:
            return str(connection.scalar(ONE, {"slug": "load"}))

    @app.get("/table")
    def table() -> str:
        return render_template_string(TABLE, title="A cohort", columns=columns, rows=rows)

    return app


def _row(number: int, columns: list[str]) -> dict[str, object]:
    cell = {"status": "passed", "tries": 3, "at": 1795420680, "id": "7K3F9Q0003", "glyph": "●", "word": "Réussi (4/4)"}
    cells = [cell | {"exercise": one} for one in columns]
    return {"handle": f"learner-{number}", "name": f"Learner {number}", "cells": cells}


if __name__ == "__main__":
    settings = Settings().model_copy(update={"port": int(sys.argv[1])})
    Server(bare_site(settings.database_address), assemble(settings), listener=None).run()
