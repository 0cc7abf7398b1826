from flask import Flask

app = Flask(__name__)


@app.get('/benevoles')
def liste():
    def endless():
        while True:
            yield 'x' * 100_000

    return endless()
