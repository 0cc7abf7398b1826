def doubler(n):
    held = []
    while True:
        held.append([0] * 100_000)
