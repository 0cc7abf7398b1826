def doubler(n):
    total = 0

    def add():
        nonlocal total
        total += n

    add(); add()
    return total
