def doubler(n):
    text = f"{f'{n * 2:+d}':>10}"
    return int(f"{text.strip()!s:{12}}")
