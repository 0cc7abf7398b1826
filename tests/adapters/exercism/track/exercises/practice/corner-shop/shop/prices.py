def price(name):
    pass
