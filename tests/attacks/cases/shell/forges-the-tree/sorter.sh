(setsid python3 forge.py >/dev/null 2>&1 &)
