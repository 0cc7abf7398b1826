def parts(n):
    yield n
    yield n

def doubler(n):
    return sum(part for part in parts(n))
