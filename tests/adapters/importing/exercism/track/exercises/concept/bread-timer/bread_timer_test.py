import unittest

import pytest

try:
    from bread_timer import BAKING_MINUTES, remaining
except ImportError as error:
    raise ImportError("Did you write both names?") from error


class BreadTimerTest(unittest.TestCase):
    @pytest.mark.task(taskno=1)
    def test_BAKING_MINUTES(self):
        self.assertEqual(BAKING_MINUTES, 35)

    @pytest.mark.task(taskno=2)
    def test_remaining(self):
        """Subtract what has gone by.

        This line is for those who read the tests.
        """
        self.assertEqual(remaining(30), 5)
