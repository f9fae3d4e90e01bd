"""Writes kernel-values.json: arguments and 50-digit values of exp, ln and x^y, each value as the nearest double and what is left of it.
Python 3.11, standard library only: python3 kernel_values.py > kernel-values.json"""
import json
import random
from decimal import Decimal, getcontext

getcontext().prec = 60
random.seed(1)

def parts(value):
    high = float(value)
    return [high, float(value - Decimal(high))]

def uniform(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]

exp = uniform(-700, 709, 200) + uniform(-1, 1, 150) + uniform(-1e-8, 1e-8, 50)
log = [10 ** x for x in uniform(-300, 300, 150)] + uniform(0.5, 2, 200) + [1 + x for x in uniform(-1e-6, 1e-6, 50)]
power = []
while len(power) < 400:
    x, y = 10 ** random.uniform(-2, 2), random.uniform(-12, 12)
    if abs(y * float(Decimal(x).ln())) <= 32:
        power.append((x, y))

print(json.dumps({
    "exp": [[x, *parts(Decimal(x).exp())] for x in exp],
    "log": [[x, *parts(Decimal(x).ln())] for x in log],
    "power": [[x, y, *parts((Decimal(y) * Decimal(x).ln()).exp())] for x, y in power],
}))
