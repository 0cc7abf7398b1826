import unittest

from odd_numbers import is_odd


class OddNumbersTest(unittest.TestCase):
    def test_small_numbers(self):
        for number, expected in ((0, False), (1, True), (2, False)):
            with self.subTest(number=number):
                self.assertIs(is_odd(number), expected)

    def test_a_negative_number_is_refused(self):
        with self.assertRaises(ValueError) as caught:
            is_odd(-1)
        self.assertEqual(caught.exception.args[0], "only natural numbers")

    @unittest.skip("takes an hour")
    def test_every_number(self):
        for number in range(10**12):
            is_odd(number)
