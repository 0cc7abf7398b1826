"""How the tests that a track skips leave its files."""

from grader.adapters.importing.skipping import without_skipped


def test_skipped_tests_are_taken_out_and_the_rest_stays_as_it_is():
    source = b"""import unittest


@unittest.skip("caf\xc3\xa9")
class Later(unittest.TestCase):
    def test_later(self):
        pass


class Now(Later):
    __test__ = True

    @unittest.skip(
        "not yet"
    )
    def test_skipped(self):
        pass

    def test_kept(self):
        self.assertEqual("\xc3\xa9", "\xc3\xa9")
"""

    edited = without_skipped({"test_it.py": source, "notes.txt": b"@skip"})

    assert edited["notes.txt"] == b"@skip"
    assert b'@lambda left_out: setattr(left_out, "__test__", False) or left_out\nclass Later' in edited["test_it.py"]
    assert (
        b"    pass  # test_skipped: skipped where it comes from, left out here\n\n    def test_kept"
        in edited["test_it.py"]
    )
    compile(edited["test_it.py"], "test_it.py", "exec")
