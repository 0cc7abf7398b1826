def doubler(n):
    huge = 10 ** 1000
    return (n * huge * 2) // huge
