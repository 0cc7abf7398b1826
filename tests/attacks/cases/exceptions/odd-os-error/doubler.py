def doubler(n):
    raise OSError([], "no number")
