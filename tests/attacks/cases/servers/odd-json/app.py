from flask import Flask, Response, redirect, request, jsonify

app = Flask(__name__)


@app.get("/benevoles")
def liste():
    return Response('[NaN, Infinity, "\\ud800", ' + "9" * 5000 + "]", mimetype="application/json")
