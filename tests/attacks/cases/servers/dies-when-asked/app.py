import os

from flask import Flask

app = Flask(__name__)


@app.get('/benevoles')
def liste():
    os._exit(0)
