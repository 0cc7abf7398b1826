import asyncio

def doubler(n):
    raise StopAsyncIteration if n > 0 else asyncio.CancelledError
