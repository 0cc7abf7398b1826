from flask import Flask, request

app = Flask(__name__)
PAGE = """<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<title>Bonjour</title>
<form><label>Prénom <input name="prenom"></label> <button>Dire</button></form>
<p role="status">%s</p>
</html>
"""


@app.get("/")
def page():
    prenom = request.args.get("prenom")
    return PAGE % (f"Bonjour {prenom} !" if prenom else "")
