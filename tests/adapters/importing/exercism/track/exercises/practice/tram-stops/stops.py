from unit import NAMES

LINE = [f"{name} square" for name in NAMES]
