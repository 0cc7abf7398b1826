import asyncio

async def part(n):
    await asyncio.sleep(0.01)
    return n

async def both(n):
    return sum(await asyncio.gather(part(n), part(n)))

def doubler(n):
    return asyncio.run(both(n))
