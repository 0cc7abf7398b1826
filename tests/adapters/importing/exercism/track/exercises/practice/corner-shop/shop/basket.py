def total(names):
    pass
