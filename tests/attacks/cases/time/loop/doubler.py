def doubler(n):
    while True:
        pass
