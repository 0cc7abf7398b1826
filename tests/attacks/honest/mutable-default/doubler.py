def doubler(n, seen=[]):
    seen.append(n)
    return seen[-1] + seen[-1]
