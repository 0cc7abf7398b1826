import unittest

from mots import compte


class Mots(unittest.TestCase):
    def test_vide(self):
        self.assertEqual(compte(""), 0)

    def test_deux(self):
        self.assertEqual(compte("bonjour Ada"), 2)
