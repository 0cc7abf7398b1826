__all__ = ["to_cents"]

sum = 0
_factor = 100

def max(a, b):
    return a if a > b else b

def to_cents(price):
    return float(f"{price:.2f}") + sum
