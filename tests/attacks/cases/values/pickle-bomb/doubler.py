import os

class Value:
    def __reduce__(self):
        return os.system, ("true",)


def doubler(n):
    return [Value()]
