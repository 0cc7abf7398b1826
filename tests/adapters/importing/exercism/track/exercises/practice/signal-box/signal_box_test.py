import unittest

import signal_box
from lamp import Lamp


class SignalBoxTest(unittest.TestCase):
    def test_a_sound_lamp(self):
        lamp = Lamp(broken=False)
        signal_box.show(lamp)
        self.assertIs(lamp.is_lit, False)
        self.assertEqual(lamp.blinks, 1)

    def test_a_broken_lamp_is_put_out(self):
        lamp = Lamp(broken=True)
        with self.assertRaisesRegex(Exception, ".+"):
            signal_box.show(lamp)
        self.assertIs(lamp.is_lit, False)
        self.assertEqual(lamp.blinks, 1)
