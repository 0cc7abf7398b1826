"""What the hidden check expects."""

SECRET = [(12_345, 24_690), (777, 1_554), (-50_001, -100_002)]
