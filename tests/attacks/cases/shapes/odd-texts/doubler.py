def doubler(n):
    return '\0\ud800\x1b[2J\u202e\r\x08' + chr(0x10FFFF) * 3
