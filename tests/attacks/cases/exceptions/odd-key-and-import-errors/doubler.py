def doubler(n):
    if n == 4:
        raise ImportError("cannot import name 'doubler' from 'doubler'", name="doubler", path=[])
    raise NameError(["doubler"], name=3)
