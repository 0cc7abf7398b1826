def compte(texte):
    return len(texte.split())
