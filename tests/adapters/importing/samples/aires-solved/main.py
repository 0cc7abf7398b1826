from outils import aire

print(aire(int(input()), int(input())))
