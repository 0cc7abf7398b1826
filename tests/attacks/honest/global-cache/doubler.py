CACHE = {}

def doubler(n):
    global CACHE
    if n not in CACHE:
        CACHE[n] = n + n
    return CACHE[n]
