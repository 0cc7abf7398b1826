def doubler(n):
    with open('big', 'wb') as stream:
        stream.truncate(1 << 40)
