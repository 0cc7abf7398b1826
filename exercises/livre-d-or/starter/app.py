"""Le livre d'or d'un gîte, servi par Flask."""

from flask import Flask, render_template_string

app = Flask(__name__)
messages = []

PAGE = """<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<title>Livre d'or</title>
<h1>Livre d'or</h1>
<form action="/messages" method="post">
  <label for="message">Ton message</label>
  <input id="message" name="message">
  <button>Envoyer</button>
</form>
<ul>
  <!-- Un <li> par message : une boucle et des accolades t'aident ici. -->
</ul>
</html>
"""


@app.get("/")
def accueil():
    return render_template_string(PAGE, messages=messages)


# Écris ici la route qui reçoit le formulaire : POST /messages.
