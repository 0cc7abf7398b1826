doubler = 8
