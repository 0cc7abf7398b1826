def doubler(n):
    return [10**20_000]
