class Machine:
    factor = 2

    def run(self, n):
        return n * self.factor

doubler = Machine().run
