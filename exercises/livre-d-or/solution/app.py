"""Le livre d'or d'un gîte, servi par Flask."""

from flask import Flask, redirect, render_template_string, request

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
  {% for message in messages %}
  <li>{{ message }}</li>
  {% endfor %}
</ul>
</html>
"""


@app.get("/")
def accueil():
    return render_template_string(PAGE, messages=messages)


@app.post("/messages")
def ajout():
    message = request.form.get("message", "").strip()
    if message:
        messages.append(message)
    return redirect("/")
