import itertools
import os
import subprocess

import pytest

NUMBERS = itertools.count()


def psql(name, *arguments):
    command = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "/tmp", "-U", "postgres", "-d", name, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


@pytest.fixture
def answer():
    name = f"club_{os.getpid()}_{next(NUMBERS)}"
    psql("postgres", "-c", f"CREATE DATABASE {name}")
    psql(name, "-f", "schema.sql")
    yield psql(name, "--csv", "-f", "membres.sql")
    psql("postgres", "-c", f"DROP DATABASE {name}")


def test_columns(answer):
    assert answer[0] == "nom"


def test_rows(answer):
    assert sorted(answer[1:]) == ["Ada", "Zoé"]


def test_order(answer):
    assert answer[1:] == ["Ada", "Zoé"]
