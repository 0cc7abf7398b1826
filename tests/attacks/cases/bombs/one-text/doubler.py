def doubler(n):
    text = 'x'
    while True:
        text += text
