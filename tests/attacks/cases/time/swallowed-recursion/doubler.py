def doubler(n):
    try:
        doubler(n)
    except RecursionError:
        pass
    try:
        doubler(n)
    except RecursionError:
        pass
