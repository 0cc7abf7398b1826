def doubler(n):
    held = []
    while True:
        held.append(open('/dev/null'))
