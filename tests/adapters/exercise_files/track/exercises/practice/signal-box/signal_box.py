def show(lamp):
    pass
