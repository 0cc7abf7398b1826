doubler = lambda n: n * 2
