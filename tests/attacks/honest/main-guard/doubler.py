def doubler(n):
    return n * 2


if __name__ == "__main__":
    number = int(input("Un nombre ? "))
    print(doubler(number))
