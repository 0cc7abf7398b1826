from flask import Flask, Response, redirect, request, jsonify

app = Flask(__name__)


@app.route("/benevoles", methods=["GET", "POST"])
def liste():
    return redirect("/benevoles")
