import random
import string

def doubler(n):
    return random.nombre(n) + string.nombre(n)
