nombre = int(input())
for fois in range(1, 4):
    print(nombre * fois)
