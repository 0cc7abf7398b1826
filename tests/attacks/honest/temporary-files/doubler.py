import csv
import sqlite3
import tempfile
from pathlib import Path

def doubler(n):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "nombres.csv")
        with path.open("w", newline="") as file:
            csv.writer(file).writerows([[n], [n]])
        with path.open() as file:
            numbers = [int(row[0]) for row in csv.reader(file)]
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE t (n INTEGER)")
    base.executemany("INSERT INTO t VALUES (?)", [(number,) for number in numbers])
    return base.execute("SELECT SUM(n) FROM t").fetchone()[0]
