def price(name):
    return {"bread": 120, "milk": 95}[name]
