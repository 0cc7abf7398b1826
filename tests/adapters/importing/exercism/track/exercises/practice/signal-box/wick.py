class Wick:
    def __init__(self, *, broken):
        self.broken = broken
        self.is_lit = False
        self.blinks = 0
