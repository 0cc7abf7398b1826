def doubler(n):
    loop = []
    loop.append(loop)
    error = ValueError(loop)
    error.args = (error, loop)
    error.__cause__ = error.__context__ = error
    raise error
