def doubler(n):
	if n:
		return n * 2
	else:
		return 0
