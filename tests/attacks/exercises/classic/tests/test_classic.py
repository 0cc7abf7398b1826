"""The same kind of thing as a `unittest.TestCase`, whose module is imported whole."""

import unittest

import classic


class AdditionTest(unittest.TestCase):
    def test_adds(self):
        self.assertEqual(classic.add(2, 3), 5)
        self.assertIsInstance(classic.add(2, 3), int)

    def test_compares(self):
        self.assertIn(classic.add(1, 1), (2, 3))
        self.assertTrue(classic.is_even(4))
        self.assertFalse(classic.is_even(5))
        self.assertLess(classic.add(1, 1), 3)
        self.assertAlmostEqual(classic.add(0.1, 0.2), 0.3)

    def test_hidden(self):
        with self.assertRaises(TypeError):
            classic.add("a", 1)
        self.assertEqual([classic.add(n, n) for n in (7, 19, 401)], [14, 38, 802])
