from wick import Wick


class Lamp(Wick):
    def __enter__(self):
        self.is_lit = True
        return self

    def __exit__(self, *details):
        self.is_lit = False

    def blink(self):
        self.blinks += 1
        if self.broken:
            raise Exception("the glass is broken")
