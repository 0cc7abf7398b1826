print(["Ada", "Karim"])
