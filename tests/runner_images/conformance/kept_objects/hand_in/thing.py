class Thing:
    size = 3


def make():
    return Thing()


def boxed():
    class Local:
        pass

    return Local()


DEFAULT = Thing()
