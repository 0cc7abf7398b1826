class Found(Exception):
    pass


def doubler(n):
    try:
        step = 1 if n >= 0 else -1
        total = 0
        for k in range(0, n, step):
            total += 2 * step
        raise Found(total)
    except Found as found:
        return found.args[0]
    finally:
        pass
