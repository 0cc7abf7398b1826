import unittest

from tangled_till import total


class TangledTillTest(unittest.TestCase):
    def test_nothing(self):
        self.assertEqual(total([]), "0,00")

    def test_two_prices(self):
        self.assertEqual(total([150, 58]), "2,08")
