def doubler(n):
    try:
        return n.double()
    except:
        pass
    try:
        return undefined_name
    except BaseException:
        return n << 1
