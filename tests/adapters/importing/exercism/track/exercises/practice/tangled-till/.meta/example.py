def total(prices: list[int]) -> str:
    euros, cents = divmod(sum(prices), 100)
    return f"{euros},{cents:02}"
