import unittest
from pathlib import Path

from stops import LINE
from tram_stops import stops_between


class TramStopsTest(unittest.TestCase):
    def test_the_whole_line(self):
        expected = Path("expected.txt").read_text().split("\n")[:-1]
        self.assertEqual(stops_between(LINE[0], LINE[-1]), expected)

    def test_neighbours(self):
        self.assertEqual(stops_between(LINE[0], LINE[1]), [])
