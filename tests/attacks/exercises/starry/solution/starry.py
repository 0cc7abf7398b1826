def to_cents(price):
    return round(price, 2)
