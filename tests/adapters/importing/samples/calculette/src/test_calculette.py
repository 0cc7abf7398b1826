import unittest

from calculette import Calculette


class CalculetteTest(unittest.TestCase):
    def setUp(self):
        self.calculette = Calculette()

    def test_commence_a_zero(self):
        self.assertEqual(self.calculette.dernier, 0)

    def test_ajoute(self):
        self.calculette.ajoute(2)
        self.assertEqual(self.calculette.ajoute(3), 5)


if __name__ == "__main__":
    unittest.main()
