class Loop:
    def __repr__(self):
        while True:
            pass


def loop():
    return Loop()


def call(function):
    return function()
