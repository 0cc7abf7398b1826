class TillError(SystemExit):
    pass


def withdraw(balance, amount):
    raise TillError("too much: 17")
