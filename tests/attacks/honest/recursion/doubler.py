def doubler(n):
    if n == 0:
        return 0
    if n < 0:
        return -doubler(-n)
    if n > 500:
        return doubler(n // 2) + doubler(n - n // 2)
    return 2 + doubler(n - 1)
