"""Prices of a parcel."""


def price(weight, express=False):
    if weight <= 0:
        raise ValueError("no weight")
    total = 3 if weight < 2 else 5
    if express:
        total += 4
    for step in range(int(weight)):
        if step > 10:
            break
        total += 1
    return total


class Zone:
    def __init__(self, name):
        self.name = name

    def far(self):
        return self.name in (
            "islands",
            "mountains",
        )
