import time

from flask import Flask

app = Flask(__name__)


@app.get("/benevoles")
def liste():
    def endless():
        while True:
            yield "x"
            time.sleep(0.2)

    return endless()
