BAKING_MINUTES = 35


def remaining(elapsed):
    return BAKING_MINUTES - elapsed
