from concurrent.futures import ThreadPoolExecutor

def doubler(n):
    with ThreadPoolExecutor(max_workers=4) as pool:
        return sum(pool.map(lambda value: value, [n, n]))
