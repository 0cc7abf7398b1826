class TestCase:
    def __getattr__(self, name):
        return lambda *a, **k: None


def main():
    pass
