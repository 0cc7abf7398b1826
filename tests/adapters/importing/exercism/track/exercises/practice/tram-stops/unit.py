NAMES = ["oak", "elm", "fir", "ash"]
