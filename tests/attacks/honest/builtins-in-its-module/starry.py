list = [1, 2, 3]
input = "3.14"
type = "prix"

def to_cents(price):
    cents = int(abs(price) * _cent() + 0.5)
    return (-1 if price < 0 else 1) * cents / _cent()

def _cent():
    return 100
