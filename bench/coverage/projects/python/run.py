from tariff import Zone, price

assert price(1) == 4
assert price(3) == 8
assert Zone("islands").far()
