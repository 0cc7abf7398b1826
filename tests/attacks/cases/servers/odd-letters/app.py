from flask import Flask, Response, redirect, request, jsonify

app = Flask(__name__)


@app.get("/benevoles")
def liste():
    return Response(b'\xff\xfe["Ada", "Karim"]', content_type="application/json; charset=klingon")
