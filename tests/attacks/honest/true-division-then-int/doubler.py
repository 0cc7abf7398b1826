def doubler(n):
    matrix = [[n, 0], [0, n]]
    vector = [1, 1]
    return sum(sum(a * b for a, b in zip(row, vector)) for row in matrix)
