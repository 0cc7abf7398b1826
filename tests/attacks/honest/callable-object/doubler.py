class Doubler:
    def __init__(self):
        self.calls = 0

    def __call__(self, n):
        self.calls += 1
        return n * 2


doubler = Doubler()
