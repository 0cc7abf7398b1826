SECRET = []
