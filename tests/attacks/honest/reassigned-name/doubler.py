def doubler(n):
    return n

def doubler(n):
    return n + 2

def doubler(n):
    return n + n
