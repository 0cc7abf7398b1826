import unittest

from cases import EmptyCases
from shop.basket import total


class BasketTest(EmptyCases, unittest.TestCase):
    def total(self, names):
        return total(names)

    def test_one_of_each(self):
        self.assertEqual(total(["bread", "milk"]), 215)


class SmallBasketTest(EmptyCases, unittest.TestCase):
    def total(self, names):
        return total(names)

    def test_one_of_each(self):
        self.assertEqual(total(["milk"]), 95)
