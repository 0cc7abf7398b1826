from flask import Flask, Response, redirect, request, jsonify

app = Flask(__name__)


@app.get("/benevoles")
def liste():
    return Response('["Ada", "Karim"]', headers={"Content-Encoding": "gzip", "Content-Type": "application/json"})
