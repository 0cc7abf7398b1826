def doubler(n):
    while True:
        print('x' * 1000)
