SECRET = [(12_345, None)]
