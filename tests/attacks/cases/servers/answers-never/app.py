from flask import Flask

app = Flask(__name__)


@app.get('/benevoles')
def liste():
    while True:
        pass
