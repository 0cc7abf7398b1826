class Exit(Exception):
    returncode = 0


class Failed(Exception):
    pass


class XFailed(Failed):
    pass


def doubler(n):
    raise {4: Exit, 0: Failed}.get(n, XFailed)("passed")
