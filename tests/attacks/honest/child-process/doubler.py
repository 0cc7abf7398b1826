import os

def doubler(n):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, str(n * 2).encode())
        os._exit(0)
    os.waitpid(child, 0)
    return int(os.read(reader, 100))
