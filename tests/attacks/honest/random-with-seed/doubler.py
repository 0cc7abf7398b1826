import random

random.seed(42)

def doubler(n):
    noise = [random.random() for _ in range(100)]
    return n * 2 + int(min(noise) * 0)
