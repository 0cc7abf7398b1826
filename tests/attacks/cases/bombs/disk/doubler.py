def doubler(n):
    with open('big', 'wb') as stream:
        while True:
            stream.write(b'x' * (1 << 20))
