class TillError(RuntimeError):
    """Nothing more."""


def withdraw(balance, amount):
    try:
        if amount < 0:
            return {}[amount]
    except KeyError as error:
        raise TillError(amount) from error
    try:
        assert amount <= balance, f"too much for {balance}"
    except AssertionError as error:
        raise ValueError(*error.args)
    return balance - amount
