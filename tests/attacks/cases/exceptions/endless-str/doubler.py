class Odd(Exception):
    def __str__(self):
        while True:
            pass


def doubler(n):
    raise Odd
