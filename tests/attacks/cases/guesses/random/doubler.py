import random

def doubler(n):
    return random.randint(-200_000, 200_000)
