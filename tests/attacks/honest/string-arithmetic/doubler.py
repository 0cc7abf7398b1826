def doubler(n):
    sign, digits = ("-", str(n)[1:]) if n < 0 else ("", str(n))
    carry, result = 0, ""
    for digit in reversed(digits):
        carry, rest = divmod(int(digit) * 2 + carry, 10)
        result = str(rest) + result
    return int(sign + (str(carry) if carry else "") + result)
