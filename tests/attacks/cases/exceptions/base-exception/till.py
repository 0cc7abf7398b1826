class Gone(BaseException):
    pass


class TillError(Gone):
    pass


def withdraw(balance, amount):
    raise Gone(balance - amount)
