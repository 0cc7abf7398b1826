def say(**k):
    raise SystemExit(0)
