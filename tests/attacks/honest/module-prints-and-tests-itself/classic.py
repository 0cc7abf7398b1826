def add(a, b):
    return a + b

def is_even(n):
    return not n & 1

print("essais :", add(1, 1), is_even(2))
assert add(1, 2) == 3
for n in range(5):
    print(n, is_even(n))
