import functools


def times(factor):
    def decorate(function):
        @functools.wraps(function)
        def wrapped(*args, **kwargs):
            return function(*args, **kwargs) * factor
        return wrapped
    return decorate


@times(2)
def doubler(n):
    return n
