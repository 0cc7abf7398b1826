from functools import cache, reduce, singledispatch

@singledispatch
def add(a, b):
    raise NotImplementedError

@add.register
def _(a: int, b: int):
    return a + b

@cache
def doubler(n):
    return reduce(add, [n, n], 0)
