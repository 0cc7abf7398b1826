import multiprocessing

def one(n):
    return n

def doubler(n):
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return sum(pool.map(one, [n, n]))
