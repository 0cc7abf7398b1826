import unittest

from gradescope_utils.autograder_utils.decorators import number, partial_credit, visibility, weight

from caisse import Caisse


class TestRendu(unittest.TestCase):
    def setUp(self):
        self.caisse = Caisse()

    @weight(2)
    @number("1.1")
    def test_rendu_exact(self):
        """Rend ce qui reste"""
        self.assertEqual(self.caisse.rend(20, 12), 8)

    @weight(0.5)
    @number("1.2")
    @visibility("hidden")
    def test_rien(self):
        """Ne rend rien à qui paie juste"""
        self.assertEqual(self.caisse.rend(7, 7), 0)

    @weight(1)
    @visibility("after_due_date")
    def test_trop_peu(self):
        with self.assertRaises(ValueError):
            self.caisse.rend(3, 5)


class TestPieces(unittest.TestCase):
    @partial_credit(3)
    @number("2.1")
    def test_pieces(self, set_score=None):
        """Rend peu de pièces"""
        pieces = Caisse().pieces(8)
        set_score(3 if len(pieces) == 3 else 1)
