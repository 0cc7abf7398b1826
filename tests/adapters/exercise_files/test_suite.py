"""Which tests are found by reading a suite: those that pytest finds by running it."""

import pytest

from grader.adapters.exercise_files.suite import Suite

BASE = b"import unittest\nclass Base(unittest.TestCase):\n    def test_base(self): pass\n"


def collected(**sources: str) -> list[str]:
    files = {f"{name}.py": source.encode() for name, source in sources.items()}
    return [test.name for test in Suite(files).tests() if not test.is_skipped]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def test_one(): pass\ndef helper(): pass", ["test_one"]),
        ("class TestA:\n    def test_one(self): pass", ["TestA::test_one"]),
        ("class A:\n    def test_one(self): pass", []),
        ("class A(unittest.TestCase):\n    def test_one(self): pass", ["A::test_one"]),
        ("class A(IsolatedAsyncioTestCase):\n    async def test_one(self): pass", ["A::test_one"]),
        ("class TestA:\n    def __init__(self): pass\n    def test_one(self): pass", []),
        ("class TestA:\n    __test__ = False\n    def test_one(self): pass", []),
        ("class TestA:\n    def test_one(self): pass\n    def test_one(self): pass", ["TestA::test_one"]),
        ("if True:\n    def test_one(): pass", ["test_one"]),
        ("try:\n    import x\nexcept ImportError:\n    def test_one(): pass", ["test_one"]),
        ("@unittest.skip('why')\ndef test_one(): pass", []),
        ("@pytest.mark.skip\ndef test_one(): pass", []),
        ("@unittest.expectedFailure\ndef test_one(): pass", []),
        ("@unittest.skipIf(False, 'why')\ndef test_one(): pass", ["test_one"]),
        ("@unittest.skip('why')\nclass TestA:\n    def test_one(self): pass\nclass TestB(TestA): pass", []),
    ],
)
def test_it_finds_what_pytest_collects(source: str, names: list[str]):
    assert collected(test_it=source) == [f"test_it.py::{name}" for name in names]


@pytest.mark.parametrize(
    "imports", ["from base import Base", "from base import *", "import base", "from base import Base as Root"]
)
def test_methods_are_inherited_across_files(imports: str):
    parent = {"import base": "base.Base", "from base import Base as Root": "Root"}.get(imports, "Base")
    source = f"{imports}\nclass Child({parent}):\n    def test_own(self): pass\n"
    suite = Suite({"test_it.py": source.encode(), "base.py": BASE})

    assert {"test_it.py::Child::test_base", "test_it.py::Child::test_own"} <= {test.name for test in suite.tests()}
    assert "base.py::Base::test_base" in suite.names()


def test_an_imported_test_case_is_collected_where_it_is_imported():
    assert collected(test_it="from base import Base", base=BASE.decode()) == ["test_it.py::Base::test_base"]


def test_a_circle_of_imports_ends():
    assert collected(test_a="from test_b import *\ndef test_one(): pass", test_b="from test_a import *")[:1] == [
        "test_a.py::test_one"
    ]
