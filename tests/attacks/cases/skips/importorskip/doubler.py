raise ModuleNotFoundError("No module named 'doubler'", name="doubler")
