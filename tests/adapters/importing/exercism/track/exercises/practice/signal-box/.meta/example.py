def show(lamp):
    with lamp as lit:
        lit.blink()
